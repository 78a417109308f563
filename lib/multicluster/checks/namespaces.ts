import { DEFAULT_NAMESPACE } from '../../mesh/resolve';
import type { Problem } from '../../model';
import type { ClusterFacts } from './facts';
import { doubtful, quoted } from './problem';

/**
 * Reports control planes in namespaces of different names. istiod looks for the network of each cluster at the
 * namespace that has the name of its own one.
 */
export function controlPlaneNamespaces({ clusters }: ClusterFacts): Problem[] {
  const placed = clusters.map((cluster) => ({ cluster, namespace: cluster.mesh.namespace ?? DEFAULT_NAMESPACE }));
  const [first] = placed;
  if (first === undefined || !first.cluster.crossesNetworks) return [];
  return placed
    .filter(({ namespace, cluster: { role } }) => namespace !== first.namespace && role !== 'remote')
    .map(({ cluster, namespace }) =>
      doubtful('other-namespace', cluster.at('namespace'), namespace, [
        `the control plane of ${quoted(first.cluster.name)} is in ${quoted(first.namespace)}, and istiod looks for ` +
          `the ` +
          'network of every cluster at the namespace that is called as its own',
        'use one name in all clusters',
      ]),
    );
}
