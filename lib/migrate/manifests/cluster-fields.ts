import { isRecord, type Manifest } from '../../model';
import type { Tree } from '../tree';
import {
  CLUSTER_ANNOTATIONS,
  CLUSTER_FIELDS,
  FILLED_FIELDS,
  INSTALLER_LABELS,
  KUBERNETES_DEFAULTS,
} from './kubernetes-defaults.data';

type Path = readonly string[];

/** Whether an object was read from a cluster, so that it has what the cluster writes. */
export const isFromCluster = ({ metadata, spec }: Manifest): boolean =>
  (isRecord(metadata) && ['uid', 'resourceVersion', 'managedFields'].some((field) => field in metadata)) ||
  (isRecord(spec) && 'clusterIPs' in spec);

/** Origin of the objects of a mesh that runs: rendered by a tool, or read from a cluster, which fills more fields. */
export type Origin = 'rendered' | 'cluster';

/** Kinds of objects that controllers make from others. */
const MADE_BY_CONTROLLERS: ReadonlySet<string> = new Set([
  'ControllerRevision',
  'Endpoints',
  'Event',
  'Lease',
  'Pod',
  'ReplicaSet',
]);
/** ConfigMaps and Secrets that istiod and Kubernetes write themselves. */
const WRITTEN_BY_ISTIOD = /^(istio-ca-root-cert|istio-ca-secret|istio-leader|istio-.*-leader|kube-root-ca\.crt)$/;

/** Whether an object is made from another one, by a controller or by istiod. */
export const isMadeByCluster = ({ kind, metadata = {} }: Manifest): boolean =>
  MADE_BY_CONTROLLERS.has(kind) ||
  'ownerReferences' in metadata ||
  (kind === 'EndpointSlice' && 'uid' in metadata) ||
  ((kind === 'ConfigMap' || kind === 'Secret') && WRITTEN_BY_ISTIOD.test(metadata.name ?? ''));

/** Annotations by which Pulumi is told how to deploy an object. */
const PULUMI = 'pulumi.com/';

/**
 * An object without what only a cluster, or the tool that applied it, writes. Fields that a manifest may have too are
 * kept where no cluster has filled them.
 */
export function withoutClusterFields(object: Manifest, origin: Origin = 'cluster'): Manifest {
  const { annotations, ...metadata } = object.metadata;
  const kept = Object.entries(annotations ?? {}).filter(
    ([name]) => !CLUSTER_ANNOTATIONS.includes(name) && !name.startsWith(PULUMI),
  );
  const named = { ...metadata, ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }) };
  const isLeftOut = (path: Path): boolean => isClusterField(path) || (origin === 'cluster' && isFilled(path));
  return filtered({ ...object, metadata: named }, [], isLeftOut) as Manifest;
}

/**
 * An object without what means nothing: fields with the values which the API server gives them anyway, labels of the
 * tool that installed it, and empty labels and annotations.
 */
export const withoutNoise = (object: Tree): Tree => filtered(object, [], isNoise) as Tree;

const isNoise = (path: Path, value: unknown): boolean =>
  isDefault(path, value) || isInstallerLabel(path) || isEmptyMetadata(path, value);

/**
 * A wanted object with what means nothing as `ours` has it, so that what is left differs on purpose. Items of lists are
 * compared by their places.
 */
export const withNoiseOf = (want: Tree, ours: Tree): Tree => aligned(want, ours, []) as Tree;

function aligned(want: unknown, ours: unknown, path: Path): unknown {
  if (Array.isArray(want)) return want.map((item, i) => aligned(item, Array.isArray(ours) ? ours[i] : undefined, path));
  if (!isRecord(want)) return want;
  const known = isRecord(ours) ? ours : {};
  const kept = Object.entries(want)
    .filter(([key, value]) => !isNoise([...path, key], value))
    .map(([key, value]) => [key, aligned(value, known[key], [...path, key])] as const);
  const ownNoise = Object.entries(known).filter(([key, value]) => isNoise([...path, key], value) && isOpen(want[key]));
  return Object.fromEntries([...kept, ...ownNoise.filter(([key]) => !kept.some(([name]) => name === key))]);

  /** Whether nothing, or only noise, is wanted at a field of which ours is noise. */
  function isOpen(value: unknown): boolean {
    return value === undefined || value === null || !isRecord(value) || Object.keys(value).length === 0;
  }
}

function filtered(value: unknown, path: Path, isLeftOut: (path: Path, value: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => filtered(item, path, isLeftOut));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, filtered(item, [...path, key], isLeftOut)] as const)
      .filter(([key, item]) => !isLeftOut([...path, key], item)),
  );
}

const isClusterField = (path: Path): boolean => endings(CLUSTER, path).length > 0;
const isFilled = (path: Path): boolean => endings(FILLED, path).length > 0;

const isInstallerLabel = (path: Path): boolean =>
  path[path.length - 2] === 'labels' && INSTALLER_LABELS.includes(path[path.length - 1]);

const isEmptyMetadata = (path: Path, value: unknown): boolean =>
  path[path.length - 2] === 'metadata' && (value === null || (isRecord(value) && Object.keys(value).length === 0));

const isDefault = (path: Path, value: unknown): boolean =>
  endings(DEFAULTS, path).some((usual) => JSON.stringify(usual) === JSON.stringify(value));

interface Ending {
  /** Names of the fields on the way, the last one first. */
  readonly names: readonly string[];
  readonly value: unknown;
}

/** Groups the ends of paths by their last name, since nearly all fields have another one. */
function byLastName(fields: readonly (readonly [field: string, value: unknown])[]): ReadonlyMap<string, Ending[]> {
  const groups = new Map<string, Ending[]>();
  for (const [field, value] of fields) {
    const names = field.split('.').reverse();
    groups.set(names[0], [...(groups.get(names[0]) ?? []), { names, value }]);
  }
  return groups;
}

const CLUSTER = byLastName(CLUSTER_FIELDS.map((field) => [field, true]));
const FILLED = byLastName(FILLED_FIELDS.map((field) => [field, true]));
const DEFAULTS = byLastName(KUBERNETES_DEFAULTS);

/** Returns the values of the ends that a path has; `Probe` is every name that ends so, such as `readinessProbe`. */
function endings(groups: ReadonlyMap<string, Ending[]>, path: Path): unknown[] {
  const group = groups.get(path[path.length - 1]) ?? [];
  return group
    .filter(({ names }) => names.every((name, i) => isNamed(path[path.length - 1 - i], name)))
    .map(({ value }) => value);
}

const isNamed = (name: string | undefined, wanted: string): boolean =>
  name === wanted || (wanted === 'Probe' && name !== undefined && name.endsWith(wanted));
