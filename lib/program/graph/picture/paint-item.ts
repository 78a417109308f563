import type { MeshGraph } from '../types';
import { severityOf, type CardState } from './findings';
import { CHANGE_SIGNS, ICONS } from './icons.data';
import type { PlacedItem } from './layout';
import { textAt } from './paint-text';
import { isBox, type Row } from './scene';
import { shape, type Shape } from './shape';
import { SIZE } from './sizes';

const SIGN_FORMS: Readonly<Record<string, string>> = {
  error: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z',
  warning: 'M0 -9L9.5 7.5H-9.5z',
  info: 'M-8 -7H8V7H-8z',
};
const CHANGE_FORM = 'M-4 -8H4L8 -4V4L4 8H-4L-8 4V-4z';
const SIGN_TEXTS: Readonly<Record<string, string>> = { error: '!', warning: '!', info: 'i', ...CHANGE_SIGNS };

/** Returns the sign of a finding or a change, which has a form of its own beside its colour. */
export const sign = (name: string, x: number, y: number): Shape =>
  shape('g', { class: `sign-${name}`, transform: `translate(${Math.round(x)} ${Math.round(y)})` }, [
    shape('path', { d: SIGN_FORMS[name] ?? CHANGE_FORM }),
    shape('text', { x: 0, y: name === 'warning' ? 5 : 4 }, SIGN_TEXTS[name] ?? ''),
  ]);

const iconAt = (kind: string, x: number, y: number, scale = 1): Shape =>
  shape('path', {
    class: 'icon',
    d: ICONS[kind] ?? ICONS.service,
    transform: `translate(${Math.round(x)} ${Math.round(y)})${scale === 1 ? '' : ` scale(${scale})`}`,
  });

/** Returns signs of a node's findings and change, from right to left. */
function signsAt(names: readonly (string | undefined)[], right: number, y: number): Shape[] {
  const given = names.filter((name) => name !== undefined);
  return given.map((name, i) => sign(name, right - i * SIZE.badge, y));
}

function paintRow(graph: MeshGraph, row: Row | undefined, text: string, at: PlacedItem & { top: number }): Shape {
  const { x, top, width } = at;
  const baseline = top + 12;
  if (row === undefined) return textAt(text, { x: x + SIZE.cardPadding, y: baseline, size: SIZE.text, class: 'line' });
  const { node } = row;
  const names = [severityOf(graph, row.findings), node.change];
  const signs = signsAt(names, x + width - SIZE.cardPadding - 2, top + 8).map((one) => ({
    ...one,
    attributes: { ...one.attributes, transform: `${one.attributes.transform} scale(.72)` },
  }));
  return shape('g', { 'class': `row kind-${node.kind}`, 'data-id': node.id }, [
    iconAt(node.kind, x + SIZE.cardPadding, top + 3, 0.7),
    textAt(text, { x: x + SIZE.cardPadding + SIZE.icon, y: baseline, size: SIZE.text, class: 'line' }),
    ...signs,
  ]);
}

/** Returns a card, or a box with its head. */
export function paintItem(graph: MeshGraph, placed: PlacedItem, state: CardState): Shape {
  const { item, face, open, depth, x, y, width, height } = placed;
  const box = open;
  const signs = [severityOf(graph, state.findings), state.change];
  const classes = [
    box ? 'box' : 'card',
    `kind-${item.kind}`,
    ...(box && depth > 1 ? ['deep'] : []),
    ...(item.kind === 'outside' ? ['outside'] : []),
    ...signs.flatMap((name) => (name === undefined ? [] : [`has-${name}`])),
  ];
  const stack = isBox(item) && !open;
  const back = shape('rect', { class: 'body', x: x + 4, y: y + 4, width, height, rx: 8 });
  const rowOf = new Map(item.rows.map((row) => [row.node.id, row]));
  const rows = face.lines.map(({ text, node }, i) =>
    paintRow(graph, node === undefined ? undefined : rowOf.get(node), text, {
      ...placed,
      top: y + SIZE.cardHead + i * SIZE.line,
    }),
  );
  return shape('g', { 'class': classes.join(' '), 'data-id': item.id }, [
    ...(stack ? [back] : []),
    shape('rect', { class: 'body', x, y, width, height, rx: box ? 12 : 8 }),
    iconAt(item.kind, x + SIZE.cardPadding, y + 8),
    textAt(face.title, {
      x: x + SIZE.cardPadding + SIZE.icon + 8,
      y: y + 20,
      size: box ? SIZE.boxTitle : SIZE.title,
      class: 'title',
      bold: true,
    }),
    ...rows,
    ...signsAt(signs, x + width - SIZE.cardPadding - 6, y + 15),
  ]);
}
