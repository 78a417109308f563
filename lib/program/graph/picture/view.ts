import type { GraphChange, GraphEdge, GraphEdgeKind } from '../types';
import { EDGE_KINDS } from './icons.data';
import { ROOT, boxesAround, cardsIn, isBox, labelOf, type Item, type Scene } from './scene';

/** Choice of what is drawn of a graph. */
export interface ViewOptions {
  /** Boxes that are drawn as one card each, by id. @default - none */
  readonly collapsed?: ReadonlySet<string>;
  /** Items that are drawn, with all in them and around them. @default - all */
  readonly only?: ReadonlySet<string>;
  /** Kinds of edges that are not drawn. @default - none */
  readonly hidden?: ReadonlySet<GraphEdgeKind>;
}

/** Line between two items that are drawn, for all edges between them. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Kind of the most telling of its edges. */
  readonly kind: GraphEdgeKind;
  readonly edges: readonly GraphEdge[];
  readonly labels: readonly string[];
  readonly hasFindings: boolean;
  readonly change?: GraphChange;
}

/** What is drawn: boxes, cards, and lines between them. */
export interface View {
  readonly scene: Scene;
  readonly shown: ReadonlyMap<string, Item>;
  /** Children that are drawn, by the id of their box; of a collapsed box there are none. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly Link[];
}

/** Kinds of edges that say how others are done, and cross the whole picture. */
const QUIET: ReadonlySet<GraphEdgeKind> = new Set<GraphEdgeKind>(['selects', 'reads']);

/** Returns the kinds of edges that are not drawn at first: the quiet ones, where there are others. */
export const hiddenAtFirst = ({ edges }: Scene): ReadonlySet<GraphEdgeKind> =>
  edges.every(({ kind }) => QUIET.has(kind)) ? new Set() : QUIET;

/** Order in which the kind of a line is chosen among its edges. */
const STRENGTH: readonly GraphEdgeKind[] = ['route', 'egress', 'call', 'waypoint', 'policy', 'reads', 'selects'];

/** Labels that are written at a line; there is a line more for how many are left. */
const MOST_LABELS = 3;

function labelsOf(edges: readonly GraphEdge[]): string[] {
  const all = [...new Set(edges.flatMap((edge) => labelOf(edge) ?? []))].filter((text) => text.trim() !== '');
  if (all.length <= MOST_LABELS) return all;
  return [...all.slice(0, MOST_LABELS - 1), `+ ${all.length - MOST_LABELS + 1} more`];
}

/** Returns the change of what stands for several things: their common one. */
export function commonChange(changes: readonly (GraphChange | undefined)[]): GraphChange | undefined {
  const [first] = changes;
  if (changes.every((change) => change === first)) return first;
  return 'changed';
}

/** Number of edges above which a line between collapsed boxes only says how many there are. */
const MOST_SINGLE_EDGES = 3;

function linkOf(id: string, edges: readonly GraphEdge[], ends: { from: Item; to: Item }, summarised: boolean): Link {
  const kind = STRENGTH.find((one) => edges.some((edge) => edge.kind === one)) ?? edges[0].kind;
  const change = commonChange(edges.map((edge) => edge.change));
  const labels =
    summarised && edges.length > MOST_SINGLE_EDGES ? [`${edges.length} ${EDGE_KINDS[kind].many}`] : labelsOf(edges);
  return {
    id,
    from: ends.from.id,
    to: ends.to.id,
    kind,
    edges,
    labels,
    hasFindings: edges.some(({ findings }) => findings.length > 0),
    ...(change === undefined ? {} : { change }),
  };
}

/** Returns the items that are drawn: those asked for, with all in them and around them, but for what is collapsed. */
function shownItems(scene: Scene, { collapsed, only }: ViewOptions): Map<string, Item> {
  const wanted = new Set<string>([ROOT]);
  const add = (id: string): void => {
    wanted.add(id);
    for (const box of boxesAround(scene, id)) wanted.add(box);
  };
  for (const id of only ?? [ROOT]) {
    add(id);
    for (const card of cardsIn(scene, id)) add(card);
  }
  const visibleItems = [...wanted].flatMap((id) => {
    const item = scene.items.get(id);
    if (item === undefined || boxesAround(scene, id).some((box) => collapsed?.has(box))) return [];
    return [[id, item] as const];
  });
  return new Map(visibleItems);
}

/** Returns what is drawn of a graph. */
export function viewOf(scene: Scene, options: ViewOptions = {}): View {
  const shown = shownItems(scene, options);
  const isCollapsed = (item: Item): boolean => isBox(item) && options.collapsed?.has(item.id) === true;
  const children = new Map(
    [...shown.values()].map((item) => [item.id, item.children.filter((child) => shown.has(child))] as const),
  );
  const drawnAt = new Map<string, string | undefined>();
  const place = (node: string): string | undefined => {
    const id = scene.places.get(node) ?? node;
    if (!drawnAt.has(id))
      drawnAt.set(
        id,
        [id, ...boxesAround(scene, id)].find((one) => one !== ROOT && shown.has(one)),
      );
    return drawnAt.get(id);
  };
  const groups = new Map<string, { readonly from: Item; readonly to: Item; readonly edges: GraphEdge[] }>();
  for (const edge of scene.edges) {
    const [from, to] = [place(edge.from), place(edge.to)];
    if (from === undefined || to === undefined || options.hidden?.has(edge.kind)) continue;
    if (from !== to && contains(scene, from, to)) continue;
    const [start, end] = [shown.get(from), shown.get(to)];
    if (start === undefined || end === undefined) continue;
    if (from === to && isBox(start)) continue;
    const key = `${from} -> ${to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { from: start, to: end, edges: [edge] });
    else group.edges.push(edge);
  }
  const links = [...groups].map(([key, { from, to, edges }]) =>
    linkOf(key, edges, { from, to }, isCollapsed(from) || isCollapsed(to)),
  );
  return { scene, shown, children, links };
}

const contains = (scene: Scene, one: string, other: string): boolean =>
  boxesAround(scene, one).includes(other) || boxesAround(scene, other).includes(one);
