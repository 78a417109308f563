import { ROOT, type Item } from '../picture/scene';
import { visible } from '../picture/text';
import { LIGHT, type Theme } from '../picture/theme.data';
import type { Link } from '../picture/view';
import type { GraphEdgeKind, MeshGraph } from '../types';
import { drawing, drawnIn, findingsOfItem, findingsOfLink, isOpen, stylesOf, textsOf, type Drawing } from './drawing';

/** Returns a text in quotes, in which nothing is an escape or an entity of Graphviz. */
const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

/** Returns texts as the lines of a label. */
const label = (texts: readonly string[]): string =>
  `"${texts.map((text) => quoted(visible(text).replace(/&/g, '&amp;')).slice(1, -1)).join('\\n')}"`;

type Attributes = Readonly<Record<string, string>>;

const attributes = (given: Attributes): string =>
  `[${Object.entries(given)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')}]`;

const FORMS: Readonly<Record<string, string>> = {
  gateway: 'trapezium',
  waypoint: 'diamond',
  host: 'ellipse',
  policy: 'octagon',
  workload: 'box3d',
  addon: 'cylinder',
};

const LINES: Readonly<Record<GraphEdgeKind, Attributes>> = {
  route: {},
  call: { style: 'dashed' },
  egress: { style: 'bold' },
  waypoint: { style: 'dotted', arrowhead: 'diamond' },
  policy: { style: 'dotted', arrowhead: 'tee' },
  selects: { arrowhead: 'none' },
  reads: { style: 'dashed', arrowhead: 'odot' },
};

/** Attributes of what has a finding or a change. */
function marked(styles: readonly string[]): Attributes {
  const [first] = styles;
  if (first === undefined) return {};
  return { color: quoted(LIGHT[first as keyof Theme]), penwidth: '2.5' };
}

/** Node inside a box that lines to the box are drawn to: Graphviz has none to boxes, and cuts them at the border. */
const anchorOf = (id: string): string => quoted(`anchor of ${id}`);
const clusterOf = (id: string): string => quoted(`cluster ${id}`);

function printItem(graph: MeshGraph, drawn: Drawing, id: string, indent: string): string[] {
  const item = drawn.view.shown.get(id) as Item;
  const styles = stylesOf(graph, findingsOfItem(item), item.node?.change);
  const texts = [...textsOf(drawn, item), ...styles.map((style) => `(${style})`)];
  if (!isOpen(drawn, item)) {
    const shape = FORMS[item.kind];
    const given = { label: label(texts), ...(shape === undefined ? {} : { shape }), ...marked(styles) };
    return [`${indent}${quoted(id)} ${attributes(given)};`];
  }
  const inner = `${indent}  `;
  return [
    `${indent}subgraph ${clusterOf(id)} {`,
    `${inner}graph ${attributes({ label: label(texts), ...marked(styles) })};`,
    `${inner}${anchorOf(id)} [shape=point, style=invis, width=0, height=0];`,
    ...drawnIn(drawn, id).flatMap((child) => printItem(graph, drawn, child, inner)),
    `${indent}}`,
  ];
}

function printLink(graph: MeshGraph, drawn: Drawing, link: Link): string {
  const [from, to] = [link.from, link.to].map((id) => drawn.view.shown.get(id) as Item);
  const styles = stylesOf(graph, findingsOfLink(link), link.change);
  const texts = [...link.labels, ...styles.map((style) => `(${style})`)];
  const given = {
    color: quoted(LIGHT[link.kind]),
    ...LINES[link.kind],
    ...(texts.length === 0 ? {} : { label: label(texts) }),
    ...(isOpen(drawn, from) ? { ltail: clusterOf(from.id) } : {}),
    ...(isOpen(drawn, to) ? { lhead: clusterOf(to.id) } : {}),
    ...marked(styles),
  };
  const end = (item: Item): string => (isOpen(drawn, item) ? anchorOf(item.id) : quoted(item.id));
  return `  ${end(from)} -> ${end(to)} ${attributes(given)};`;
}

/** Returns the graph of a mesh in the language of Graphviz, for `dot -Tsvg`. */
export function dot(graph: MeshGraph): string {
  const drawn = drawing(graph, false);
  return [
    'digraph mesh {',
    '  graph [rankdir=LR, compound=true, fontname="Helvetica", style="rounded,filled", fillcolor="#ebeff5"];',
    '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...drawnIn(drawn, ROOT).flatMap((id) => printItem(graph, drawn, id, '  ')),
    ...drawn.view.links.map((link) => printLink(graph, drawn, link)),
    '}',
    '',
  ].join('\n');
}
