import type { Manifest } from '../../../lib/model';
import type { Random } from '../../support/random';

/** Random configurations of the topology: Istio's traffic kinds, the Gateway API, and a few policies. */

const times = <T>(random: Random, least: number, most: number, make: (index: number) => T): T[] =>
  Array.from({ length: least + random.below(most - least + 1) }, (_, index) => make(index));
const some = <T>(random: Random, chance: number, make: () => T): T | undefined =>
  random.chance(chance) ? make() : undefined;
/** The object without its undefined fields. */
const of = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const istio = (kind: string, namespace: string, name: string, spec: object, group = 'networking'): Manifest =>
  ({ apiVersion: `${group}.istio.io/v1`, kind, metadata: { name, namespace }, spec }) as Manifest;
const gatewayApi = (kind: string, namespace: string, name: string, spec: object): Manifest =>
  ({ apiVersion: 'gateway.networking.k8s.io/v1', kind, metadata: { name, namespace }, spec }) as Manifest;

export const PATHS =
  '/ /v1 /v2 /v2/ /v2/x /v2x /api /api/a /api/a?q=1 /V2/x /old/hats /all?v=2&q /x/../v2 /a%20b /%76%32 //v2'.split(' ');
const PREFIXES = ['/', '/v', '/v2', '/v2/', '/api', '/old', '/V2'];
const REGEXES = ['/v[12]', '/api/.*', '.*', '/(old|new)/.*', '/v2.*'];
export const VALUES = ['1', '2', 'ann', 'a', 'Ann'];
export const HEADERS = ['x-v', 'x-user'];
const VALUE_REGEXES = ['[12]', 'a.*', '.*n', '.+'];

function stringMatch(random: Random, texts: readonly string[], prefixes: readonly string[], regexes: string[]): object {
  const form = random.below(5);
  if (form < 2) return { exact: random.pick(texts) };
  return form < 4 ? { prefix: random.pick(prefixes) } : { regex: random.pick(regexes) };
}
const uriMatch = (random: Random): object =>
  stringMatch(
    random,
    PATHS.filter((path) => !path.includes('?')),
    PREFIXES,
    REGEXES,
  );
const valueMatch = (random: Random): object =>
  random.chance(0.15) ? {} : stringMatch(random, VALUES, ['a', '1', 'A'], VALUE_REGEXES);
const headerMatches = (random: Random): Record<string, object> =>
  Object.fromEntries(times(random, 1, 2, () => [random.pick(HEADERS), valueMatch(random)]));

function httpMatch(random: Random): Record<string, unknown> {
  const made = of({
    uri: some(random, 0.6, () => uriMatch(random)),
    ignoreUriCase: some(random, 0.15, () => true),
    headers: some(random, 0.3, () => headerMatches(random)),
    withoutHeaders: some(random, 0.15, () => headerMatches(random)),
    queryParams: some(random, 0.15, () => ({ [random.pick(['v', 'q'])]: valueMatch(random) })),
    method: some(random, 0.15, () => stringMatch(random, ['GET', 'POST'], ['G', 'P'], ['GET|PUT'])),
    authority: some(random, 0.12, () =>
      stringMatch(random, ['orders', 'shop.example.com'], ['o', 'shop.'], ['.*example.*']),
    ),
    scheme: some(random, 0.05, () => ({ exact: random.pick(['http', 'https']) })),
    port: some(random, 0.12, () => random.pick([80, 443, 8000])),
    sourceLabels: some(random, 0.12, () => ({ app: random.pick(['web', 'batch', 'ingress']) })),
    sourceNamespace: some(random, 0.12, () => random.pick(['shop', 'ops', 'edge', 'am'])),
    gateways: some(random, 0.15, () => [random.pick(['mesh', 'edge/main', 'edge/side'])]),
  });
  return Object.keys(made).some((key) => key !== 'ignoreUriCase') ? made : httpMatch(random);
}

/** Hosts of services by every name that they have, the right namespace or not. */
const SERVICE_HOSTS = [
  'orders',
  'orders.shop.svc.cluster.local',
  'reviews',
  'reviews.shop.svc.cluster.local',
  'audit.ops.svc.cluster.local',
  'audit',
  'cart.am.svc.cluster.local',
  'cart',
  'api.example.com',
];
const SUBSETS = ['v1', 'v1', 'v2', 'v2', 'v3'];

