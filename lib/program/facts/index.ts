import { releaseNumber, type Manifest } from '../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, textsByIndex, type Fields } from '../objects/read';
import { WORKLOAD_CONDITIONS_SINCE } from '../../releases/analysis.data';
import { DEFAULT_MINOR } from '../../releases/known';
import type { AnalysisOptions, Outside } from '../outside';
import { append } from './append';
import { Gateways } from './gateways';
import { Hosts } from './hosts';
import { MeshSettings } from './mesh-settings';
import { Names } from './names';
import { Namespaces } from './namespaces';
import { POD_KINDS, Pods, type PodFact } from './pods';
import { wildcardsOf } from '../objects/host-names';
import { Sidecars } from './sidecars';
import { visibilityOf, type Visibility } from '../objects/visibility';

export * from '../objects/host-names';
export * from '../objects/visibility';
export type { ServiceFact, PortFact, Hosts } from './hosts';
export type { ServedPort } from './gateways';
export type { MeshSettings } from './mesh-settings';
export { hasProxy, isGatewayPod, type Namespaces } from './namespaces';
export { matchesLabels, matchesSelector } from '../objects/selectors';
export { isMachine, type PodFact, type Pods } from './pods';
export { sidecarSelector, type SidecarScope } from './sidecars';

/** Namespace of Kubernetes' own services, such as DNS, which no program declares. */
const SYSTEM_NAMESPACE = 'kube-system';

/** DestinationRule, with the namespaces in which it is visible. */
export interface RuleFact {
  readonly object: Manifest;
  /** Complete host, or a wildcard. */
  readonly host: string;
  readonly subsets: ReadonlySet<string>;
  readonly scope: Visibility;
}

/** Kinds of other controllers that create a Secret, with the field of its name. */
const SECRET_SOURCES: Readonly<Record<string, (spec: Fields) => string | undefined>> = {
  'Secret': () => undefined,
  'cert-manager.io/Certificate': (spec) => textOf(spec, 'secretName'),
  'external-secrets.io/ExternalSecret': (spec) => textOf(fieldsOf(spec, 'target'), 'name'),
  'bitnami.com/SealedSecret': (spec) => textOf(fieldsOf(fieldsOf(spec, 'template'), 'metadata'), 'name'),
};

/**
 * Facts about a set of objects, each read once and only when needed: hosts and their visibility, pods, gateways,
 * namespaces, the settings of the mesh. Lookups do not slow down with the number of objects.
 */
export class ProgramFacts {
  private readonly kinds = new Map<string, Manifest[]>();
  private readonly made = new Map<string, unknown>();
  private readonly outside: Outside;
  private readonly outsideNamespaces: ReadonlySet<string>;

  constructor(
    readonly objects: readonly Manifest[],
    private readonly options: AnalysisOptions = {},
  ) {
    for (const object of objects) {
      if (typeof object.metadata?.name !== 'string') continue;
      append(this.kinds, kindOf(object), object);
    }
    this.outside = options.outside ?? {};
    this.outsideNamespaces = new Set([SYSTEM_NAMESPACE, ...(this.outside.namespaces ?? [])]);
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }

  /** Returns the objects of a kind, by `GROUP/KIND`, or `KIND` in the core group, in their order. */
  of(kind: string): readonly Manifest[] {
    return this.kinds.get(kind) ?? [];
  }

  has(kind: string): boolean {
    return this.kinds.has(kind);
  }

  /** Returns the object of a kind, namespace and name. */
  find(kind: string, namespace: string, name: string): Manifest | undefined {
    const index = this.once(
      `index of ${kind}`,
      () => new Map(this.of(kind).map((object) => [`${namespaceOf(object)}/${String(object.metadata.name)}`, object])),
    );
    return index.get(`${namespace}/${name}`);
  }

  /**
   * Reports whether an object that is named, and not in the set, is missing: always in a complete set, never in a
   * declared part of one, otherwise where the set contains the mesh or declares others of that kind.
   */
  expects(declaresOthers: boolean): boolean {
    return this.options.complete ?? (this.mesh.isInSet || declaresOthers);
  }

  /** True where a set is declared to be complete, so that objects that are not in it do not exist. */
  get isComplete(): boolean {
    return this.options.complete === true;
  }

  isOutside(namespace: string): boolean {
    return this.outsideNamespaces.has(namespace);
  }

  /** Release of Istio that reads the objects. */
  get version(): string {
    return this.options.version ?? DEFAULT_MINOR;
  }

  /** True where the release's own analyzers check conditions of WorkloadEntries. */
  get checksWorkloadConditions(): boolean {
    return releaseNumber(this.version) >= releaseNumber(WORKLOAD_CONDITIONS_SINCE);
  }

  get istioNamespace(): string {
    return this.options.istioNamespace ?? 'istio-system';
  }

  get meshNetworks(): Fields | undefined {
    return this.options.meshNetworks;
  }

  get clusterDomain(): string {
    return this.options.clusterDomain ?? 'cluster.local';
  }

  get mesh(): MeshSettings {
    return this.once('mesh', () => new MeshSettings(this.of('ConfigMap'), this.options.meshConfig));
  }

