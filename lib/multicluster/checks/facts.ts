import type { MeshProps } from '../../props';
import { DEFAULT_RELEASE, findRelease } from '../../releases';
import { pathText } from '../../schema/wording';
import { meshPropsOf } from '../mesh-props';
import { outlinesOf, type Outline } from '../outline';
import type { MultiClusterMeshProps } from '../types';
import type { CheckedShape } from './shape';

/** Cluster with all that checks read of it. */
export interface Cluster extends Outline {
  /** Props of its mesh: what follows from its place, under what the program gave. */
  readonly mesh: MeshProps;
  /** Exact release of Istio. */
  readonly version: string;
  /** Path of a prop, where the program wrote it: of the cluster, or else of the defaults of all. */
  readonly at: (prop: string) => string;
  /** Whether nothing can be said of a prop, because its value has the wrong type. */
  readonly isUnclear: (prop: string) => boolean;
}

/** What checks of the whole read: the props without all that has the wrong type. */
export interface ClusterFacts {
  readonly props: MultiClusterMeshProps;
  readonly clusters: readonly Cluster[];
  /** Whether the program names no cluster at all. */
  readonly isEmpty: boolean;
  /** Names of all clusters, also of those that have the wrong type. */
  readonly names: ReadonlySet<string>;
  readonly find: (name: string) => Cluster | undefined;
}

/** Returns the path of a cluster, or of a prop of it: `clusters.east.network`. */
export const clusterPath = (name: string, ...props: readonly string[]): string =>
  pathText(['clusters', name, ...props.flatMap((prop) => prop.split('.'))]);

/** Reads the props of clusters, in which all has the right type. */
export function clusterFacts(props: MultiClusterMeshProps, { names, unclear, isEmpty }: CheckedShape): ClusterFacts {
  const outlines = outlinesOf(props);
  const known = outlines.map(withoutUnknown);
  const clusters = outlines.map((outline, i) =>
    clusterOf(outline, () => meshPropsOf(known[i], known, props), props, unclear),
  );
  const byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  return { props, clusters, isEmpty, names: new Set(names), find: (name) => byName.get(name) };
}

/** Returns an outline without a URL that is not known yet: what follows from it is text that no check reads. */
const withoutUnknown = (outline: Outline): Outline => {
  const { istiodUrl, ...given } = outline.given;
  return typeof istiodUrl === 'string' ? outline : { ...outline, given };
};

function clusterOf(
  outline: Outline,
  meshProps: () => MeshProps,
  props: MultiClusterMeshProps,
  unclear: ReadonlySet<string>,
): Cluster {
  const { name, given, merged } = outline;
  let mesh: MeshProps | undefined;
  const isGiven = (prop: string): boolean => (given as Readonly<Record<string, unknown>>)[prop] !== undefined;
  const isDefault = (prop: string): boolean =>
    (props.defaults as Readonly<Record<string, unknown>> | undefined)?.[prop] !== undefined;
  return {
    ...outline,
    // Few checks need it: it is computed once, when the first one asks.
    get mesh() {
      return (mesh ??= meshProps());
    },
    version: (findRelease(merged.version ?? DEFAULT_RELEASE.version) ?? DEFAULT_RELEASE).version,
    at: (prop) => {
      const [first] = prop.split('.');
      return !isGiven(first) && isDefault(first) ? `defaults.${prop}` : clusterPath(name, prop);
    },
    isUnclear: (prop) => unclear.has(clusterPath(name, prop)),
  };
}

/** Returns the control plane's cluster that serves a cluster: itself, unless it is a remote one. */
export const servingCluster = ({ find }: ClusterFacts, cluster: Cluster): Cluster | undefined => find(cluster.primary);

/** Returns the clusters with control planes: all but remote ones. */
export const controlPlanes = ({ clusters }: ClusterFacts): Cluster[] =>
  clusters.filter(({ role }) => role !== 'remote');