const destination = (random: Random): object => {
  const host = random.pick(SERVICE_HOSTS);
  const port = host.startsWith('audit') ? 8000 : 80;
  return of({
    host,
    subset: some(random, 0.4, () => random.pick(SUBSETS)),
    port: some(random, host.startsWith('audit') ? 0.8 : 0.4, () => ({ number: port })),
  });
};
const headersOf = (random: Random): object => ({
  request: { set: { 'x-set': random.pick(VALUES) } },
});

function destinations(random: Random): object[] {
  if (random.chance(0.6)) return [of({ destination: destination(random) })];
  return times(random, 2, 3, () => ({
    destination: destination(random),
    weight: random.pick([0, 10, 40, 50, 90, 100]),
  }));
}

function redirect(random: Random): object {
  return of({
    uri: some(random, 0.5, () => random.pick(['/new', '/new?b=1'])),
    authority: some(random, 0.5, () => random.pick(['other.example.com', 'other.example.com:8443'])),
    scheme: some(random, 0.3, () => 'https'),
    port: some(random, 0.2, () => 8443),
    redirectCode: some(random, 0.3, () => random.pick([301, 302, 307, 308])),
  });
}

const RETRIES = [{ attempts: 0 }, { attempts: 3, perTryTimeout: '2s', retryOn: '5xx' }, { attempts: 5 }];
const fault = (random: Random): object =>
  random.chance(0.5)
    ? { abort: { httpStatus: random.pick([418, 503]), percentage: { value: 100 } } }
    : { abort: { httpStatus: 503 } };
function rewrite(random: Random): object {
  const uri = { uri: random.pick(['/', '/new', '/new/', '/v1']) };
  if (random.chance(0.1)) return { uriRegexRewrite: { match: '^/(v2|api)/(.*)', rewrite: '/\\2/\\1' } };
  if (random.chance(0.6)) return uri;
  return { authority: random.pick(['inner', 'inner.example.com']), ...(random.chance(0.5) && uri) };
}

function forwarding(random: Random): Record<string, unknown> {
  return {
    route: destinations(random),
    rewrite: some(random, 0.25, () => rewrite(random)),
    timeout: some(random, 0.2, () => random.pick(['1s', '2.5s', '20s'])),
    retries: some(random, 0.2, () => random.pick(RETRIES)),
    fault: some(random, 0.12, () => fault(random)),
    headers: some(random, 0.1, () => headersOf(random)),
    mirrors: some(random, 0.1, () => [{ destination: destination(random), percentage: { value: 100 } }]),
  };
}

function httpRoute(random: Random, index: number): object {
  const kind = random.below(10);
  const action =
    kind === 0
      ? { redirect: redirect(random) }
      : kind === 1
        ? { directResponse: { status: random.pick([200, 418, 503]), body: { string: 'text' } } }
        : forwarding(random);
  return of({
    name: some(random, 0.5, () => `r${index}`),
    match: some(random, 0.75, () => times(random, 1, 3, () => httpMatch(random))),
    ...action,
  });
}

const VS_HOSTS = [
  ...SERVICE_HOSTS,
  'orders.shop',
  'api.example.com',
  '*.example.com',
  'shop.example.com',
  'shop.example.com',
  '*',
  'x.wild.test',
  '*.wild.test',
];
const NAMESPACES = ['shop', 'shop', 'ops', 'edge', 'am'];
const GATEWAY_LISTS = [
  undefined,
  undefined,
  ['mesh'],
  ['edge/main'],
  ['edge/main', 'mesh'],
  ['edge/side', 'edge/main'],
];

function tlsRoute(random: Random, hosts: readonly string[]): object {
  return {
    match: times(random, 1, 2, () =>
      of({
        sniHosts: [random.pick(hosts)],
        port: some(random, 0.4, () => random.pick([443, 9443])),
      }),
    ),
    route: [{ destination: { host: random.pick(['orders', 'api.example.com']), port: { number: 9443 } } }],
  };
}
const tcpRoute = (random: Random): object =>
  of({
    match: some(random, 0.5, () => [of({ port: some(random, 0.8, () => random.pick([9000, 7000])) })]),
    route: [
      { destination: { host: random.pick(['orders', 'orders.shop.svc.cluster.local']), port: { number: 9000 } } },
    ],
  });

