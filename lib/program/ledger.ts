import { formatProblem, oldestVersion, type Manifest, type Problem } from '../model';
import type { Outside } from './outside';

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

/** Whether the checks across objects read more than the name of an object of this kind. */
export const isRead = (kind: string): boolean => READ.has(kind);

/** Groups of objects that name others. */
const NAMING_GROUPS = /(?:^|\.)istio\.io$|^gateway\.networking\.k8s\.io$/;

/**
 * Whether an object may need another one that is not there. Where none does, it is enough to look for names given
 * twice,
 * and the checks, which are slow to load, are not needed.
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

/** The API group in an `apiVersion`; empty for the core group. */
export const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** As problems name an object: `VirtualService shop/catalog`. */
export function nameOfObject({ kind, metadata: { name, namespace } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** All names that are marked as outside. */
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

/** What the checks across objects read of an object: of most kinds the name. */
export const readOf = (object: Manifest): Manifest => (isRead(object.kind) ? object : nameOnly(object));

/** An object with its name only. */
export const nameOnly = ({
  apiVersion,
  kind,
  metadata,
}: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): Manifest => {
  const { name, namespace } = metadata;
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
};

/** Whether no two objects of one API group have one name. */
export function haveOwnNames(objects: readonly Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>[]): boolean {
  const names = new Set(objects.map((object) => `${groupOf(object.apiVersion)} ${nameOfObject(object)}`));
  return names.size === objects.length;
}

/** A mesh of the program, as far as policies depend on it. `Text` is what the engine has for a text. */
export interface MeshOfProgram<Text = string> {
  /** The exact Istio release. */
  readonly version: string;
  /** Undefined where the mesh config is another mesh's: of a mesh without istiod. */
  readonly trustDomain: Text | undefined;
  /** What all proxies must know, as a `Sidecar` names hosts. */
  readonly alwaysVisible?: () => readonly (Text | string)[];
}

/** The oldest release among meshes: what it takes, the others take too. */
export const oldestRelease = (meshes: readonly MeshOfProgram<unknown>[]): string | undefined =>
  oldestVersion(meshes.map(({ version }) => version));

/** The trust domain of the first mesh that knows it. */
export const trustDomainOf = <Text>(meshes: readonly MeshOfProgram<Text>[]): Text | undefined =>
  meshes.find(({ trustDomain }) => trustDomain !== undefined)?.trustDomain;

/** What all proxies must know, as a `Sidecar` names hosts. */
export const alwaysVisibleIn = <Text>([mesh]: readonly MeshOfProgram<Text>[]): readonly (Text | string)[] =>
  mesh?.alwaysVisible?.() ?? ['istio-system/*'];

/**
 * What a program says about itself as a whole, and which problems it has shown. `Cluster` is undefined where something
 * is
 * said of all clusters of the program.
 */
export class Ledger<Cluster = undefined> {
  private readonly outsides: { readonly names: Outside; readonly cluster: Cluster | undefined }[] = [];
  private readonly strict: (Cluster | undefined)[] = [];
  private readonly shown = new Set<string>();

  /** @param changed is called after each change, which makes a validation of the program necessary */
  constructor(private readonly changed: () => void) {}

  /** Adds names of what exists without the program. */
  markOutside(names: Outside, cluster?: Cluster): void {
    this.outsides.push({ names, cluster });
    this.changed();
  }

  /** Takes what is doubtful as wrong. */
  takeWarningsAsErrors(cluster?: Cluster): void {
    this.strict.push(cluster);
    this.changed();
  }

  /** All names of what exists without the program. */
  outsideOf(cluster?: Cluster): Outside {
    const marks = this.outsides.filter((mark) => mark.cluster === undefined || mark.cluster === cluster);
    return joinedOutside(marks.map(({ names }) => names));
  }

  /** Whether warnings are errors. */
  isStrict(cluster?: Cluster): boolean {
    return this.strict.some((each) => each === undefined || each === cluster);
  }

  /** The problems that were not shown yet; they then count as shown. */
  fresh(problems: readonly Problem[]): Problem[] {
    const fresh = problems.filter((problem) => !this.shown.has(formatProblem(problem)));
    for (const problem of fresh) this.shown.add(formatProblem(problem));
    return fresh;
  }
}
