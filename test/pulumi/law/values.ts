import type { Facts } from '../../../lib/schema/notation';

/** What a text may be, and what often goes wrong with it. */
export const EDGE_TEXTS: readonly string[] = [
  '',
  'plain',
  'true',
  'null',
  '12',
  '0x1F',
  '~',
  '1e3',
  ' both ends ',
  'a "quoted" \'text\'',
  'two\nlines: yes # no',
  'key: value #1',
  'back\\slash\\n',
  '- ünïcode ✓ {{ x }}',
  '# hash',
];

/** Edges of texts by what they mean. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  duration: ['10s', '1h1m', '500ms', '0s', ''],
  url: ['http://a.local:1', 'https://b.local/path', 'http://c.ns.svc.cluster.local:65535'],
  address: ['a.ns.svc.cluster.local:1', 'b.example.com:65535', 'c.ns.svc.cluster.local:4317'],
};

/** Texts of the forms that fields of Istio ask for. */
export const FORMS: readonly string[] = [
  'a',
  'catalog',
  'reviews.prod.svc.cluster.local',
  '*',
  '*.example.com',
  'prod/catalog',
  './*',
  '10.0.0.0/8',
  '192.0.2.7',
  '/path',
  '5s',
  '1m',
  '2h45m',
  'https://issuer.example/keys',
  'oci://registry.example/filter:1',
  'http://a.example',
  'GET',
  '80',
  '50%',
  'request.auth.claims[iss]',
  'source.namespace',
  'YQ==',
  'x-header',
  'us-west/zone/*',
  'a.b',
  '500m',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'HTTP',
  '2026-01-31T12:00:00Z',
  'td/ns/shop/sa/web',
  'shop/web',
  '/dev/stdout',
  'response.code == 200',
  'Service',
  'Gateway',
  'mesh',
  'ns/gw',
  'spiffe://td.example/ns/a/sa/b',
  '{"keys":[]}',
  'sha256:'.padEnd(71, 'a'),
  'a'.repeat(64),
  '0',
  'kubernetes-gateway://ns/name',
  'example.com',
  '8080',
  'collector.observability:9411',
  'HTTPS',
  '80,443',
  'Hostname',
  'UNIMPLEMENTED',
  'NOT_FOUND',
  'core',
  '127.0.0.1:8080',
  '0.0.0.0:80',
  'https',
  '5xx',
  'gateway-error,reset',
  'gateway.networking.k8s.io',
  'prometheus',
  'envoy',
  '10.0.0.0/8,192.168.0.0/16',
  'info',
  'default:info',
  'ConfigMap',
  'Secret',
  'System',
  'HTTPRoute',
];

/** Values to try for a prop: the edges first. What of them is legal, the plain core says. */
export function candidates(facts: Facts): { edges: readonly unknown[]; forms: readonly unknown[] } {
  if (facts.values) return { edges: [...facts.values.keys()], forms: [] };
  switch (facts.type) {
    case 'boolean':
      return { edges: [true, false], forms: [] };
    case 'integer':
    case 'number': {
      const { min = -Infinity, max = Infinity } = facts;
      const all = [
        min,
        0,
        1,
        2,
        7,
        10,
        90,
        100,
        302,
        400,
        500,
        8080,
        max,
        2147483647,
        ...(facts.type === 'number' ? [0.5] : []),
      ];
      return {
        edges: [...new Set(all)].filter((value) => Number.isFinite(value) && value >= min && value <= max),
        forms: [],
      };
    }
    case 'int-or-string':
      return { edges: [1, 7, '25%', '7', '0', ''], forms: [] };
    case 'any':
      return { edges: [...EDGE_TEXTS, 0, 1, 2.5, true, false], forms: [] };
    default:
      return { edges: EDGES[facts.meaning ?? ''] ?? EDGE_TEXTS, forms: FORMS };
  }
}