function virtualService(random: Random, index: number): Manifest {
  const namespace = random.pick(NAMESPACES);
  const gateways = random.pick(GATEWAY_LISTS);
  const inMesh = gateways === undefined || gateways.includes('mesh');
  const names = inMesh ? VS_HOSTS.filter((host) => host !== '*') : VS_HOSTS;
  const hosts = [...new Set(times(random, 1, 2, () => random.pick(names)))];
  const spec = of({
    hosts,
    gateways,
    http: times(random, 1, 4, (i) => httpRoute(random, i)),
    tls: some(random, 0.12, () => [tlsRoute(random, hosts)]),
    tcp: some(random, 0.12, () => [tcpRoute(random)]),
    exportTo: some(random, 0.12, () => [random.pick(['.', '*', 'ops'])]),
  });
  return istio('VirtualService', namespace, `vs${index}`, spec);
}

function destinationRule(random: Random, index: number): Manifest {
  const host = random.pick([...SERVICE_HOSTS, '*.shop.svc.cluster.local', '*.example.com']);
  const spec = of({
    host,
    subsets: some(random, 0.85, () =>
      ['v1', 'v2', 'v3'].filter(() => random.chance(0.8)).map((name) => ({ name, labels: { version: name } })),
    ),
    trafficPolicy: some(random, 0.2, () => ({ tls: { mode: random.pick(['DISABLE', 'ISTIO_MUTUAL', 'SIMPLE']) } })),
    exportTo: some(random, 0.12, () => [random.pick(['.', '*'])]),
  });
  return istio('DestinationRule', random.pick(['shop', 'shop', 'ops', 'istio-system', 'am']), `dr${index}`, spec);
}

function serviceEntry(random: Random, index: number): Manifest {
  const wild = random.chance(0.3);
  const spec = of({
    hosts: [wild ? '*.wild.test' : 'api.example.com'],
    location: random.pick(['MESH_EXTERNAL', 'MESH_INTERNAL']),
    resolution: wild ? 'NONE' : random.pick(['DNS', 'DNS', 'NONE']),
    ports: [
      { number: 80, name: 'http', protocol: 'HTTP' },
      ...(random.chance(0.7) ? [{ number: 443, name: 'tls', protocol: random.pick(['TLS', 'HTTPS', 'TCP']) }] : []),
    ],
    exportTo: some(random, 0.2, () => [random.pick(['.', '*'])]),
  });
  return istio('ServiceEntry', random.pick(['shop', 'ops', 'istio-system']), `se${index}`, spec);
}

const EGRESS = [
  './*',
  'ops/*',
  '*/*',
  'shop/orders.shop.svc.cluster.local',
  '~/*',
  'istio-system/*',
  '*/api.example.com',
];
function sidecar(random: Random, index: number): Manifest {
  const spec = of({
    workloadSelector: some(random, 0.4, () => ({ labels: { app: random.pick(['web', 'batch', 'orders']) } })),
    egress: [
      ...times(random, 0, 1, () => ({
        port: { number: random.pick([80, 8000]), protocol: 'HTTP', name: 'http' },
        hosts: times(random, 1, 2, () => random.pick(EGRESS)),
      })),
      { hosts: times(random, 1, 3, () => random.pick(EGRESS)) },
    ],
    outboundTrafficPolicy: some(random, 0.3, () => ({ mode: random.pick(['REGISTRY_ONLY', 'ALLOW_ANY']) })),
  });
  return istio('Sidecar', random.pick(['shop', 'ops', 'istio-system']), `sc${index}`, spec);
}