  get hosts(): Hosts {
    return this.once(
      'hosts',
      () =>
        new Hosts({
          services: this.of('Service'),
          entries: this.of('networking.istio.io/ServiceEntry'),
          gateways: this.of('gateway.networking.k8s.io/Gateway'),
          known: this.options.services ?? [],
          outside: this.outside.hosts ?? [],
          mesh: this.mesh,
          clusterDomain: this.clusterDomain,
        }),
    );
  }

  get namespaces(): Namespaces {
    return this.once('namespaces', () => new Namespaces(this.of('Namespace')));
  }

  get pods(): Pods {
    return this.once('pods', () => new Pods(POD_KINDS.flatMap((kind) => this.of(kind))));
  }

  /**
   * Reports whether the pods of a namespace are known: in a partial program, where it declares some, and every service
   * there has its object.
   */
  knowsPodsOf(namespace: string): boolean {
    if (this.isOutside(namespace)) return false;
    if (this.options.complete !== undefined) return this.options.complete;
    const declares = this.pods.in(namespace).some(({ isMadeByIstiod }) => !isMadeByIstiod);
    return declares && !this.hosts.namespacesOfKnown.has(namespace);
  }

  /** Reports whether pods are in the mesh as far as is known: without the labels of their namespace they may be. */
  mayBeInMesh(pod: PodFact): boolean {
    const mode = this.namespaces.modeOf(pod);
    return mode === undefined ? this.namespaces.get(pod.namespace) === undefined : mode !== 'none';
  }

  /**
   * Reports whether a Service of a namespace may select the pods of a selector: the two have a label in common and
   * contradict in none.
   */
  hasServiceFor(selector: Fields, namespace: string): boolean {
    return this.servicesIn(namespace).some((service) => {
      const own = fieldsOf(fieldsOf(service, 'spec'), 'selector');
      const shared = Object.keys(selector).filter((key) => own[key] !== undefined);
      return shared.length > 0 && shared.every((key) => own[key] === selector[key]);
    });
  }

  /** Returns the Services of a namespace. */
  servicesIn(namespace: string): readonly Manifest[] {
    const index = this.once('services by namespace', () => {
      const lists = new Map<string, Manifest[]>();
      for (const service of this.of('Service')) append(lists, namespaceOf(service), service);
      return lists;
    });
    return index.get(namespace) ?? [];
  }

  get gatewayPods(): Gateways {
    return this.once('gatewayPods', () => new Gateways(this.pods, (namespace) => this.servicesIn(namespace)));
  }

  get sidecars(): Sidecars {
    return this.once(
      'sidecars',
      () => new Sidecars(this.of('networking.istio.io/Sidecar'), () => this.mesh.rootNamespace),
    );
  }

  /** Istio Gateways, those outside the program included. */
  get gateways(): Names {
    return this.once('gateways', () => this.names(this.of('networking.istio.io/Gateway'), this.outside.gateways));
  }

  /** Gateways of the Gateway API, waypoints among them, those outside the program included. */
  get waypoints(): Names {
    return this.once('waypoints', () =>
      this.names(this.of('gateway.networking.k8s.io/Gateway'), this.outside.waypoints),
    );
  }

  /** Secrets, and what other controllers make Secrets from, those outside the program included. */
  get secrets(): Names {
    return this.once('secrets', () => {
      const secrets = this.names([], this.outside.secrets);
      for (const [kind, nameIn] of Object.entries(SECRET_SOURCES)) {
        for (const object of this.of(kind))
          secrets.add(object.metadata.namespace, nameIn(fieldsOf(object, 'spec')) ?? String(object.metadata.name));
      }
      return secrets;
    });
  }

  /** Extension providers of the mesh, those outside the program included. */
  get providers(): ReadonlySet<string> {
    return this.once('providers', () => new Set([...this.mesh.providerNames, ...(this.outside.providers ?? [])]));
  }

  /** Returns the DestinationRules for a complete host, those for wildcard hosts included, regardless of visibility. */
  rulesFor(host: string): readonly RuleFact[] {
    const rules = this.once('rules', () => this.readRules());
    return [host, ...wildcardsOf(host)].flatMap((known) => rules.get(known) ?? []);
  }

  private readRules(): Map<string, RuleFact[]> {
    const rules = new Map<string, RuleFact[]>();
    for (const object of this.of('networking.istio.io/DestinationRule')) {
      const spec = fieldsOf(object, 'spec');
      const host = this.hosts.fullHost(textOf(spec, 'host') ?? '', namespaceOf(object));
      const subsets = new Set(itemsOf(spec, 'subsets').map((subset) => textOf(subset, 'name') ?? ''));
      const scope = visibilityOf(
        textsByIndex(spec, 'exportTo'),
        namespaceOf(object),
        this.mesh.defaultExportTo('DestinationRule'),
      );
      append(rules, host, { object, host, subsets, scope });
    }
    return rules;
  }

  private names(objects: readonly Manifest[], marks: readonly string[] = []): Names {
    const names = new Names();
    for (const { metadata } of objects) names.add(metadata.namespace, String(metadata.name));
    for (const mark of marks)
      names.add(mark.includes('/') ? mark.split('/')[0] : undefined, mark.slice(mark.indexOf('/') + 1));
    return names;
  }
}

/** Returns the facts of a set of objects. */
export function programFacts(objects: readonly Manifest[], options: AnalysisOptions = {}): ProgramFacts {
  return new ProgramFacts(objects, options);
}
