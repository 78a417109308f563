import { throwIfAny, type Problem } from '../model';
import { clusterProblems } from './checks';
import { eastWestGatewayOf } from './east-west-gateway';
import { meshPropsOf } from './mesh-props';
import { DEFAULT_TRUST_DOMAIN, outlinesOf, type Outline } from './outline';
import type { ClusterPlan, MultiClusterMeshProps, MultiClusterPlan } from './types';

/**
 * Decides what follows for each cluster from its place in the topology: its role, its mesh's props, its gateways, and
 * whose API servers are read from where. Pure, and no condition on one cluster's own mesh is checked here: its
 * ServiceMesh does that.
 *
 * @param report gets the problems of the whole; by default it throws them
 * @throws MeshProblems with everything that is wrong with the clusters as a whole
 */
export function planClusters(
  props: MultiClusterMeshProps,
  report: (problems: readonly Problem[]) => void = throwIfAny,
): MultiClusterPlan {
  report(clusterProblems(props));
  const outlines = outlinesOf(props);
  const clusters = outlines.map((outline) => planCluster(outline, outlines, props));
  const networks = new Map<string, string[]>();
  for (const { name, network } of clusters) networks.set(network, [...(networks.get(network) ?? []), name]);
  return { meshId: props.meshId, trustDomain: props.trustDomain ?? DEFAULT_TRUST_DOMAIN, clusters, networks, props };
}

/** Returns the plan of one cluster by its name. */
export const planOf = ({ clusters }: MultiClusterPlan, name: string): ClusterPlan | undefined =>
  clusters.find((cluster) => cluster.name === name);

function planCluster(outline: Outline, outlines: readonly Outline[], props: MultiClusterMeshProps): ClusterPlan {
  const { name, path, role, network, primary, dataPlane, trustDomain, crossesNetworks, remotes } = outline;
  const mesh = meshPropsOf(outline, outlines, props);
  const readers = outlines.filter((other) => other.role !== 'remote' && other.name !== name);
  const gateway = eastWestGatewayOf(outline, mesh);
  return {
    name,
    path,
    role,
    network,
    primary,
    dataPlane,
    trustDomain,
    namespace: mesh.namespace ?? 'istio-system',
    revision: mesh.revision || 'default',
    mesh,
    // Each control plane discovers the endpoints of all clusters, those that another one serves included.
    watches: role === 'remote' ? [] : outlines.map((other) => other.name).filter((other) => other !== name),
    watchedBy: readers.map((other) => other.name),
    crossesNetworks,
    remotes,
    ...(gateway && { eastWestGateway: gateway }),
  };
}
