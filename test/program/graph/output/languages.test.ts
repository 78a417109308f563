import { dot, mermaid, svg } from '../../../../lib/program/graph/output';
import { edge, graph, hostileGraph, node, randomGraph, SHOP } from './graphs';

test('Mermaid: boxes, forms by kind, arrows by kind, findings and changes', () => {
  expect(mermaid(SHOP)).toBe(`flowchart LR
  subgraph n_namespace_shop["shop<br/>sidecar, mTLS STRICT<br/>policy: default"]
    n_gateway_shop_public[/"public"\\]
    n_service_shop_catalog("catalog<br/>subset: v1, 90 %<br/>subset: v2, 10 %<br/>workload: catalog-v1<br/>policy: readers")
    n_service_shop_orders("orders"):::error
  end
  subgraph n_outside["outside the mesh"]
    n_host_api_example_com(["api.example.com"])
  end
  n_gateway_shop_public -->|"/items#42;"| n_service_shop_catalog
  n_service_shop_orders -.->|"GET /items"| n_service_shop_catalog
  n_service_shop_orders ==>|"443 TLS<br/>#40;removed#41;"| n_host_api_example_com
  classDef error stroke:#b3121d,stroke-width:3px
  classDef warning stroke:#8a5a00,stroke-width:3px
  classDef info stroke:#0b5cad,stroke-width:3px
  classDef added stroke:#00694c,stroke-width:3px
  classDef removed stroke:#7a3f00,stroke-width:3px,stroke-dasharray:5 4
  classDef changed stroke:#6b3fa0,stroke-width:3px
  linkStyle 2 stroke:#7a3f00,stroke-width:3px,stroke-dasharray:5 4
`);
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
  expect(dot(toBox)).toBe(`digraph mesh {
  graph [rankdir=LR, compound=true, fontname="Helvetica", style="rounded,filled", fillcolor="#ebeff5"];
  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];
  edge [fontname="Helvetica", fontsize=9];
  subgraph "cluster namespace:shop" {
    graph [label="shop\\nsidecar, mTLS STRICT\\npolicy: default"];
    "anchor of namespace:shop" [shape=point, style=invis, width=0, height=0];
    "gateway:shop/public" [label="public", shape=trapezium];
    "service:shop/catalog" [label="catalog\\nsubset: v1, 90 %\\nsubset: v2, 10 %\\nworkload: catalog-v1\\npolicy: readers"];
    "service:shop/orders" [label="orders\\n(error)\\n(changed)", color="#b3121d", penwidth=2.5];
  }
  subgraph "cluster outside" {
    graph [label="outside the mesh"];
    "anchor of outside" [shape=point, style=invis, width=0, height=0];
    "host:api.example.com" [label="api.example.com", shape=ellipse];
  }
  "gateway:shop/public" -> "service:shop/catalog" [color="#0067a5", label="/items*"];
  "service:shop/orders" -> "service:shop/catalog" [color="#007a59", style=dashed, label="GET /items"];
  "service:shop/orders" -> "host:api.example.com" [color="#7a3f00", style=bold, label="443 TLS\\n(removed)", penwidth=2.5];
  "host:api.example.com" -> "anchor of namespace:shop" [color="#007a59", style=dashed, lhead="cluster namespace:shop"];
}
`);
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
