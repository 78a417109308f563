import type { GraphEdge, GraphEdgeKind, GraphNode, MeshGraph } from '../types';

/** Kinds of edges that the lines of a card say, where both ends are in one card or box. */
export const WITHIN: ReadonlySet<GraphEdgeKind> = new Set<GraphEdgeKind>(['policy', 'route', 'selects', 'waypoint']);

type Nodes = ReadonlyMap<string, GraphNode>;

/** Returns the only element of a set. */
const only = <T>(values: ReadonlySet<T>): T | undefined => (values.size === 1 ? [...values][0] : undefined);

function endsBy(edges: readonly GraphEdge[], key: 'from' | 'to', value: 'from' | 'to'): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const edge of edges) {
    const ends = found.get(edge[key]) ?? new Set<string>();
    ends.add(edge[value]);
    found.set(edge[key], ends);
  }
  return found;
}

/** Returns the service of a subset: the node that contains it. */
const ofSubset = ({ parent }: GraphNode, nodes: Nodes): string | undefined =>
  parent !== undefined && nodes.get(parent)?.kind !== 'namespace' && nodes.has(parent) ? parent : undefined;

/**
 * Returns where nodes are shown that have no place of their own, by id: a subset in its service, a workload in the only
 * service that selects it, a policy in the only thing that it acts on.
 */
export function foldedInto(graph: MeshGraph, nodes: Nodes): Map<string, string> {
  const selected = endsBy(
    graph.edges.filter(({ kind, from }) => kind === 'selects' && nodes.get(from)?.kind === 'service'),
    'to',
    'from',
  );
  const acted = endsBy(
    graph.edges.filter(({ kind }) => kind === 'policy'),
    'from',
    'to',
  );
  const folded = new Map<string, string>();
  const fold = (id: string, into: string | undefined): void => {
    if (into !== undefined && into !== id && nodes.has(into)) folded.set(id, folded.get(into) ?? into);
  };
  for (const node of graph.nodes) {
    if (node.kind === 'subset') fold(node.id, ofSubset(node, nodes));
    if (node.kind === 'workload') fold(node.id, only(selected.get(node.id) ?? new Set()));
  }
  for (const node of graph.nodes) {
    if (node.kind !== 'policy') continue;
    const places = new Set([...(acted.get(node.id) ?? [])].map((id) => folded.get(id) ?? id));
    fold(node.id, only(places));
  }
  return folded;
}
