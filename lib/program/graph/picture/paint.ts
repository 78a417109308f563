import { roundedPath } from './geometry';
import { severityOf, stateOf } from './findings';
import { EDGE_KINDS } from './icons.data';
import { paintItem, sign } from './paint-item';
import { shape, type Shape } from './shape';
import { SIZE } from './sizes';
import type { Layout, PlacedLink } from './layout';
import type { GraphEdgeKind, MeshGraph } from '../types';
import type { Scene } from './scene';
import { textAt } from './paint-text';

/** Most pixels of a line that stands for many edges. */
const WIDEST = 5;

function linkClass(kind: GraphEdgeKind, signs: readonly (string | undefined)[]): string {
  return ['link', kind, ...signs.flatMap((name) => (name === undefined ? [] : [`has-${name}`]))].join(' ');
}

function linkSigns(graph: MeshGraph, { link }: PlacedLink): (string | undefined)[] {
  return [
    severityOf(
      graph,
      link.edges.flatMap(({ findings }) => findings),
    ),
    link.change,
  ];
}

/** Returns the line between two items. */
function paintLine(graph: MeshGraph, placed: PlacedLink): Shape {
  const { link, points } = placed;
  const path = roundedPath(points);
  const width = Math.min(WIDEST, 1.7 + Math.log2(link.edges.length) / 2);
  return shape('g', { 'class': linkClass(link.kind, linkSigns(graph, placed)), 'data-link': link.id }, [
    shape('path', { class: 'hit', d: path }),
    shape('path', {
      'class': 'line',
      'd': path,
      'stroke-width': width,
      'marker-end': `url(#arrow-${link.kind})`,
      ...(EDGE_KINDS[link.kind].dash === '' ? {} : { 'stroke-dasharray': EDGE_KINDS[link.kind].dash }),
    }),
  ]);
}

/** Returns the label of a line. */
function paintLabel(graph: MeshGraph, placed: PlacedLink): Shape[] {
  const { link, label } = placed;
  if (label === undefined) return [];
  const { x, y, width, height, lines } = label;
  const signs = linkSigns(graph, placed);
  const name = signs.find((one) => one !== undefined);
  const texts = lines.map((text, i) =>
    textAt(text, { x: x + 6, y: y + 14 + i * SIZE.labelLine, size: SIZE.label, class: 'label' }),
  );
  const badge = name === undefined ? [] : [sign(name, x, y)];
  return [
    shape('g', { 'class': `label ${linkClass(link.kind, signs)}`, 'data-link': link.id }, [
      shape('rect', { x, y, width, height, rx: 4 }),
      ...texts,
      ...badge,
    ]),
  ];
}

const markers = (): Shape[] =>
  (Object.keys(EDGE_KINDS) as GraphEdgeKind[]).map((kind) =>
    shape(
      'marker',
      {
        id: `arrow-${kind}`,
        class: kind,
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 9,
        markerHeight: 9,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto-start-reverse',
      },
      [shape('path', { d: 'M0 1l9 4-9 4z' })],
    ),
  );

/** Returns all that is drawn: boxes, then lines, then cards, and labels on top. */
export function painted(scene: Scene, layout: Layout): Shape[] {
  const { graph } = scene;
  const boxes = layout.items.filter(({ open }) => open);
  const cards = layout.items.filter(({ open }) => !open);
  return [
    shape('defs', {}, markers()),
    shape(
      'g',
      { class: 'boxes' },
      boxes.map((item) =>
        paintItem(graph, item, { findings: item.item.node?.findings ?? [], change: item.item.node?.change }),
      ),
    ),
    shape(
      'g',
      { class: 'links' },
      layout.links.map((link) => paintLine(graph, link)),
    ),
    shape(
      'g',
      { class: 'cards' },
      cards.map((item) => paintItem(graph, item, stateOf(scene, item.item))),
    ),
    shape(
      'g',
      { class: 'labels' },
      layout.links.flatMap((link) => paintLabel(graph, link)),
    ),
  ];
}
