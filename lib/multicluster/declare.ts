import { MeshProblems, nearest, type Problem } from '../model';
import { wrong } from './checks/problem';
import { placedInWhole, withoutRepeats } from './place-in-props';
import { planClusters, planOf } from './plan';
import type { ClusterPlan, MultiClusterMeshProps, MultiClusterPlan, ServiceClusters } from './types';

/**
 * Plans a mesh over several clusters and declares each of them, and returns the plan with what was declared by name.
 *
 * @param object name of the whole in problems: a construct path, or a URN. By default none
 * @throws MeshProblems with what is wrong with the whole and in all clusters, each with its place in the props
 */
export function declareClusters<T>(
  props: MultiClusterMeshProps,
  object: string | undefined,
  declare: (cluster: ClusterPlan, plan: MultiClusterPlan) => T,
): { readonly plan: MultiClusterPlan; readonly clusters: ReadonlyMap<string, T>; readonly warnings: Problem[] } {
  const found: Problem[] = [];
  const plan = planClusters(props, (problems) => found.push(...problems));
  return { plan, clusters: declareEach(plan, found, object, (cluster) => declare(cluster, plan)), warnings: found };
}

/**
 * Declares each cluster of a plan: primaries before the clusters that they serve. Returns what was declared by name, in
 * the order of the plan.
 *
 * @param found what is wrong or doubtful with the whole
 * @throws MeshProblems with the errors among these and in all clusters, each with its place in the props
 */
export function declareEach<T>(
  plan: MultiClusterPlan,
  found: readonly Problem[],
  object: string | undefined,
  declare: (cluster: ClusterPlan) => T,
): ReadonlyMap<string, T> {
  const errors = found.filter(({ severity }) => severity === 'error');
  const clusters = new Map<string, T>();
  for (const cluster of [...plan.clusters].sort(servingFirst)) {
    // What is wrong with a cluster's place among others is not repeated in the words of its mesh.
    if (errors.some(({ path }) => path === cluster.path || path.startsWith(`${cluster.path}.`))) continue;
    try {
      clusters.set(cluster.name, declare(cluster));
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      errors.push(...reason.problems.map((problem) => placedInWhole(problem, cluster, plan)));
    }
  }
  if (errors.length > 0)
    throw new MeshProblems(
      withoutRepeats(object === undefined ? errors : errors.map((error) => ({ ...error, object }))),
    );
  return new Map(plan.clusters.map(({ name }) => [name, clusters.get(name) as T]));
}

const servingFirst = (a: ClusterPlan, b: ClusterPlan): number =>
  Number(a.role === 'remote') - Number(b.role === 'remote');

/**
 * Returns what was declared for a cluster.
 *
 * @param call the call of the program in which the name stands: `cluster()`
 * @throws MeshProblems when the mesh has no cluster of the name
 */
export function declaredCluster<T>(clusters: ReadonlyMap<string, T>, name: string, object: string, call: string): T {
  const found = clusters.get(name);
  if (found === undefined) throw new MeshProblems([noCluster([...clusters.keys()], name, call, object)]);
  return found;
}

function noCluster(names: readonly string[], name: string, path: string, object: string): Problem {
  const near = nearest(name, names);
  const fix = near === undefined ? `use one of ${names.join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
  return { ...wrong('no-cluster', path, name, ['the mesh has no cluster of this name', fix]), object };
}

/**
 * Returns the clusters in which the objects of a service are written: those in which the control planes of its callers
 * read their configuration. Objects in a remote cluster would not be read.
 *
 * @throws MeshProblems for names that no cluster has
 */
export function clustersOfService(
  plan: MultiClusterPlan,
  { clusters, from }: ServiceClusters,
  object: string,
): { readonly runsIn: string[]; readonly writtenIn: string[] } {
  const names = plan.clusters.map(({ name }) => name);
  const unknown = [...namesAt('clusters', clusters), ...namesAt('from', from)].filter(
    ([, name]) => !names.includes(name),
  );
  if (unknown.length > 0) throw new MeshProblems(unknown.map(([path, name]) => noCluster(names, name, path, object)));
  const writtenIn = (from ?? names).map((name) => planOf(plan, name)?.primary ?? name);
  return { runsIn: [...(clusters ?? names)], writtenIn: [...new Set(writtenIn)] };
}

const namesAt = (prop: string, names: readonly string[] = []): [path: string, name: string][] =>
  names.map((name, i) => [`service().${prop}[${i}]`, name]);

/**
 * Returns the labels that the Service of a shared service needs in its clusters: in ambient mode only services that are
 * marked as global are seen from other clusters.
 */
export function labelsOfShared({ clusters }: MultiClusterPlan, runsIn: readonly string[]): Record<string, string> {
  const isAmbient = clusters.some(({ name, dataPlane }) => runsIn.includes(name) && dataPlane === 'ambient');
  return isAmbient ? { 'istio.io/global': 'true' } : {};
}

/** Returns whether a warning of one mesh says more than those of the whole, which know where all control planes are. */
export const isNewInWhole = ({ code }: Problem): boolean => code !== 'props/remote-without-address';
