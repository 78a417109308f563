import { throwIfAny, type Problem } from '../model';
import { checkClusters } from './checks';
import { planProblems, type PlanChecks } from './checks/plan';
import { eastWestGatewayOf } from './east-west-gateway';
import { externalIstiodOf } from './external-istiod-props';
import { meshPropsOf } from './mesh-props';
import { DEFAULT_TRUST_DOMAIN, outlinesOf, type Outline } from './outline';
import type { ClusterPlan, MultiClusterMeshProps, MultiClusterPlan } from './types';

/**
 * Decides what follows for each cluster from its place in the topology: its role, its mesh's props, its gateways, and
 * whose API servers are read from where. Pure, and no condition on one cluster's own mesh is checked here: its
 * ServiceMesh does that.
 *
 * @param report gets the problems of the whole; by default it throws them. A handler that does not throw gets the plan
 * of the props without those that have the wrong type
 * @param engine says what the engine can do, on which some checks depend
 * @throws MeshProblems with everything that is wrong with the clusters as a whole
 */
export function planClusters(
  props: MultiClusterMeshProps,
  report: (problems: readonly Problem[]) => void = throwIfAny,
  engine: PlanChecks = {},
): MultiClusterPlan {
  const { problems, usable, unclear } = checkClusters(props);
  const outlines = outlinesOf(usable);
  const clusters = outlines.map((outline) => planCluster(outline, outlines, usable));
  const networks = new Map<string, string[]>();
  for (const { name, network } of clusters) networks.set(network, [...(networks.get(network) ?? []), name]);
  const { meshId, trustDomain = DEFAULT_TRUST_DOMAIN } = usable;
  const plan: MultiClusterPlan = { meshId, trustDomain, clusters, networks, props: usable };
  report([...problems, ...planProblems(plan, engine).filter(({ path }) => !unclear.has(path))]);
  return plan;
}

/** Returns the plan of one cluster by its name. */
export const planOf = ({ clusters }: MultiClusterPlan, name: string): ClusterPlan | undefined =>
  clusters.find((cluster) => cluster.name === name);

function planCluster(outline: Outline, outlines: readonly Outline[], props: MultiClusterMeshProps): ClusterPlan {
  const { name, path, role, network, primary, dataPlane, trustDomain, crossesNetworks, remotes } = outline;
  const mesh = meshPropsOf(outline, outlines, props);
  const readers = outlines.filter((other) => other.role !== 'remote' && other.name !== name);
  const gateway = eastWestGatewayOf(outline, mesh);
  const externalIstiod = role === 'external' ? externalIstiodOf(outline, mesh, props.ca) : undefined;
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
    ...(externalIstiod && { externalIstiod }),
  };
}
