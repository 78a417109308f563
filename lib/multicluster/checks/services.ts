import { suggest, type Problem } from '../../model';
import { planOf } from '../plan';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { isClusterLocal } from './cluster-local';
import { hostOf } from './objects/place';
import { quoted, wrong } from './problem';

/** Service that stands in several clusters, and is one service of the mesh. */
export interface SharedService {
  readonly name: string;
  readonly namespace: string;
  /** Names of its clusters. */
  readonly clusters: readonly string[];
}

/** Returns what is wrong with a service over several clusters: clusters that are not there, and hosts kept inside. */
export function sharedServiceProblems(plan: MultiClusterPlan, service: SharedService): Problem[] {
  const { clusters } = service;
  if (clusters.length === 0) {
    return [wrong('service-clusters', 'clusters', [], ['a service is in one cluster or more', 'name its clusters'])];
  }
  return clusters.flatMap((name, i) => {
    const cluster = planOf(plan, name);
    if (cluster === undefined) {
      const known = plan.clusters.map((other) => other.name);
      const fix = suggest(name, known) ?? 'use the name of a cluster';
      return [wrong('service-clusters', `clusters[${i}]`, name, ['there is no cluster of this name', fix])];
    }
    return clusters.length > 1 ? localProblems(plan, service, cluster, `clusters[${i}]`) : [];
  });
}

function localProblems(plan: MultiClusterPlan, service: SharedService, cluster: ClusterPlan, path: string): Problem[] {
  const serving = planOf(plan, cluster.primary);
  if (serving === undefined) return [];
  const host = hostOf(serving, service.name, service.namespace);
  if (!isClusterLocal(serving, host)) return [];
  return [
    wrong('service-cluster-local', path, cluster.name, [
      `the mesh config of ${quoted(serving.name)} keeps ${host} inside each cluster`,
      `set \`clusterLocal: false\` for the host in \`meshConfig.serviceSettings\`, or leave the cluster out`,
    ]),
  ];
}
