import { MeshProblems, explanation, simulate } from '../../../lib/testing/index';
import { SHOP, SUBSETS, objectsIn, routes, shopWith } from './shop';

const CANARY = `[
  { name: canary, match: [{ headers: { x-user: { exact: ann } }, uri: { prefix: /v2/ } }], rewrite: { uri: / },
    timeout: 2s, route: [{ destination: { host: orders, subset: v2 } }] },
  { route: [{ destination: { host: orders, subset: v1 }, weight: 90 },
            { destination: { host: orders, subset: v2 }, weight: 10 }] },
]`;
const canary = simulate(shopWith([SUBSETS, routes(CANARY)].join('---')));

const policy = (name: string, spec: string): string => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;
const STRICT = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`;
const ALLOW_WEB = policy(
  'allow-web',
  '{ selector: { matchLabels: { app: orders } }, rules: [{ from: [{ source: { principals: ' +
    '[cluster.local/ns/shop/sa/web] } }], to: [{ operation: { methods: [GET] } }] }] }',
);
const guarded = simulate(shopWith([ALLOW_WEB, STRICT].join('---')));

const problemsOf = (request: () => unknown): string => {
  try {
    request();
  } catch (error) {
    if (!(error instanceof MeshProblems)) throw error;
    return `${error.problems.map(({ code }) => code).join()}\n${error.message}`;
  }
  throw new Error('nothing was refused');
};

describe('questions that are not right get no verdict', () => {
  const mesh = simulate(SHOP);
  test.each<[string, () => unknown, string]>([
    [
      'a workload that is not there',
      () => mesh.can('shop/wbe-v1', 'shop/orders'),
      'simulate/unknown-workload\n1 problem:\n- from: got "shop/wbe-v1"; no workload or service account of the ' +
        'program has this name; did you mean "shop/web-v1"? (simulate/unknown-workload)',
    ],
    [
      'a caller without a namespace',
      () => mesh.can('web', 'shop/orders'),
      'simulate/caller\n1 problem:\n- from: got "web"; a caller is named with its namespace; write ' +
        'NAMESPACE/NAME, for example shop/web, or internet (simulate/caller)',
    ],
    [
      'a callee that is not there',
      () => mesh.can('shop/web-v1', 'shop/order'),
      'simulate/unknown-callee\n1 problem:\n- to: got "shop/order"; no service or workload of the program has ' +
        'this name; did you mean "shop/orders"? (simulate/unknown-callee)',
    ],
    [
      'a gateway that is not there',
      () => mesh.gateway('shop/public'),
      'simulate/unknown-gateway\n1 problem:\n- gateway: got "shop/public"; no Gateway or workload of the ' +
        'program has this name; the program has no Gateways (simulate/unknown-gateway)',
    ],
    [
      'a URL without a scheme',
      () => mesh.request({ from: 'shop/web-v1', url: 'orders/x' }),
      'simulate/url\n1 problem:\n- url: got "orders/x"; the URL has no scheme; write for example ' +
        'http://orders/x, https://shop.example.com or tcp://db:5432 (simulate/url)',
    ],
    [
      'a workload as callee, of which a port is needed',
      () => mesh.can('shop/web-v1', 'shop/orders-v1'),
      'simulate/port\n1 problem:\n- port: got nothing; shop/orders-v1 is a workload, of which no port is asked ' +
        'for; name the port of the pod (simulate/port)',
    ],
    [
      'headers that are no texts, and a method in small letters',
      () => mesh.request({ from: 'shop/web-v1', url: 'http://orders/', headers: 'x' as never, method: 'get' }),
      'simulate/method,simulate/headers\n2 problems:\n- method: got "get"; this is not a method of HTTP; write it in ' +
        'capital letters, for example GET (simulate/method)\n- headers: got "x"; headers are an object of ' +
        'texts; write ' +
        "for example { 'x-user': 'ann' } (simulate/headers)",
    ],
    [
      'the name and the value of a header',
      () => mesh.request({ from: 'shop/web-v1', url: 'http://orders/', headers: { 'x a': '1', 'x-b': 2 as never } }),
      'simulate/header-name,simulate/header-value\n2 problems:\n- headers.x a: got "1"; this is not the name of a ' +
        'header; use letters, digits and hyphens (simulate/header-name)\n- headers.x-b: got 2; the value of a header ' +
        'is a text; put it in quotes (simulate/header-value)',
    ],
    [
      'objects that a cluster refuses',
      () =>
        simulate(shopWith(routes('[{ match: [{ uri: { prefx: / } }], route: [{ destination: { host: web } }] }]'))).can(
          'shop/web',
          'shop/orders',
        ),
      'schema/unknown-field\n1 problem:\n- [VirtualService shop/orders] spec.http[0].match[0].uri.prefx: got ' +
        '"/"; "prefx" is not a field of StringMatch; did you mean "prefix"? (schema/unknown-field)',
    ],
  ])('%s', (_, request, text) => {
    expect(problemsOf(request)).toBe(text);
  });

  test('a slip that clusters take is simulated as it is: it matches nobody', () => {
    const slip = ALLOW_WEB.replace('principals: [', 'principals: [spiffe://');
    expect(simulate(shopWith(slip)).can('shop/web', 'shop/orders')).toMatchObject({ outcome: 'denied', by: null });
  });
});

describe('the whole way', () => {
  test('a route by header and path, with every step', () => {
    const { because, ...verdict } = canary.request({
      from: 'shop/web-v1',
      url: 'http://orders/v2/x',
      headers: { 'x-user': 'ann' },
    });
    expect(verdict).toEqual({
      outcome: 'forwarded',
      asked: 'GET http://orders/v2/x from shop/web-v1',
      route: 'canary',
      destination: { host: 'orders.shop.svc.cluster.local', port: 80, subset: 'v2', endpoints: 1 },
      upstreamPath: '/x',
      timeout: '2s',
      retries: {
        attempts: 2,
        retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
      },
      upstreamTls: 'AUTO',
      tls: 'ISTIO_MUTUAL',
      appPort: 8080,
      encrypted: true,
    });
    expect(explanation(because)).toBe(
      [
        'sidecar of shop/web-v1, listener 0.0.0.0:80',
        'VirtualService shop/orders spec.http[0].match[0]: "canary" takes the request: uri is prefix "/v2/" ' +
          'and headers.x-user is exact "ann"',
        'DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v2, 1 pod',
        'sidecar of shop/orders-v2, port 8080 of the pod, mTLS PERMISSIVE',
      ].join('\n'),
    );
  });

  test('a route that does not fit says what it found and what it wants', () => {
    expect(explanation(canary.route({ from: 'shop/web-v1', url: 'http://orders/v2/x' }).because)).toBe(
      [
        'sidecar of shop/web-v1, listener 0.0.0.0:80',
        'VirtualService shop/orders spec.http[0].match[0]: "canary" does not take it: headers.x-user is not ' +
          'sent; wants exact "ann"',
        'VirtualService shop/orders spec.http[1]: takes the request: no match = all requests',
        'DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v1, 1 pod',
        'DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v2, 1 pod',
      ].join('\n'),
    );
  });

  test('a header that the route sets is what the policy of the callee reads', () => {
    const gold = policy(
      'gold',
      '{ selector: { matchLabels: { app: orders } }, rules: [{ when: [{ key: "request.headers[x-tier]", ' +
        'values: [gold] }] }] }',
    );
    const route = (headers: string) => routes(`[{ route: [{ destination: { host: orders } }]${headers} }]`);
    const outcome = (headers: string) =>
      simulate(shopWith([route(headers), gold].join('---'))).request({ from: 'shop/web-v1', url: 'http://orders/' })
        .outcome;
    expect([outcome(', headers: { request: { set: { x-tier: gold } } }'), outcome('')]).toEqual([
      'forwarded',
      'denied',
    ]);
  });

  test('pods that do not decide alike have no verdict, and the steps say which', () => {
    const only = simulate(shopWith(policy('nobody', '{ selector: { matchLabels: { version: v1, app: orders } } }')));
    const { outcome, because } = only.request({ from: 'shop/web-v1', url: 'http://orders/' });
    expect(outcome).toBe('unknown');
    expect(because.map(({ text }) => text)).toContain('the pods behind the destination do not decide alike');
    expect(only.can('shop/web', 'shop/orders').outcome).toBe('unknown');
  });

  test('the answer does not depend on the order of the objects', () => {
    const objects = shopWith([SUBSETS, routes(CANARY), ALLOW_WEB, STRICT].join('---'));
    const request = (list: typeof objects) =>
      JSON.stringify(simulate(list).request({ from: 'shop/web-v1', url: 'http://orders/v2/' }));
    expect(request([...objects].reverse())).toBe(request(objects));
  });
});

describe('who may call what', () => {
  test('by a rule, by the want of one, and without mTLS', () => {
    const allowed = guarded.can('shop/web', 'shop/orders');
    expect(allowed).toMatchObject({ outcome: 'allowed', by: 'shop/allow-web#0', encrypted: true });
    expect(guarded.can('shop/web', 'shop/orders', 'DELETE')).toMatchObject({
      outcome: 'denied',
      by: null,
      where: 'sidecar',
    });
    const refused = guarded.can('internet', 'shop/orders');
    expect(refused).toMatchObject({ outcome: 'refused', where: 'sidecar', encrypted: false });
    expect(explanation(refused.because)).toBe(
      [
        'sidecar of shop/orders-v1, port 8080 of the pod, mTLS STRICT',
        'mTLS is required (STRICT), and the connection is plain',
      ].join('\n'),
    );
  });

  test('as a table', () => {
    expect(guarded.matrix().toString()).toBe(
      [
        '| GET / from | shop/orders | shop/web |',
        '| --- | --- | --- |',
        '| shop/orders-v1 | no | yes |',
        '| shop/orders-v2 | no | yes |',
        '| shop/web-v1 | yes | yes |',
        '',
      ].join('\n'),
    );
    expect(guarded.matrix({ method: 'POST' }).at('shop/web-v1', 'shop/orders')).toBe('denied');
  });

  test('with what no proxy carries out', () => {
    const ambient = objectsIn(
      '{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } } }',
    );
    const objects = [
      ...ambient,
      ...SHOP.slice(1),
      ...objectsIn(policy('get-only', '{ rules: [{ to: [{ operation: { methods: [GET] } }] }] }')),
    ];
    expect(
      simulate(objects)
        .unenforced()
        .map(({ object, path }) => `${object} ${path}`),
    ).toEqual(['AuthorizationPolicy shop/get-only spec.rules[0].to[0].operation.methods']);
    expect(guarded.unenforced()).toEqual([]);
  });
});

test('coverage names the routes and rules that no question came to', () => {
  const mesh = simulate(shopWith([SUBSETS, routes(CANARY), ALLOW_WEB].join('---')));
  mesh.request({ from: 'shop/web-v1', url: 'http://orders/' });
  expect(mesh.coverage()).toEqual({
    routes: { all: 2, touched: 1, untouched: [{ object: 'VirtualService shop/orders', path: 'spec.http[0]' }] },
    policies: { all: 1, touched: 1, untouched: [] },
  });
});
