import { formatProblem, oldestVersion, type Manifest, type Problem } from '../model';
import type { CodeSeverities, KnownService, Outside } from './outside';

/**
 * Kinds of which the checks across objects read more than the name. Custom resource definitions, which are big, are not
 * among them.
 */
const READ: ReadonlySet<string> = new Set([
  'Service',
  'Secret',
  'Namespace',
  'ConfigMap',
  'Deployment',
  'DaemonSet',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
  'WorkloadEntry',
  'WorkloadGroup',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'ReferenceGrant',
  'Certificate',
  'ExternalSecret',
  'SealedSecret',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Sidecar',
  'EnvoyFilter',
  'AuthorizationPolicy',
  'PeerAuthentication',
  'ProxyConfig',
  'RequestAuthentication',
  'Telemetry',
  'WasmPlugin',
  'TrafficExtension',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

/** Reports whether the checks across objects read more than the name of an object of this kind. */
export const isRead = (kind: string): boolean => READ.has(kind);

/** API groups of objects that refer to others. */
const NAMING_GROUPS = /(?:^|\.)istio\.io$|^gateway\.networking\.k8s\.io$/;

/**
 * Reports whether an object may refer to another one. Without such objects only duplicate names are checked, and the
 * checks across objects, which are slow to load, are not needed.
 */
export function needsOthers(apiGroup: string, labelOf: (name: string) => unknown): boolean {
  const needsMesh = () =>
    labelOf('istio.io/use-waypoint') !== undefined || labelOf('istio.io/dataplane-mode') === 'ambient';
  return NAMING_GROUPS.test(apiGroup) || needsMesh();
}

/** Whether none of the objects needs another one, so that it is enough to look for names given twice. */
export const needNoOthers = (objects: readonly Manifest[]): boolean =>
  !objects.some(({ apiVersion, metadata }) => needsOthers(groupOf(apiVersion), (name) => metadata.labels?.[name]));

/** Adds an item to the list of a key. */
export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, ...items: readonly Item[]): void {
  lists.set(key, [...(lists.get(key) ?? []), ...items]);
}

/** Returns the API group of an `apiVersion`; empty for the core group. */
export const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** Formats an object's name for problems: `VirtualService shop/catalog`. */
export function nameOfObject({ kind, metadata: { name, namespace } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** Merges all names that are marked as outside. */
export function joinedOutside(marks: readonly Outside[]): Outside {
  const all = (field: keyof Outside) => marks.flatMap((names) => names[field] ?? []);
  return {
    hosts: all('hosts'),
    gateways: all('gateways'),
    waypoints: all('waypoints'),
    secrets: all('secrets'),
    providers: all('providers'),
    namespaces: all('namespaces'),
  };
}

/** Returns the part of an object that the checks across objects read: of most kinds the name. */
export const readOf = (object: Manifest): Manifest => (isRead(object.kind) ? object : nameOnly(object));

/** Returns an object reduced to its name. */
export const nameOnly = ({
  apiVersion,
  kind,
  metadata,
}: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Manifest => {
  const { name, namespace } = metadata;
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
};

/** Reports whether the names of objects are unique within each API group. */
export function haveOwnNames(objects: readonly Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>[]): boolean {
  const names = new Set(objects.map((object) => `${groupOf(object.apiVersion)} ${nameOfObject(object)}`));
  return names.size === objects.length;
}

/** Returns Kubernetes' own Services as hosts that are known, whichever cluster of the mesh they are in. */
export const servicesOf = (services: readonly Manifest[]): KnownService[] =>
  services.map(({ metadata: { name = '', namespace = 'default' }, spec }) => ({
    host: `${name}.${namespace}.svc.cluster.local`,
    ports: portsOf(spec),
  }));

function portsOf(spec: unknown): { readonly number: number }[] {
  const { ports } = (spec ?? {}) as { readonly ports?: readonly { readonly port?: number }[] };
  return (ports ?? []).flatMap(({ port }) => (port === undefined ? [] : [{ number: port }]));
}

/** Mesh of the program, as far as policies depend on it. `Text` is the engine's type of a text. */
export interface MeshOfProgram<Text = string> {
  /** Exact Istio release. */
  readonly version: string;
  /** Trust domain; undefined for a mesh without istiod, which uses the mesh config of another. */
  readonly trustDomain: Text | undefined;
  /** Returns the hosts that every `Sidecar` must import. */
  readonly alwaysVisible?: () => readonly (Text | string)[];
}

/** Returns the oldest release among meshes, which accepts only what the others accept too. */
export const oldestRelease = (meshes: readonly MeshOfProgram<unknown>[]): string | undefined =>
  oldestVersion(meshes.map(({ version }) => version));

/** Returns the trust domain of the first mesh that has one. */
export const trustDomainOf = <Text>(meshes: readonly MeshOfProgram<Text>[]): Text | undefined =>
  meshes.find(({ trustDomain }) => trustDomain !== undefined)?.trustDomain;

/** Returns the hosts that every `Sidecar` must import. */
export const alwaysVisibleIn = <Text>([mesh]: readonly MeshOfProgram<Text>[]): readonly (Text | string)[] =>
  mesh?.alwaysVisible?.() ?? ['istio-system/*'];

/**
 * Declarations of a program about itself as a whole, and the problems that it has shown. `Cluster` is undefined for
 * declarations about all clusters of the program.
 */
export class Ledger<Cluster = undefined> {
  private readonly outsides: { readonly names: Outside; readonly cluster: Cluster | undefined }[] = [];
  private readonly severities: { readonly of: CodeSeverities; readonly cluster: Cluster | undefined }[] = [];
  private readonly strict: (Cluster | undefined)[] = [];
  private readonly shown = new Set<string>();

  /**
   * @param changed is called after each change, which makes a validation of the program necessary
   * @param outer has the settings that hold here too, unless a setting of its own replaces them
   */
  constructor(
    private readonly changed: () => void,
    private readonly outer?: Ledger<Cluster>,
  ) {}

  /** Adds names of objects that exist outside the program. */
  markOutside(names: Outside, cluster?: Cluster): void {
    this.outsides.push({ names, cluster });
    this.changed();
  }

  /** Replaces severities of the analysis. */
  setSeverities(of: CodeSeverities, cluster?: Cluster): void {
    this.severities.push({ of, cluster });
    this.changed();
  }

  /** Turns warnings into errors. */
  takeWarningsAsErrors(cluster?: Cluster): void {
    this.strict.push(cluster);
    this.changed();
  }

  /** Returns all names of objects that exist outside the program. */
  outsideOf(cluster?: Cluster): Outside {
    const marks = this.outsides.filter((mark) => mark.cluster === undefined || mark.cluster === cluster);
    return joinedOutside([...(this.outer ? [this.outer.outsideOf(cluster)] : []), ...marks.map(({ names }) => names)]);
  }

  /** Returns the severities that replace those of the analysis; the last setting of a code holds. */
  severitiesOf(cluster?: Cluster): CodeSeverities {
    const settings = this.severities.filter((each) => each.cluster === undefined || each.cluster === cluster);
    return Object.assign({}, this.outer?.severitiesOf(cluster), ...settings.map(({ of }) => of)) as CodeSeverities;
  }

  /** Reports whether warnings are errors. */
  isStrict(cluster?: Cluster): boolean {
    return (
      this.strict.some((each) => each === undefined || each === cluster) || (this.outer?.isStrict(cluster) ?? false)
    );
  }

  /** Returns the problems that were not shown before, and records them as shown. */
  fresh(problems: readonly Problem[]): Problem[] {
    const fresh = problems.filter((problem) => !this.shown.has(formatProblem(problem)));
    for (const problem of fresh) this.shown.add(formatProblem(problem));
    return fresh;
  }
}