const SERVER_HOSTS = ['*', 'shop.example.com', '*.example.com', 'shop/*', 'shop/shop.example.com', './*.example.com'];
function gateway(random: Random, name: string): Manifest {
  const hosts = () => [...new Set(times(random, 1, 2, () => random.pick(SERVER_HOSTS)))];
  const servers = [
    of({
      port: { number: 80, name: 'http', protocol: 'HTTP' },
      hosts: hosts(),
      tls: some(random, 0.1, () => ({ httpsRedirect: true })),
    }),
    ...(random.chance(0.5)
      ? [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: hosts(),
            tls: { mode: random.pick(['SIMPLE', 'SIMPLE', 'PASSTHROUGH', 'MUTUAL']), credentialName: 'cert' },
          },
        ]
      : []),
  ].map((server) => withoutNeedlessCredential(server as Record<string, unknown>));
  return istio('Gateway', 'edge', name, { selector: { istio: 'ingress' }, servers });
}
function withoutNeedlessCredential(server: Record<string, unknown>): object {
  const tls = server.tls as { mode?: string } | undefined;
  return tls?.mode === 'PASSTHROUGH' ? { ...server, tls: { mode: 'PASSTHROUGH' } } : server;
}

function backend(random: Random): object {
  const name = random.pick(['orders', 'orders', 'reviews', 'audit', 'cart', 'none']);
  return of({
    name,
    port: name === 'audit' ? 8000 : 80,
    namespace: some(random, 0.3, () => random.pick(['shop', 'ops', 'am'])),
    weight: some(random, 0.3, () => random.pick([0, 1, 9])),
  });
}

function apiMatch(random: Random): object {
  return of({
    path: some(random, 0.7, () => {
      const type = random.pick(['Exact', 'PathPrefix', 'PathPrefix', 'RegularExpression']);
      return {
        type,
        value: random.pick(type === 'RegularExpression' ? REGEXES.slice(0, 4) : ['/', '/v2', '/api', '/v2/x']),
      };
    }),
    headers: some(random, 0.3, () => [
      of({
        name: random.pick(HEADERS),
        type: some(random, 0.3, () => 'RegularExpression'),
        value: random.pick(['1', 'ann', 'a.*']),
      }),
    ]),
    queryParams: some(random, 0.15, () => [{ name: 'v', value: '2' }]),
    method: some(random, 0.2, () => random.pick(['GET', 'POST'])),
  });
}

function apiFilters(random: Random): object[] | undefined {
  const kind = random.below(10);
  if (kind === 0)
    return [
      {
        type: 'RequestRedirect',
        requestRedirect: of({
          hostname: some(random, 0.5, () => 'other.example.com'),
          statusCode: random.pick([301, 302]),
          path: some(random, 0.5, () => ({ type: 'ReplaceFullPath', replaceFullPath: '/new' })),
          scheme: some(random, 0.3, () => 'https'),
          port: some(random, 0.3, () => 8443),
        }),
      },
    ];
  if (kind === 1)
    return [
      {
        type: 'URLRewrite',
        urlRewrite: of({
          hostname: some(random, 0.5, () => 'inner.example.com'),
          path: random.pick([
            { type: 'ReplaceFullPath', replaceFullPath: '/new' },
            { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
            { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
          ]),
        }),
      },
    ];
  if (kind === 2)
    return [
      {
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { set: [{ name: 'x-set', value: random.pick(VALUES) }] },
      },
    ];
  return undefined;
}

/** A prefix is replaced only where a prefix is all that a rule matches: other rules are refused by the definition. */
function apiRule(random: Random): object {
  const filters = apiFilters(random);
  const replaces = JSON.stringify(filters ?? []).includes('ReplacePrefixMatch');
  const redirects = JSON.stringify(filters ?? []).includes('RequestRedirect');
  const matches = replaces
    ? [{ path: { type: 'PathPrefix', value: random.pick(['/v2', '/api', '/']) } }]
    : some(random, 0.85, () => times(random, 1, 2, () => apiMatch(random)));
  return of({
    matches,
    filters,
    timeouts: some(random, 0.15, () => ({ request: '3s' })),
    backendRefs: redirects ? undefined : some(random, 0.95, () => times(random, 1, 2, () => backend(random))),
  });
}

const PARENTS = [
  { name: 'public', namespace: 'edge' },
  { name: 'public', namespace: 'edge', sectionName: 'shop' },
  { name: 'public', namespace: 'edge', port: 82 },
  { kind: 'Service', group: '', name: 'orders', namespace: 'shop' },
  { kind: 'Service', group: '', name: 'orders', namespace: 'shop', port: 80 },
  { kind: 'Service', group: '', name: 'cart', namespace: 'am' },
  { kind: 'Service', group: '', name: 'stock', namespace: 'am' },
];
function apiRoute(random: Random, index: number): Manifest {
  const parent = random.pick(PARENTS);
  const namespace = random.pick(['shop', 'shop', 'edge', 'am', 'ops']);
  const spec = of({
    parentRefs: [parent],
    hostnames: parent.kind
      ? undefined
      : some(random, 0.7, () => [random.pick(['shop.example.com', '*.example.com', 'a.example.com', 'other.test'])]),
    rules: times(random, 1, 3, () => apiRule(random)),
  });
  return gatewayApi('HTTPRoute', namespace, `hr${index}`, spec);
}

const grant = (random: Random, index: number): Manifest => ({
  ...gatewayApi('ReferenceGrant', random.pick(['shop', 'ops', 'am']), `grant${index}`, {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: random.pick(['shop', 'edge', 'ops']) }],
    to: [{ group: '', kind: 'Service' }],
  }),
  apiVersion: 'gateway.networking.k8s.io/v1beta1',
});

