import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dot, mermaid, svg } from '../../../../lib/program/graph/output';
import { edge, graph, hostileGraph, node, randomGraph, SHOP } from './graphs';

/** Text of a graph, which `npm run test:graph` has read by the program that it is for. */
const answer = (name: string): string => readFileSync(join(__dirname, 'answers', name), 'utf8');

test('Mermaid: boxes, forms by kind, arrows by kind, findings and changes', () => {
  expect(mermaid(SHOP)).toBe(answer('shop.mmd'));
});

test('Mermaid: what is larger than GitHub draws has closed namespaces, and says what is left', () => {
  const ids = Array.from({ length: 30 }, (_, i) => i);
  const nodes = ids.flatMap((i) => [
    node('namespace', `ns${i}`),
    node('service', `ns${i}/a`),
    node('service', `ns${i}/b`),
  ]);
  const edges = ids.flatMap((i) =>
    ids.filter((j) => j !== i).map((j) => edge('call', `service:ns${i}/a`, `service:ns${j}/b`)),
  );
  const lines = mermaid(graph(nodes, edges)).split('\n');
  expect(lines.filter((line) => / -\.-> /.test(line))).toHaveLength(500);
  expect(lines.filter((line) => line.includes('subgraph'))).toEqual([]);
  expect(lines).toContain('  n__left["370 more lines: Mermaid draws 500 at most"]');
});

test('Mermaid: hostile texts are numbers of characters', () => {
  const text = mermaid(hostileGraph());
  expect(text).not.toMatch(/<(?!br\/>)|`|javascript:(?!window)|[\u2028\u0000]/);
  for (const line of text.split('\n'))
    expect(line.replace(/"[^"]*"/g, '').match(/["'#&]/g) ?? []).toEqual(line.includes('stroke:') ? ['#'] : []);
});

test('Graphviz: boxes, lines to boxes, findings and changes', () => {
  const toBox = graph(
    SHOP.nodes,
    [...SHOP.edges, edge('call', 'host:api.example.com', 'namespace:shop')],
    SHOP.findings,
  );
  expect(dot(toBox)).toBe(answer('shop.dot'));
});

/** Reads XML strictly: tags that match, quoted attributes, entities that exist. Returns names of elements and texts. */
function readXml(text: string): { tags: string[]; texts: string[] } {
  const [tags, texts, open]: [string[], string[], string[]] = [[], [], []];
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`no XML: ${text.slice(from, from + 80)}`);
    const [, closing, tag, attributes = '', empty, content] = found;
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(content ?? attributes))
      throw new Error(`no entity: ${content ?? attributes}`);
    if (content !== undefined) texts.push(content);
    else if (closing === '/') expect(open.pop()).toBe(tag);
    else {
      tags.push(tag);
      if (empty !== '/') open.push(tag);
    }
  }
  expect(open).toEqual([]);
  return { tags, texts };
}

test('SVG: XML with nothing but forms and texts, whatever stands in the names', () => {
  const harmless = new Set(['svg', 'style', 'rect', 'defs', 'marker', 'path', 'g', 'text']);
  for (const one of [SHOP, hostileGraph(), randomGraph(3), randomGraph(11)]) {
    const { tags } = readXml(svg(one));
    expect(tags.filter((tag) => !harmless.has(tag))).toEqual([]);
  }
  expect(svg(hostileGraph())).not.toMatch(/[\u0000-\u0008\ufffe\ud800-\udfff]/u);
});

test('SVG: every text of a card and a label', () => {
  const { texts } = readXml(svg(SHOP));
  const [, ...shown] = texts.map((text) => text.trim()).filter(Boolean);
  expect(shown).toEqual([
    ...['shop', 'sidecar · mTLS STRICT', 'PeerAuthentication default', 'outside the mesh'],
    ...['public', 'catalog', 'callers: some', 'v1: 90 %', 'v2: 10 %', '+', 'catalog-v1', 'ALLOW readers', '~'],
    ...['orders', '!', '~', 'api.example.com', '/items*', 'GET /items', '443 TLS', '−'],
  ]);
});
