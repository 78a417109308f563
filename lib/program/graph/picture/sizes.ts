import type { GraphNode } from '../types';
import { cardsIn, isBox, type Item, type Scene } from './scene';
import { shortened, textWidth, visible } from './text';

/** Measures of the picture, in pixels. */
export const SIZE = {
  title: 13,
  text: 11,
  label: 10.5,
  boxTitle: 14,
  line: 17,
  labelLine: 14,
  cardHead: 30,
  cardPadding: 10,
  icon: 16,
  mostCard: 280,
  leastCard: 110,
  boxPadding: 16,
  boxHead: 30,
  mostLabel: 210,
  badge: 18,
} as const;

/** Most lines of a card; there is a line more for how many are left. */
const MOST_ROWS = 7;

/** Text line of a card or box. */
export interface Line {
  readonly text: string;
  /** Node that the line is about. */
  readonly node?: string;
}

/** Card or head of a box, with its texts as they are written and the size that they take. */
export interface Face {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

const words = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part): part is string => part !== undefined && part !== '').join(' · ');

/** Text of what a cluster, namespace, service or workload is: its role and release, data plane, mutual TLS, callers. */
function summary({ node }: Item): string {
  if (node === undefined) return '';
  const { dataPlane, mtls, access, kind, facts } = node;
  return words(
    ...(kind === 'cluster' ? [facts.role, facts.version] : []),
    dataPlane === undefined || dataPlane === 'unknown' ? undefined : dataPlane === 'none' ? 'no proxy' : dataPlane,
    mtls === undefined ? undefined : `mTLS ${mtls}`,
    access === undefined || access === 'unknown' ? undefined : `callers: ${access}`,
  );
}

/** Text of the waypoints of a namespace, whose lines would start at the box that they are in. */
function waypoints({ graph, items }: Scene, item: Item): string {
  if (!isBox(item) || item.node === undefined) return '';
  const names = graph.edges.filter(({ kind, from }) => kind === 'waypoint' && from === item.id);
  return words(...names.map(({ to }) => `waypoint: ${items.get(to)?.label ?? to}`));
}

/** Returns the text of what is in a box that is drawn as one card. */
export function contents(scene: Scene, item: Item): string {
  const counts = new Map<string, number>();
  for (const id of cardsIn(scene, item.id)) {
    const kind = scene.items.get(id)?.kind ?? 'service';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const plural = (kind: string): string => (kind === 'policy' ? 'policies' : `${kind}s`);
  return words(...[...counts].map(([kind, count]) => `${count} ${count === 1 ? kind : plural(kind)}`));
}

/** Kind of the object of a card that is a policy: its icon says no more than that. */
const kindText = ({ kind, node }: Item): string =>
  kind === 'policy' && node !== undefined ? words(declaredKind(node), node.facts.action) : '';

/** Returns the kind of the object that declares a node. */
const declaredKind = (node: GraphNode): string => node.objects[0]?.split(' ')[0] ?? '';

/** Text of a policy: what it does, or what it is. */
const policyText = (node: GraphNode): string => `${node.facts.action ?? declaredKind(node)} ${node.label}`.trim();

function rowText({ node, labels }: Item['rows'][number]): string {
  const name = node.kind === 'policy' ? policyText(node) : node.label;
  return labels.length === 0 ? name : `${name}: ${labels.join(' | ')}`;
}

function linesOf(item: Item, extra: readonly string[]): Line[] {
  const rows = item.rows.map((row) => ({ text: rowText(row), node: row.node.id }));
  const kept = rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS - 1) : rows;
  const left = rows.length - kept.length;
  const texts = extra.filter((text) => text !== '').map((text) => ({ text }));
  return [...texts, ...kept, ...(left === 0 ? [] : [{ text: `+ ${left} more` }])];
}

/** Returns the texts of a card, or of the head of a box, and the size that they take. */
export function faceOf(scene: Scene, item: Item, collapsed: boolean): Face {
  const box = isBox(item);
  const size = box && !collapsed ? SIZE.boxTitle : SIZE.title;
  const badges = SIZE.icon + 8 + SIZE.badge * 2;
  const most = SIZE.mostCard - 2 * SIZE.cardPadding;
  const title = shortened(visible(item.label), most - badges, size, true);
  const extra = [kindText(item), summary(item), waypoints(scene, item), box && collapsed ? contents(scene, item) : ''];
  const rowIndent = SIZE.icon;
  const lines = linesOf(item, extra).map((line) => {
    const room = line.node === undefined ? most : most - rowIndent - SIZE.badge;
    return { ...line, text: shortened(visible(line.text), room, SIZE.text) };
  });
  const widths = [
    textWidth(title, size, true) + badges,
    ...lines.map(({ text, node }) => textWidth(text, SIZE.text) + (node === undefined ? 0 : rowIndent + SIZE.badge)),
  ];
  const width = Math.max(SIZE.leastCard, Math.max(...widths) + 2 * SIZE.cardPadding);
  const height = SIZE.cardHead + lines.length * SIZE.line + (lines.length === 0 ? 0 : 6);
  return { title, lines, width, height };
}

/** Text of a label at a line, and its size. */
export interface LabelSize {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Returns the texts of a label and the size that they take; undefined without texts. */
export function labelSize(texts: readonly string[]): LabelSize | undefined {
  if (texts.length === 0) return undefined;
  const lines = texts.map((text) => shortened(visible(text), SIZE.mostLabel, SIZE.label));
  const width = Math.max(...lines.map((text) => textWidth(text, SIZE.label))) + 12;
  return { lines, width, height: lines.length * SIZE.labelLine + 6 };
}
