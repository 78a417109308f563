import type {
  GraphEdge,
  GraphEdgeKind,
  GraphNode,
  GraphNodeKind,
  MeshGraph,
} from '../../../../lib/program/graph/types';
import { Random } from '../../../support/random';

/** A node with what a test says of it. */
export const node = (kind: GraphNodeKind, id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id: `${kind}:${id}`,
  kind,
  label: id.split('/').pop() ?? id,
  objects: [],
  facts: {},
  findings: [],
  ...(id.includes('/') ? { namespace: id.split('/')[0], parent: `namespace:${id.split('/')[0]}` } : {}),
  ...more,
});

export const edge = (
  kind: GraphEdgeKind,
  from: string,
  to: string,
  label?: string,
  more: Partial<GraphEdge> = {},
): GraphEdge => ({
  id: `${kind}:${from}>${to}#${label ?? ''}`,
  kind,
  from,
  to,
  ...(label === undefined ? {} : { label }),
  objects: [],
  facts: {},
  findings: [],
  ...more,
});

export const graph = (
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[] = [],
  findings: MeshGraph['findings'] = [],
): MeshGraph => ({ format: 1, nodes, edges, findings });

/** A small shop: a gateway, two services, subsets, policies, a host outside, a finding and changes. */
export const SHOP: MeshGraph = graph(
  [
    node('namespace', 'shop', { namespace: 'shop', dataPlane: 'sidecar', mtls: 'STRICT' }),
    node('gateway', 'shop/public', { objects: ['Gateway shop/public'], facts: { hosts: 'shop.example.com' } }),
    node('service', 'shop/catalog', { objects: ['Service shop/catalog'], access: 'some' }),
    node('subset', 'shop/catalog/v1', { parent: 'service:shop/catalog', label: 'v1' }),
    node('subset', 'shop/catalog/v2', { parent: 'service:shop/catalog', label: 'v2', change: 'added' }),
    node('workload', 'shop/catalog-v1'),
    node('service', 'shop/orders', { findings: [0], change: 'changed' }),
    node('workload', 'shop/orders', { id: 'workload:shop/orders' }),
    node('policy', 'shop/readers', { facts: { action: 'ALLOW' }, objects: ['AuthorizationPolicy shop/readers'] }),
    node('policy', 'shop/default', { objects: ['PeerAuthentication shop/default'] }),
    node('host', 'api.example.com'),
  ],
  [
    edge('route', 'gateway:shop/public', 'service:shop/catalog', '/items*'),
    edge('route', 'service:shop/catalog', 'subset:shop/catalog/v1', undefined, { weight: 90 }),
    edge('route', 'service:shop/catalog', 'subset:shop/catalog/v2', undefined, { weight: 10 }),
    edge('selects', 'service:shop/catalog', 'workload:shop/catalog-v1'),
    edge('selects', 'service:shop/orders', 'workload:shop/orders'),
    edge('call', 'workload:shop/orders', 'service:shop/catalog', 'GET /items'),
    edge('policy', 'policy:shop/readers', 'service:shop/catalog'),
    edge('policy', 'policy:shop/default', 'namespace:shop'),
    edge('egress', 'service:shop/orders', 'host:api.example.com', '443 TLS', { change: 'removed' }),
  ],
  [
    {
      code: 'mesh/example',
      severity: 'error',
      object: 'Service shop/orders',
      path: 'spec.ports',
      message: 'selects no pod',
      fix: 'name a label of a pod',
    },
  ],
);

/** What must do nothing wherever it is shown. */
export const HOSTILE = [
  `"'><script>window.broken = 1</script>`,
  `<img src=x onerror="window.broken=1">`,
  'javascript:window.broken=1',
  ']]></style></script><script>window.broken=1</script>',
  'a\u2028b\u2029c\u202ed\u0000e\u001bf\ud800g',
  '`${window.broken=1}` #quot; &lt; \\n [x](y) {z} |q| ;end; 1. one',
  '⁠ 漢字 עברית 🦊🦊',
];

/** Returns a graph in which every text is hostile. */
export function hostileGraph(): MeshGraph {
  let at = 0;
  const next = (): string => HOSTILE[at++ % HOSTILE.length];
  const facts = (): Record<string, string> => ({ [next()]: next() });
  const renamed = new Map<string, string>();
  const id = (old: string): string => {
    const known = renamed.get(old) ?? `${old}${next()}`;
    renamed.set(old, known);
    return known;
  };
  return {
    format: 1,
    nodes: SHOP.nodes.map(({ parent, ...one }) => ({
      ...one,
      id: id(one.id),
      label: next(),
      ...(parent === undefined ? {} : { parent: id(parent) }),
      namespace: next(),
      objects: [next(), ...one.objects],
      facts: facts(),
      mtls: next(),
    })),
    edges: SHOP.edges.map((one) => ({
      ...one,
      id: id(one.id),
      from: id(one.from),
      to: id(one.to),
      label: next(),
      objects: [next()],
      facts: facts(),
    })),
    findings: SHOP.findings.map((one) => ({
      ...one,
      code: next(),
      object: next(),
      path: next(),
      message: next(),
      fix: next(),
    })),
  };
}

const NODE_KINDS: readonly GraphNodeKind[] = [
  'service',
  'service',
  'service',
  'gateway',
  'workload',
  'policy',
  'waypoint',
];
const EDGE_KINDS: readonly GraphEdgeKind[] = ['route', 'call', 'egress', 'waypoint', 'policy', 'selects'];

/** Returns a graph with edges between anything: services, namespaces, clusters. */
export function randomGraph(seed: number, most = 40): MeshGraph {
  const random = new Random(seed);
  const clusters = Array.from({ length: random.below(3) }, (_, i) => node('cluster', `cluster${i}`));
  const namespaces = Array.from({ length: 1 + random.below(6) }, (_, i) =>
    node('namespace', `ns${i}`, clusters.length === 0 ? {} : { parent: random.pick(clusters).id }),
  );
  const words = ['a', 'web', 'catalog-of-all-things', 'x'.repeat(90), 'orders.example.com'];
  const things = Array.from({ length: 1 + random.below(most) }, (_, i) => {
    const parent = random.chance(0.05) ? {} : { parent: random.pick(namespaces).id };
    const label = `${random.pick(words)}-${i}`;
    return { ...node(random.pick(NODE_KINDS), `thing${i}`, { label }), ...parent };
  });
  const hosts = Array.from({ length: random.below(4) }, (_, i) => node('host', `host${i}.example.com`));
  const all = [...clusters, ...namespaces, ...things, ...hosts];
  const edges = Array.from({ length: random.below(2 * most) }, (_, i) =>
    edge(
      random.pick(EDGE_KINDS),
      random.pick(all).id,
      random.pick(all).id,
      random.chance(0.5) ? `GET /${'path/'.repeat(random.below(14))}${i}` : undefined,
    ),
  );
  return graph(all, edges);
}
