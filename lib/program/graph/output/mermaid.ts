import { ROOT, type Item } from '../picture/scene';
import { visible } from '../picture/text';
import { LIGHT } from '../picture/theme.data';
import type { Link } from '../picture/view';
import type { GraphEdgeKind, MeshGraph } from '../types';
import { drawing, drawnIn, findingsOfItem, findingsOfLink, isOpen, stylesOf, textsOf, type Drawing } from './drawing';

/** Limits of Mermaid as GitHub runs it: edges, and characters of the text. */
const MOST = { edges: 500, characters: 50_000 };

/** Characters that stand for themselves in a quoted text of Mermaid. */
const LITERAL = /[^\p{L}\p{N} ./%+,=:·-]|[-+.](?= )/gu;

/** Returns a text as Mermaid reads it in quotes: all that has a meaning there is the number of a character. */
const quoted = (texts: readonly string[]): string =>
  `"${texts.map((text) => text.replace(LITERAL, (one) => `#${one.codePointAt(0)};`)).join('<br/>')}"`;

/** Forms of nodes by kind. */
const FORMS: Readonly<Record<string, readonly [string, string]>> = {
  gateway: ['[/', '\\]'],
  waypoint: ['{{', '}}'],
  host: ['([', '])'],
  policy: ['>', ']'],
  workload: ['[[', ']]'],
  addon: ['[(', ')]'],
};
const CARD: readonly [string, string] = ['(', ')'];

const ARROWS: Readonly<Record<GraphEdgeKind, string>> = {
  route: '-->',
  call: '-.->',
  egress: '==>',
  waypoint: '--o',
  policy: '-.-x',
  selects: '---',
  reads: '-.-o',
};

const STYLES = ['error', 'warning', 'info', 'added', 'removed', 'changed'] as const;

const styleOf = (name: (typeof STYLES)[number]): string =>
  `stroke:${LIGHT[name]},stroke-width:3px${name === 'removed' ? ',stroke-dasharray:5 4' : ''}`;

/** Returns names for ids that Mermaid takes: readable, and each once. */
function namesOf(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const plain = `n_${id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 60)}`;
      let name = plain;
      for (let i = 2; taken.has(name); i += 1) name = `${plain}__${i}`;
      taken.add(name);
      return [id, name];
    }),
  );
}

interface Printer {
  readonly graph: MeshGraph;
  readonly drawn: Drawing;
  readonly names: ReadonlyMap<string, string>;
}

function printItem(printer: Printer, id: string, indent: string): string[] {
  const { drawn, graph, names } = printer;
  const item = drawn.view.shown.get(id) as Item;
  const name = names.get(id) ?? '';
  const texts = quoted(textsOf(drawn, item));
  const inside = drawnIn(drawn, id);
  if (isOpen(drawn, item) && inside.length > 0)
    return [
      `${indent}subgraph ${name}[${texts}]`,
      ...inside.flatMap((child) => printItem(printer, child, `${indent}  `)),
      `${indent}end`,
    ];
  const [open, close] = FORMS[item.kind] ?? CARD;
  const styles = stylesOf(graph, findingsOfItem(item), item.node?.change).map((style) => `:::${style}`);
  return [`${indent}${name}${open}${texts}${close}${styles.slice(0, 1).join('')}`];
}

/** Returns a line of the drawing; of what has a finding or a change, the label says so. */
function printLink({ graph, names }: Printer, link: Link): string {
  const styles = stylesOf(graph, findingsOfLink(link), link.change);
  const texts = [...link.labels.map(visible), ...styles.map((style) => `(${style})`)];
  const label = texts.length === 0 ? '' : `|${quoted(texts)}|`;
  return `  ${names.get(link.from)} ${ARROWS[link.kind]}${label} ${names.get(link.to)}`;
}

function print(graph: MeshGraph, drawn: Drawing): string {
  const printer = { graph, drawn, names: namesOf([...drawn.view.shown.keys()]) };
  const links = drawn.view.links.slice(0, MOST.edges);
  const left = drawn.view.links.length - links.length;
  const coloured = links.flatMap((link, i) => {
    const [style] = stylesOf(graph, findingsOfLink(link), link.change);
    return style === undefined ? [] : [`  linkStyle ${i} ${styleOf(style as (typeof STYLES)[number])}`];
  });
  return [
    'flowchart LR',
    ...drawnIn(drawn, ROOT).flatMap((id) => printItem(printer, id, '  ')),
    ...links.map((link) => printLink(printer, link)),
    ...(left === 0 ? [] : [`  n__left[${quoted([`${left} more lines: Mermaid draws ${MOST.edges} at most`])}]`]),
    ...STYLES.map((name) => `  classDef ${name} ${styleOf(name)}`),
    ...coloured,
    '',
  ].join('\n');
}

const fits = (text: string, { view }: Drawing): boolean =>
  text.length <= MOST.characters && view.links.length <= MOST.edges;

/**
 * Returns the graph of a mesh as a flowchart of Mermaid, which GitHub draws. Of a mesh that is larger than Mermaid
 * takes, namespaces are drawn closed.
 */
export function mermaid(graph: MeshGraph): string {
  const open = drawing(graph, false);
  const text = print(graph, open);
  return fits(text, open) ? text : print(graph, drawing(graph, true));
}
