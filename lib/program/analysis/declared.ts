import { madeForGateway } from '../../model/gateway-class';
import type { Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import type { AnalysisOptions, KnownService, Outside } from '../outside';
import { fields, items, kindOf, namespaceOf, text, texts } from './read';
import type { Fields } from './read';

/** What is known of one host. */
export interface Host {
  /** Undefined when not known. */
  ports?: Set<number>;
  subsets: Set<string>;
  /** Whether there may be subsets that are not known. */
  anySubset: boolean;
}

/** Names of one sort of thing: by `NAMESPACE/NAME`, and by the name alone where the namespace is not known. */
export class Names {
  readonly all = new Set<string>();
  private readonly anywhere = new Set<string>();

  add(namespace: string | undefined, name: string): void {
    if (namespace === undefined) this.anywhere.add(name);
    else this.all.add(`${namespace}/${name}`);
  }

  has(namespace: string, name: string): boolean {
    return this.all.has(`${namespace}/${name}`) || this.anywhere.has(name);
  }

  get size(): number {
    return this.all.size + this.anywhere.size;
  }
  /** The namespaces in which there is one of this name. */
  namespacesOf(name: string): string[] {
    return [...this.all]
      .filter((known) => known.endsWith(`/${name}`))
      .map((known) => known.slice(0, known.indexOf('/')));
  }
}

/** Extension providers that istiod knows by itself. */
const BUILT_IN_PROVIDERS = ['prometheus', 'stackdriver', 'envoy'];

/** The label of everything that Istio's charts install. */
const PART_OF = 'app.kubernetes.io/part-of';

/** The namespace of what Kubernetes itself needs, which no program declares: DNS, for example. */
const SYSTEM_NAMESPACE = 'kube-system';

/** Everything that a set of objects declares, found in one pass. */
export class Program {
  readonly hosts = new Map<string, Host>();
  /** Hosts that begin with `*.`, without the star. */
  private readonly wildcards = new Set<string>();
  readonly gateways = new Names();
  readonly waypoints = new Names();
  readonly secrets = new Names();
  /** Pod labels of workloads, to find the namespace in which a gateway runs. */
  readonly workloads: { readonly namespace: string; readonly labels: Fields }[] = [];
  /** A program that has the mesh is whole: all that it names must be in it, or be marked. */
  get whole(): boolean {
    return this.meshConfigs.length > 0;
  }
  declaresServices = false;
  declaresExternals = false;
  readonly domain: string;
  private readonly outsideNamespaces: ReadonlySet<string>;
  private readonly namespaceless = new Map<string, Host>();
  private readonly ruleSubsets = new Map<string, Set<string>>();
  private readonly meshConfigs: string[] = [];
  private readonly outsideProviders: readonly string[];
  private knownProviders: Set<string> | undefined;
  private knownProviderHosts: Set<string> | undefined;

  constructor(
    objects: readonly Manifest[],
    { clusterDomain = 'cluster.local', services = [], outside = {} }: AnalysisOptions,
  ) {
    this.domain = `.svc.${clusterDomain}`;
    this.outsideNamespaces = new Set([SYSTEM_NAMESPACE, ...(outside.namespaces ?? [])]);
    this.host(`kubernetes.default${this.domain}`);
    this.outsideProviders = outside.providers ?? [];
    for (const object of objects) this.declare(object);
    for (const service of services) this.know(service);
    this.markOutside(outside);
  }

  private declare(object: Manifest): void {
    const spec = fields(object, 'spec');
    const { name, namespace } = object.metadata ?? {};
    if (typeof name !== 'string') return;
    switch (kindOf(object)) {
      case 'Service':
        this.declareService(object, name, spec);
        break;
      case 'ConfigMap':
        this.declareMesh(fields(object, 'data'));
        break;
      case 'Secret':
        this.secrets.add(namespace, name);
        break;
      case 'cert-manager.io/Certificate':
        this.secrets.add(namespace, text(spec, 'secretName') ?? name);
        break;
      case 'external-secrets.io/ExternalSecret':
        this.secrets.add(namespace, text(fields(spec, 'target'), 'name') ?? name);
        break;
      case 'bitnami.com/SealedSecret':
        this.secrets.add(namespace, text(fields(fields(spec, 'template'), 'metadata'), 'name') ?? name);
        break;
      case 'networking.istio.io/Gateway':
        this.gateways.add(namespace, name);
        break;
      case 'gateway.networking.k8s.io/Gateway':
        this.declareGateway(object, name, spec);
        break;
      case 'networking.istio.io/ServiceEntry':
        this.declareEntry(spec);
        break;
      case 'networking.istio.io/DestinationRule':
        this.declareSubsets(object, spec);
        break;
      case 'apps/Deployment':
      case 'apps/DaemonSet':
        this.workloads.push({
          namespace: namespaceOf(object),
          labels: fields(fields(fields(spec, 'template'), 'metadata'), 'labels'),
        });
        break;
    }
  }

  private declareService(object: Manifest, name: string, spec: Fields): void {
    const host = this.host(`${name}.${namespaceOf(object)}${this.domain}`);
    host.ports = new Set([...(host.ports ?? []), ...numbers(spec, 'port')]);
    if (object.metadata.namespace === undefined) this.namespaceless.set(name, host);
    if (object.metadata.labels?.[PART_OF] !== 'istio') this.declaresServices = true;
  }

  /** A Gateway of the Gateway API, and the Service that istiod makes for it. Listeners of others may add to its ports. */
  private declareGateway(object: Manifest, name: string, spec: Fields): void {
    this.waypoints.add(object.metadata.namespace, name);
    const gatewayClassName = text(spec, 'gatewayClassName') ?? '';
    this.host(
      `${madeForGateway({ name, gatewayClassName, annotations: object.metadata.annotations }).service}.${namespaceOf(object)}${this.domain}`,
    );
  }

  /** The ConfigMap from which istiod reads the mesh config. */
  private declareMesh(data: Fields): void {
    const config = text(data, 'mesh');
    if (config !== undefined && text(data, 'meshNetworks') !== undefined) this.meshConfigs.push(config);
  }

  /** The extension providers of the mesh. The mesh config is read when the first policy names one. */
  get providers(): ReadonlySet<string> {
    const names = () => this.meshConfigs.flatMap(extensionProviders).map((provider) => text(provider, 'name') ?? '');
    return (this.knownProviders ??= new Set([...BUILT_IN_PROVIDERS, ...this.outsideProviders, ...names()]));
  }

  /** Services that the mesh config names: the mesh needs them, so they are somewhere. */
  private get providerHosts(): ReadonlySet<string> {
    const settings = () =>
      this.meshConfigs
        .flatMap(extensionProviders)
        .flatMap((provider) => Object.keys(provider).map((field) => fields(provider, field)));
    const services = () => settings().map((provider) => text(provider, 'service') ?? '');
    return (this.knownProviderHosts ??= new Set(services().map((service) => service.slice(service.indexOf('/') + 1))));
  }

  private declareEntry(spec: Fields): void {
    this.declaresExternals = true;
    const ports = numbers(spec, 'number');
    for (const name of texts(spec, 'hosts')) {
      if (name.startsWith('*.')) this.wildcards.add(name.slice(1));
      else if (name !== '') {
        const host = this.host(name);
        host.ports = new Set([...(host.ports ?? []), ...ports]);
      }
    }
  }

  private declareSubsets(object: Manifest, spec: Fields): void {
    const name = this.fullHost(text(spec, 'host') ?? '', namespaceOf(object));
    for (const subset of items(spec, 'subsets')) this.subsetsOf(name).add(text(subset, 'name') ?? '');
  }

  private subsetsOf(host: string): Set<string> {
    let subsets = this.ruleSubsets.get(host);
    if (subsets === undefined) this.ruleSubsets.set(host, (subsets = new Set()));
    return subsets;
  }

  private know({ host: name, ports, subsets }: KnownService): void {
    const host = this.host(name.includes('.') ? name : this.fullHost(name, 'default'));
    if (!name.includes('.')) this.namespaceless.set(name, host);
    if (this.isClusterHost(name)) this.declaresServices = true;
    else this.declaresExternals = true;
    if (ports.length > 0) host.ports = new Set([...(host.ports ?? []), ...ports.map(({ number }) => number)]);
    if (subsets === undefined) host.anySubset = true;
    for (const subset of Object.keys(subsets ?? {})) host.subsets.add(subset);
  }

  private markOutside({ hosts = [], gateways = [], waypoints = [], secrets = [] }: Outside): void {
    for (const name of hosts) {
      if (name.startsWith('*.')) this.wildcards.add(name.slice(1));
      else this.host(name).anySubset = true;
    }
    for (const [names, marks] of [
      [this.gateways, gateways],
      [this.waypoints, waypoints],
      [this.secrets, secrets],
    ] as const) {
      for (const mark of marks)
        names.add(mark.includes('/') ? mark.split('/')[0] : undefined, mark.slice(mark.indexOf('/') + 1));
    }
  }

  private host(name: string): Host {
    let host = this.hosts.get(name);
    if (host === undefined) this.hosts.set(name, (host = { subsets: new Set(), anySubset: false }));
    return host;
  }

  isOutside(namespace: string): boolean {
    return this.outsideNamespaces.has(namespace);
  }

  isClusterHost(host: string): boolean {
    return !host.includes('.') || host.endsWith(this.domain);
  }

  /** A host as istiod completes it: only names without dots are short. */
  fullHost(host: string, namespace: string): string {
    return host.includes('.') || host === '' || host === '*' ? host : `${host}.${namespace}${this.domain}`;
  }

  /** What is known of a host that an object of a namespace names. */
  find(host: string, namespace: string): Host | undefined {
    const full = this.fullHost(host, namespace);
    const known = this.hosts.get(full) ?? (full === host ? undefined : this.namespaceless.get(host));
    return (
      known ??
      (this.matchesWildcard(full) || this.providerHosts.has(full) ? { subsets: new Set(), anySubset: true } : undefined)
    );
  }

  private matchesWildcard(host: string): boolean {
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
      if (this.wildcards.has(host.slice(dot))) return true;
    return false;
  }

  /** The subsets that DestinationRules give a host, those of wildcard hosts included; undefined when there is no rule for it. */
  declaredSubsets(host: string): ReadonlySet<string> | undefined {
    const found = [this.ruleSubsets.get(host)];
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
      found.push(this.ruleSubsets.get(`*${host.slice(dot)}`));
    const sets = found.filter((set) => set !== undefined);
    return sets.length > 1 ? new Set(sets.flatMap((set) => [...set])) : sets[0];
  }
}

function extensionProviders(meshConfig: string): readonly Fields[] {
  if (!meshConfig.includes('extensionProviders')) return [];
  return items((readYaml(meshConfig) as Fields | null) ?? {}, 'extensionProviders');
}

function numbers(spec: Fields, field: string): number[] {
  return items(spec, 'ports')
    .map((port) => port[field])
    .filter((number) => typeof number === 'number');
}
