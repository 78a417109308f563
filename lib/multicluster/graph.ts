import { edgeId, idOf } from '../program/graph/ids';
import type { GraphEdge, GraphNode, MeshGraph } from '../program/graph/types';
import { clustersDescription, type ClusterDescription } from './describe';
import { remoteSecretName } from './remote-secret/manifest';
import type { MultiClusterPlan } from './types';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * Returns the clusters and networks of a mesh as nodes of its graph. An edge says which control plane reads another
 * cluster's API server, and which remote cluster gets its configuration from where.
 */
export function clusterGraph(plan: MultiClusterPlan): Pick<MeshGraph, 'nodes' | 'edges'> {
  const { clusters, networks } = clustersDescription(plan);
  const nodes = [
    ...Object.entries(networks).map(([name, members]) => node('network', name, { clusters: members.join(', ') })),
    ...clusters.map(clusterNode),
  ];
  const edges = clusters.flatMap((cluster) => [
    ...cluster.reads.map((other) => reads(cluster, other, clusters)),
    ...(cluster.role === 'remote' ? [edge(cluster.name, cluster.primary, 'configuration', [], {})] : []),
  ]);
  return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
}

function node(kind: 'network' | 'cluster', name: string, facts: GraphNode['facts']): GraphNode {
  return { id: idOf(kind, name), kind, label: name, objects: [], facts, findings: [] };
}

function clusterNode(cluster: ClusterDescription): GraphNode {
  const { name, role, primary, version, revision, dataPlane, trustDomain, eastWestGateway, network } = cluster;
  const facts = {
    role: role === 'remote' ? `remote of ${primary}` : role,
    version,
    ...(revision !== 'default' && { revision }),
    trustDomain,
    ...(eastWestGateway !== undefined && { gateway: eastWestGateway }),
  };
  return { ...node('cluster', name, facts), ...(network !== '' && { parent: idOf('network', network) }), dataPlane };
}

function reads({ name }: ClusterDescription, other: string, clusters: readonly ClusterDescription[]): GraphEdge {
  const secret = clusters.find((cluster) => cluster.name === other)?.secret ?? 'elsewhere';
  const object = `Secret ${remoteSecretName({ cluster: other })} in ${name}`;
  return edge(name, other, 'API server', secret === 'elsewhere' ? [] : [object], { secret });
}

function edge(from: string, to: string, label: string, objects: string[], facts: GraphEdge['facts']): GraphEdge {
  const [start, end] = [idOf('cluster', from), idOf('cluster', to)];
  return {
    id: edgeId('reads', start, end, label),
    kind: 'reads',
    from: start,
    to: end,
    label,
    objects,
    facts,
    findings: [],
  };
}