function policy(random: Random, index: number): Manifest {
  const [namespace, target] = random.pick([
    ['shop', {}],
    ['shop', { selector: { matchLabels: { app: 'orders' } } }],
    ['edge', { selector: { matchLabels: { istio: 'ingress' } } }],
    ['edge', { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' }] }],
    ['am', { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }] }],
    ['am', { targetRefs: [{ group: '', kind: 'Service', name: 'cart' }] }],
    ['istio-system', {}],
  ] as const);
  const action = random.pick(['ALLOW', 'DENY', 'DENY']);
  const rule = of({
    from: some(random, 0.4, () => [{ source: { [random.pick(['namespaces', 'notNamespaces'])]: ['shop'] } }]),
    to: some(random, 0.7, () => [
      {
        operation: of({
          paths: some(random, 0.7, () => [random.pick(['/v2', '/v2*', '/api/*', '/old*'])]),
          methods: some(random, 0.4, () => ['POST']),
          ports: some(random, 0.2, () => [random.pick(['8080', '80', '9000'])]),
        }),
      },
    ]),
    when: some(random, 0.2, () => [{ key: 'request.headers[x-user]', values: [random.pick(['ann', 'a*'])] }]),
  });
  const full = (rule.to as { operation: object }[] | undefined)?.every((one) => Object.keys(one.operation).length > 0);
  const rules = [full === false ? { from: [{ source: { namespaces: ['ops'] } }] } : rule];
  return istio('AuthorizationPolicy', namespace, `ap${index}`, { ...target, action, rules }, 'security');
}
const peer = (random: Random): Manifest =>
  istio(
    'PeerAuthentication',
    random.pick(['shop', 'istio-system']),
    'peers',
    { mtls: { mode: random.pick(['STRICT', 'PERMISSIVE', 'DISABLE']) } },
    'security',
  );

/** A random program: its objects without those of the topology, and what the mesh sets. */
export interface RandomConfig {
  readonly objects: readonly Manifest[];
  readonly meshConfig: Readonly<Record<string, unknown>>;
}

export function randomConfig(random: Random): RandomConfig {
  const api = random.chance(0.4);
  const objects = [
    ...times(random, api ? 0 : 2, api ? 2 : 5, (i) => virtualService(random, i)),
    ...times(random, 1, 3, (i) => destinationRule(random, i)),
    ...times(random, 0, 2, (i) => serviceEntry(random, i)),
    ...(random.chance(0.3) ? [sidecar(random, 0)] : []),
    gateway(random, 'main'),
    ...(random.chance(0.4) ? [gateway(random, 'side')] : []),
    ...(api ? times(random, 2, 5, (i) => apiRoute(random, i)) : []),
    ...(api ? times(random, 0, 2, (i) => grant(random, i)) : []),
    ...(random.chance(0.4) ? times(random, 1, 2, (i) => policy(random, i)) : []),
    ...(random.chance(0.25) ? [peer(random)] : []),
  ];
  const registryOnly = random.chance(0.3);
  return { objects, meshConfig: registryOnly ? { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } : {} };
}
