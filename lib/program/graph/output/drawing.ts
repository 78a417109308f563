import { closedAtFirst } from '../picture/closed';
import { isBox, sceneOf, type Item, type Scene } from '../picture/scene';
import { contents } from '../picture/sizes';
import { visible } from '../picture/text';
import { viewOf, type Link, type View } from '../picture/view';
import { severityOf } from '../picture/findings';
import type { MeshGraph } from '../types';

/** View of a graph for the languages that lay it out themselves. */
export interface Drawing {
  readonly scene: Scene;
  readonly view: View;
  readonly collapsed: ReadonlySet<string>;
}

/** Limits that every graph is above. */
const NOTHING = { cards: -1, edges: -1 };

/** Returns the view of a graph with open namespaces, or with closed ones. */
export function drawing(graph: MeshGraph, closed: boolean): Drawing {
  const scene = sceneOf(graph);
  const collapsed = closed ? closedAtFirst(scene, NOTHING) : new Set<string>();
  return { scene, view: viewOf(scene, { collapsed }), collapsed };
}

/** Returns the children of an item that are drawn inside it: none of a card. */
export const drawnIn = ({ view, collapsed }: Drawing, id: string): readonly string[] =>
  collapsed.has(id) ? [] : (view.children.get(id) ?? []);

export const isOpen = ({ collapsed }: Drawing, item: Item): boolean => isBox(item) && !collapsed.has(item.id);

/** Words of an item in the order of its lines: its title, then what belongs to it. */
export function textsOf({ scene, collapsed }: Drawing, item: Item): string[] {
  const { node } = item;
  const cluster = node?.kind === 'cluster' ? [node.facts.role, node.facts.version] : [];
  const parts = [...cluster, node?.dataPlane, node?.mtls === undefined ? undefined : `mTLS ${node.mtls}`];
  const facts = parts.filter((part) => part !== undefined && part !== 'unknown').join(', ');
  const inside = collapsed.has(item.id) ? [contents(scene, item)] : [];
  const rows = item.rows.map(({ node: row, labels }) => [`${row.kind}: ${row.label}`, ...labels].join(', '));
  return [item.label, ...(facts === '' ? [] : [facts]), ...inside, ...rows].map(visible);
}

/** Returns the names of the styles of an item or line: its worst finding and its change. */
export function stylesOf(graph: MeshGraph, findings: readonly number[], change: string | undefined): string[] {
  const severity = severityOf(graph, findings);
  return [severity, change].filter((name): name is string => name !== undefined);
}

export const findingsOfLink = ({ edges }: Link): number[] => edges.flatMap(({ findings }) => findings);

export const findingsOfItem = ({ node, rows }: Item): number[] => [
  ...(node?.findings ?? []),
  ...rows.flatMap((row) => row.findings),
];
