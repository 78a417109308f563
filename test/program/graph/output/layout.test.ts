import { closedAtFirst } from '../../../../lib/program/graph/picture/closed';
import { overlaps, type Point, type Rect } from '../../../../lib/program/graph/picture/geometry';
import { layoutOf, type Layout } from '../../../../lib/program/graph/picture/layout';
import { sceneOf } from '../../../../lib/program/graph/picture/scene';
import { viewOf } from '../../../../lib/program/graph/picture/view';
import { edge, graph, node, randomGraph, SHOP } from './graphs';

const contains = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x - 1 &&
  inner.y >= outer.y - 1 &&
  inner.x + inner.width <= outer.x + outer.width + 1 &&
  inner.y + inner.height <= outer.y + outer.height + 1;

/** Distance of a point from the border of a rectangle. */
function fromBorder({ x, y }: Point, rect: Rect): number {
  const [dx, dy] = [
    Math.max(rect.x - x, 0, x - rect.x - rect.width),
    Math.max(rect.y - y, 0, y - rect.y - rect.height),
  ];
  if (dx > 0 || dy > 0) return Math.hypot(dx, dy);
  return Math.min(x - rect.x, rect.x + rect.width - x, y - rect.y, rect.y + rect.height - y);
}

/** Everything that is wrong with a layout, in words. */
function faults({ items, links, width, height }: Layout): string[] {
  const place = new Map(items.map((item) => [item.item.id, item]));
  const found: string[] = [];
  const solid = [
    ...items.filter(({ open }) => !open).map((item) => ({ name: item.item.id, rect: item })),
    ...items
      .filter(({ open }) => open)
      .map((item) => ({ name: `head of ${item.item.id}`, rect: { ...item, height: item.face.height } })),
    ...links.flatMap(({ link, label }) => (label === undefined ? [] : [{ name: `label of ${link.id}`, rect: label }])),
  ];
  solid.forEach(({ name, rect }, i) => {
    if (!contains({ x: 0, y: 0, width, height }, rect)) found.push(`${name} is outside the picture`);
    for (const other of solid.slice(0, i)) if (overlaps(rect, other.rect)) found.push(`${name} is on ${other.name}`);
  });
  for (const { item, ...rect } of items) {
    const parent = item.parent === undefined ? undefined : place.get(item.parent);
    if (parent !== undefined && !contains(parent, rect)) found.push(`${item.id} is not in ${item.parent}`);
  }
  for (const { link, points } of links) {
    for (const [end, point] of [
      [link.from, points[0]],
      [link.to, points[points.length - 1]],
    ] as const) {
      const rect = place.get(end);
      if (rect === undefined || point === undefined || fromBorder(point, rect) > 1)
        found.push(`${link.id}: no end at ${end}`);
    }
    if (points.some(({ x, y }) => !Number.isFinite(x + y))) found.push(`${link.id}: not a number`);
  }
  return found;
}

test('nothing overlaps, all is in its box, and every line has two ends: 60 random graphs, open and closed', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const scene = sceneOf(randomGraph(seed));
    const boxes = [...scene.items.values()].filter(({ kind }) => kind === 'namespace').map(({ id }) => id);
    for (const closed of [new Set<string>(), new Set(boxes), new Set(boxes.slice(0, 2))]) {
      const view = viewOf(scene, { collapsed: closed });
      const layout = layoutOf(view, closed);
      expect({ seed, faults: faults(layout) }).toEqual({ seed, faults: [] });
      expect(layout.links.length).toBe(view.links.length);
      expect(layout.items.length).toBe(view.shown.size - 1);
    }
  }
});

test('with many lines between few boxes there are no ranks and no labels, but all lines', () => {
  const ids = Array.from({ length: 24 }, (_, i) => `shop/s${i}`);
  const nodes = [node('namespace', 'shop'), ...ids.map((id) => node('service', id))];
  const edges = ids.flatMap((from) =>
    ids.filter((to) => to !== from).map((to) => edge('call', `service:${from}`, `service:${to}`, 'GET /')),
  );
  const layout = layoutOf(viewOf(sceneOf(graph(nodes, edges))));
  expect(layout.links).toHaveLength(24 * 23);
  expect(layout.links.filter(({ label }) => label !== undefined)).toEqual([]);
  expect(faults(layout)).toEqual([]);
});

test('the same graph is laid out alike each time', () => {
  const once = layoutOf(viewOf(sceneOf(randomGraph(7))));
  expect(layoutOf(viewOf(sceneOf(randomGraph(7))))).toEqual(once);
});

test('a card has its lines in order, and routes between them are said there', () => {
  const layout = layoutOf(viewOf(sceneOf(SHOP)));
  const texts = layout.items.map(({ face }) => [face.title, ...face.lines.map(({ text }) => text)]);
  expect(texts).toEqual([
    ['shop', 'sidecar · mTLS STRICT', 'PeerAuthentication default'],
    ['public'],
    ['catalog', 'callers: some', 'v1: 90 %', 'v2: 10 %', 'catalog-v1', 'ALLOW readers'],
    ['orders'],
    ['outside the mesh'],
    ['api.example.com'],
  ]);
  expect(layout.links.map(({ link, label }) => [link.from, link.to, link.kind, label?.lines])).toEqual([
    ['gateway:shop/public', 'service:shop/catalog', 'route', ['/items*']],
    ['service:shop/orders', 'service:shop/catalog', 'call', ['GET /items']],
    ['service:shop/orders', 'host:api.example.com', 'egress', ['443 TLS']],
  ]);
});

test('a closed namespace is one card with what is in it, and lines to it say how many they are', () => {
  const scene = sceneOf(SHOP);
  const closed = new Set(['namespace:shop']);
  const { items, links } = layoutOf(viewOf(scene, { collapsed: closed }), closed);
  expect(items.map(({ face }) => [face.title, ...face.lines.map(({ text }) => text)])).toEqual([
    ['shop', 'sidecar · mTLS STRICT', '1 gateway · 2 services', 'PeerAuthentication default'],
    ['outside the mesh'],
    ['api.example.com'],
  ]);
  expect(links.map(({ link }) => [link.from, link.to, link.labels])).toEqual([
    ['namespace:shop', 'host:api.example.com', ['443 TLS']],
  ]);
});

test('more than fits on a screen is closed at first, but for namespaces with one thing', () => {
  const services = Array.from({ length: 60 }, (_, i) => node('service', `shop/s${i}`));
  const large = graph([node('namespace', 'shop'), node('namespace', 'one'), node('service', 'one/s'), ...services]);
  expect(closedAtFirst(sceneOf(large), { cards: 50, edges: 150 })).toEqual(new Set(['namespace:shop']));
  expect(closedAtFirst(sceneOf(large), { cards: 61, edges: 150 })).toEqual(new Set());
});

test('edges of what is hidden, and of boxes that are not asked for, are not drawn', () => {
  const scene = sceneOf(SHOP);
  const kinds = (options: Parameters<typeof viewOf>[1]) => viewOf(scene, options).links.map(({ kind }) => kind);
  expect(kinds({ hidden: new Set(['call', 'route']) })).toEqual(['egress']);
  expect(kinds({ only: new Set(['namespace:shop']) })).toEqual(['route', 'call']);
  expect(viewOf(scene, { only: new Set(['outside']) }).shown.size).toBe(3);
});
