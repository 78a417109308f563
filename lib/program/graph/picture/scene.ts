import type { GraphEdge, GraphNode, GraphNodeKind, MeshGraph } from '../types';
import { WITHIN, foldedInto } from './folding';

/** Line of a card or box for something that belongs to it: a subset, a policy, a waypoint. */
export interface Row {
  readonly node: GraphNode;
  /** Labels of the routes of the card that lead to it. */
  readonly labels: readonly string[];
  readonly findings: readonly number[];
}

/** What has a place of its own in the picture: a card, or a box around cards. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly kind: GraphNodeKind | 'outside' | 'root';
  /** Node of the graph; none for the picture itself and for the box of what is outside. */
  readonly node?: GraphNode;
  readonly parent?: string;
  readonly children: readonly string[];
  readonly rows: readonly Row[];
}

/** Graph in the form in which it is drawn: boxes and cards, and what is a line of one of them. */
export interface Scene {
  readonly graph: MeshGraph;
  readonly items: ReadonlyMap<string, Item>;
  /** Item in which a node is shown, by the id of the node. */
  readonly places: ReadonlyMap<string, string>;
  /** Edges that are drawn: the others are said by the lines of a card. */
  readonly edges: readonly GraphEdge[];
  /** Indexes of the findings about edges, by the item that they lead to. */
  readonly edgeFindings: ReadonlyMap<string, readonly number[]>;
}

/** Id of the picture itself, which contains everything. */
export const ROOT = '';

/** Id of the box of all that is outside the mesh. */
export const OUTSIDE = 'outside';

/** Kinds of nodes that are boxes around others. */
const BOXES: ReadonlySet<string> = new Set<GraphNodeKind>(['cluster', 'network', 'namespace']);

/** Returns whether an item is a box around others. A cluster of which only its place is known is a card. */
export const isBox = ({ kind, children }: Item): boolean =>
  kind === 'root' || kind === 'outside' || (BOXES.has(kind) && (kind !== 'cluster' || children.length > 0));

/** Returns the id of the box that contains a node. */
function boxOf(node: GraphNode, nodes: ReadonlyMap<string, GraphNode>): string {
  const seen = new Set<string>([node.id]);
  let parent = node.parent === undefined ? undefined : nodes.get(node.parent);
  while (parent !== undefined && !BOXES.has(parent.kind) && !seen.has(parent.id)) {
    seen.add(parent.id);
    parent = parent.parent === undefined ? undefined : nodes.get(parent.parent);
  }
  if (parent !== undefined && BOXES.has(parent.kind) && parent.id !== node.id) return parent.id;
  return node.kind === 'host' ? OUTSIDE : ROOT;
}

/** Returns ids grouped by where they belong. */
function grouped<T>(entries: Iterable<readonly [string, T]>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Order of the lines of a card. */
const ROW_ORDER: Partial<Record<GraphNodeKind, number>> = { subset: 0, workload: 1, waypoint: 2, policy: 3 };
const rowOrder = ({ node }: Row): number => ROW_ORDER[node.kind] ?? 4;

/** Returns whether a line says something that the card does not say by itself. */
const saysMore = (node: GraphNode, card: GraphNode | undefined): boolean =>
  node.kind !== 'workload' ||
  node.label !== card?.label ||
  node.findings.length > 0 ||
  (node.change !== undefined && node.change !== card.change);

/** Returns the text of an edge: its label, its share, and whether it is written and not carried out. */
export function labelOf({ label, weight, facts }: GraphEdge): string | undefined {
  const share = weight === undefined || label?.includes('%') ? undefined : `${weight} %`;
  const inactive = facts.inactive === undefined ? undefined : '(inactive)';
  const parts = [label, share, inactive].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Returns whether an edge leads from a card to one of its lines. */
const isWithin = ({ kind, from, to }: GraphEdge, placed: (id: string) => string): boolean =>
  kind === 'route' && placed(from) === placed(to) && placed(to) !== to;

/** Returns the graph in the form in which it is drawn. */
export function sceneOf(graph: MeshGraph): Scene {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const folded = foldedInto(graph, nodes);
  const placed = (id: string): string => folded.get(id) ?? id;
  const within = grouped(graph.edges.flatMap((edge) => (isWithin(edge, placed) ? [[edge.to, edge] as const] : [])));
  const rowOf = (node: GraphNode): Row => {
    const routes = within.get(node.id) ?? [];
    const findings = [...new Set([...node.findings, ...routes.flatMap((edge) => edge.findings)])];
    return { node, labels: [...new Set(routes.flatMap((edge) => labelOf(edge) ?? []))], findings };
  };
  const rows = grouped(
    [...folded].flatMap(([id, into]) => {
      const node = nodes.get(id);
      return node === undefined || !saysMore(node, nodes.get(into)) ? [] : [[into, rowOf(node)] as const];
    }),
  );
  const own = graph.nodes.filter(({ id }) => !folded.has(id));
  const children = grouped(own.map((node) => [boxOf(node, nodes), node.id] as const));
  if (children.has(OUTSIDE)) children.set(ROOT, [...(children.get(ROOT) ?? []), OUTSIDE]);

  const items = new Map<string, Item>();
  const add = (item: Omit<Item, 'children' | 'rows'>): void => {
    const lines = (rows.get(item.id) ?? []).sort((a, b) => rowOrder(a) - rowOrder(b));
    items.set(item.id, { ...item, rows: lines, children: children.get(item.id) ?? [] });
  };
  add({ id: ROOT, label: '', kind: 'root' });
  if (children.has(OUTSIDE)) add({ id: OUTSIDE, label: 'outside the mesh', kind: 'outside', parent: ROOT });
  for (const node of own) add({ id: node.id, label: node.label, kind: node.kind, node, parent: boxOf(node, nodes) });

  const edges = graph.edges.filter(({ kind, from, to }) => {
    const [start, end] = [placed(from), placed(to)];
    if (!items.has(start) || !items.has(end)) return false;
    return !(WITHIN.has(kind) && start === end);
  });
  const edgeFindings = grouped(
    edges.flatMap(({ to, findings }) => findings.map((index) => [placed(to), index] as const)),
  );
  return { graph, items, edges, edgeFindings, places: new Map(graph.nodes.map(({ id }) => [id, placed(id)])) };
}

/** Returns the ids of the boxes around an item, from the nearest to the picture itself. */
export function boxesAround(scene: Scene, id: string): string[] {
  const found: string[] = [];
  for (let at = scene.items.get(id)?.parent; at !== undefined; at = scene.items.get(at)?.parent) found.push(at);
  return found;
}

/** Returns the ids of the cards in a box, at any depth. */
export function cardsIn(scene: Scene, id: string): string[] {
  const item = scene.items.get(id);
  if (item === undefined) return [];
  return isBox(item) ? item.children.flatMap((child) => cardsIn(scene, child)) : [id];
}
