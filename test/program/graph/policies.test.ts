import {
  AMBIENT,
  app,
  GATEWAY_API,
  graphOf,
  namespace,
  NETWORKING,
  object,
  SECURITY,
  shownEdge,
  shownNode,
  SIDECARS,
} from './shown';

const SHOP = namespace('shop', SIDECARS) + app('web') + app('orders');
const security = (kind: string, name: string, of: string, spec: string) => object(SECURITY, kind, name, of, spec);

const policyEdges = (yaml: string): string[] =>
  graphOf(yaml)
    .edges.filter(({ kind }) => kind === 'policy')
    .map(shownEdge);
const policyNodes = (yaml: string): string[] =>
  graphOf(yaml)
    .nodes.filter(({ kind }) => kind === 'policy')
    .map(shownNode);

test('policies by selector, by namespace and of the mesh: what each acts on, and where', () => {
  const yaml =
    SHOP +
    security(
      'AuthorizationPolicy',
      'orders',
      'shop',
      '{ selector: { matchLabels: { app: orders } }, action: DENY, rules: [{}] }',
    ) +
    security(
      'RequestAuthentication',
      'tokens',
      'shop',
      '{ jwtRules: [{ issuer: "https://a.example.com", jwks: "{}" }] }',
    ) +
    security('PeerAuthentication', 'default', 'istio-system', '{ mtls: { mode: STRICT }, portLevelMtls: {} }') +
    object('telemetry.istio.io/v1', 'Telemetry', 'default', 'istio-system', '{ tracing: [{}], metrics: [{}] }') +
    object(
      'networking.istio.io/v1alpha3',
      'EnvoyFilter',
      'limits',
      'shop',
      '{ workloadSelector: { labels: { app: web } }, configPatches: [{ applyTo: HTTP_FILTER }] }',
    ) +
    object(
      'extensions.istio.io/v1alpha1',
      'WasmPlugin',
      'nobody',
      'shop',
      '{ selector: { matchLabels: { app: nobody } }, url: "oci://x" }',
    ) +
    object('networking.istio.io/v1beta1', 'ProxyConfig', 'proxies', 'shop', '{ concurrency: 2 }') +
    object(NETWORKING, 'Sidecar', 'default', 'shop', '{ egress: [{ hosts: ["./*"] }] }');
  expect(policyNodes(yaml)).toEqual([
    'policy:AuthorizationPolicy/shop/orders in namespace:shop: - - -; kind: AuthorizationPolicy; action: ' +
      'DENY; rules: 1',
    'policy:EnvoyFilter/shop/limits in namespace:shop: - - -; kind: EnvoyFilter; patches: HTTP_FILTER',
    'policy:PeerAuthentication/istio-system/default in namespace:istio-system: - - -; kind: ' +
      'PeerAuthentication; mode: STRICT',
    'policy:ProxyConfig/shop/proxies in namespace:shop: - - -; kind: ProxyConfig; configures: concurrency',
    'policy:RequestAuthentication/shop/tokens in namespace:shop: - - -; kind: RequestAuthentication; ' +
      'issuers: https://a.example.com',
    'policy:Sidecar/shop/default in namespace:shop: - - -; kind: Sidecar; hosts: ./*',
    'policy:Telemetry/istio-system/default in namespace:istio-system: - - -; kind: Telemetry; configures: ' +
      'metrics, tracing',
    'policy:WasmPlugin/shop/nobody in namespace:shop: - - -; kind: WasmPlugin; url: oci://x; acts on: ' +
      'nothing in the program',
  ]);
  expect(policyEdges(yaml)).toEqual([
    'policy policy:AuthorizationPolicy/shop/orders -> workload:Deployment/shop/orders; by: selector; at: sidecar',
    'policy policy:EnvoyFilter/shop/limits -> workload:Deployment/shop/web; by: selector; at: sidecar',
    'policy policy:PeerAuthentication/istio-system/default -> namespace:shop; by: mesh; at: sidecar',
    'policy policy:ProxyConfig/shop/proxies -> namespace:shop; by: namespace; at: sidecar',
    'policy policy:RequestAuthentication/shop/tokens -> namespace:shop; by: namespace; at: sidecar',
    'policy policy:Sidecar/shop/default -> namespace:shop; by: namespace; at: sidecar',
    'policy policy:Telemetry/istio-system/default -> namespace:shop; by: mesh; at: sidecar',
  ]);
});

test('of several PeerAuthentications and Sidecars, the narrowest acts', () => {
  const yaml =
    SHOP +
    namespace('ops', SIDECARS) +
    app('batch', 'ops') +
    security('PeerAuthentication', 'default', 'istio-system', '{ mtls: { mode: STRICT } }') +
    security('PeerAuthentication', 'default', 'shop', '{ mtls: { mode: PERMISSIVE } }') +
    security(
      'PeerAuthentication',
      'orders',
      'shop',
      '{ selector: { matchLabels: { app: orders } }, mtls: { mode: DISABLE } }',
    ) +
    object(NETWORKING, 'Sidecar', 'default', 'istio-system', '{ egress: [{ hosts: ["./*"] }] }') +
    object(NETWORKING, 'Sidecar', 'default', 'ops', '{ egress: [{ hosts: ["*/*"] }] }');
  expect(policyEdges(yaml)).toEqual([
    'policy policy:PeerAuthentication/istio-system/default -> namespace:ops; by: mesh; at: sidecar',
    'policy policy:PeerAuthentication/shop/default -> namespace:shop; by: namespace; at: sidecar',
    'policy policy:PeerAuthentication/shop/orders -> workload:Deployment/shop/orders; by: selector; at: sidecar',
    'policy policy:Sidecar/istio-system/default -> namespace:shop; by: mesh; at: sidecar',
    'policy policy:Sidecar/ops/default -> namespace:ops; by: namespace; at: sidecar',
  ]);
  const modes = graphOf(yaml).nodes.flatMap(({ id, mtls }) => (mtls === undefined ? [] : [`${id} ${mtls}`]));
  expect(modes).toEqual([
    'namespace:istio-system STRICT',
    'namespace:ops STRICT',
    'namespace:shop PERMISSIVE',
    'service:ops/batch STRICT',
    'service:shop/orders DISABLE',
    'service:shop/web PERMISSIVE',
    'workload:Deployment/ops/batch STRICT',
    'workload:Deployment/shop/orders DISABLE',
    'workload:Deployment/shop/web PERMISSIVE',
  ]);
});

const WAYPOINT = object(
  GATEWAY_API,
  'Gateway',
  'wp',
  'shop',
  '{ gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }',
);
const AMBIENT_SHOP =
  namespace('shop', `${AMBIENT}, istio.io/use-waypoint: wp`) +
  WAYPOINT +
  app('web') +
  app('orders', 'shop', 'istio.io/use-waypoint: none') +
  app('billing', 'shop', 'istio.io/use-waypoint: other');

test('waypoints: of a namespace, of a service that opts out, and one that is not there', () => {
  const graph = graphOf(AMBIENT_SHOP);
  const named = graph.nodes.filter(({ kind }) => ['waypoint', 'namespace', 'service'].includes(kind));
  expect(
    named.map(({ id, dataPlane, facts }) => [id, dataPlane ?? '-', facts.waypoint ?? facts.declared ?? '-']),
  ).toEqual([
    ['namespace:shop', 'ambient', 'shop/wp'],
    ['service:shop/billing', 'ambient', 'shop/other'],
    ['service:shop/orders', 'ambient', 'none'],
    ['service:shop/web', 'ambient', '-'],
    ['waypoint:shop/other', '-', 'no'],
    ['waypoint:shop/wp', '-', '-'],
  ]);
  expect(graph.edges.filter(({ kind }) => kind === 'waypoint').map(shownEdge)).toEqual([
    'waypoint namespace:shop -> waypoint:shop/wp',
    'waypoint service:shop/billing -> waypoint:shop/other; inactive: no object declares the waypoint',
  ]);
});

test('ambient mode: what a waypoint, ztunnel and nobody carries out', () => {
  const target = (kind: string, group: string, name: string) =>
    `targetRefs: [{ kind: ${kind}, group: "${group}", name: ${name} }]`;
  const yaml =
    AMBIENT_SHOP +
    security(
      'AuthorizationPolicy',
      'a-waypoint',
      'shop',
      `{ ${target('Gateway', 'gateway.networking.k8s.io', 'wp')}, rules: [{}] }`,
    ) +
    security('AuthorizationPolicy', 'b-service', 'shop', `{ ${target('Service', '', 'web')}, rules: [{}] }`) +
    security('AuthorizationPolicy', 'c-no-waypoint', 'shop', `{ ${target('Service', '', 'orders')}, rules: [{}] }`) +
    security('AuthorizationPolicy', 'd-ztunnel', 'shop', '{ rules: [{}] }') +
    security('AuthorizationPolicy', 'e-audit', 'shop', '{ action: AUDIT, rules: [{}] }') +
    security(
      'AuthorizationPolicy',
      'f-class',
      'istio-system',
      `{ ${target('GatewayClass', 'gateway.networking.k8s.io', 'istio-waypoint')}, rules: [{}] }`,
    ) +
    security('RequestAuthentication', 'g-tokens', 'shop', '{ jwtRules: [{ issuer: a, jwks: "{}" }] }');
  expect(policyEdges(yaml)).toEqual([
    'policy policy:AuthorizationPolicy/istio-system/f-class -> waypoint:shop/wp; by: target; at: waypoint',
    'policy policy:AuthorizationPolicy/shop/a-waypoint -> waypoint:shop/wp; by: target; at: waypoint',
    'policy policy:AuthorizationPolicy/shop/b-service -> service:shop/web; by: target; at: waypoint shop/wp',
    'policy policy:AuthorizationPolicy/shop/c-no-waypoint -> service:shop/orders; by: target; ' +
      'inactive: the service has no waypoint',
    'policy policy:AuthorizationPolicy/shop/d-ztunnel -> namespace:shop; by: namespace; at: ztunnel',
    'policy policy:AuthorizationPolicy/shop/e-audit -> namespace:shop; by: namespace; inactive: ztunnel ' +
      'does not take it',
    'policy policy:RequestAuthentication/shop/g-tokens -> namespace:shop; by: namespace; ' +
      'inactive: ztunnel does not take it',
  ]);
});

describe('who may call', () => {
  const accessOf = (yaml: string) =>
    graphOf(yaml)
      .nodes.filter(({ kind }) => kind === 'service')
      .map(({ id, access, facts: { host: _host, ports: _ports, ...facts } }) => [id, access, facts]);
  const calls = (yaml: string) =>
    graphOf(yaml)
      .edges.filter(({ kind }) => kind === 'call')
      .map(shownEdge);
  const OPS = namespace('ops', SIDECARS) + app('batch', 'ops') + app('audit', 'ops');
  const orders = (rest: string) =>
    security('AuthorizationPolicy', 'orders', 'shop', `{ selector: { matchLabels: { app: orders } }, ${rest} }`);

  test('an identity, and a whole namespace', () => {
    const yaml =
      SHOP +
      OPS +
      orders(
        `rules: [{ from: [{ source: { namespaces: [ops] } },
          { source: { principals: [cluster.local/ns/shop/sa/web] } }] }]`,
      );
    expect(accessOf(yaml)).toEqual([
      ['service:ops/audit', 'all', { 'callers without mTLS': 'allowed' }],
      ['service:ops/batch', 'all', { 'callers without mTLS': 'allowed' }],
      ['service:shop/orders', 'some', { 'callers without mTLS': 'denied' }],
      ['service:shop/web', 'all', { 'callers without mTLS': 'allowed' }],
    ]);
    expect(calls(yaml)).toEqual([
      'call namespace:ops -> service:shop/orders; callers: all 2 workloads',
      'call workload:Deployment/shop/web -> service:shop/orders',
    ]);
  });

  test('some requests of a caller: the edge names those that were tried', () => {
    const yaml =
      SHOP +
      OPS +
      orders(
        `rules: [{ from: [{ source: { namespaces: [shop] } }], to: [{ operation: { methods: [POST],
          paths: [/orders/*] } }] }]`,
      );
    expect(calls(yaml)).toEqual([
      'call namespace:shop -> service:shop/orders "POST /orders/x"; callers: all 2 workloads; requests: POST /orders/x',
    ]);
  });

  test('nobody: an ALLOW policy without rules, and a DENY policy for all', () => {
    for (const rest of ['rules: []', 'action: DENY, rules: [{}]']) {
      expect(accessOf(SHOP + orders(rest))[0]).toEqual([
        'service:shop/orders',
        'none',
        { 'callers without mTLS': 'denied' },
      ]);
    }
  });

  test('STRICT: all in the mesh, and nobody without its certificate', () => {
    const yaml = SHOP + security('PeerAuthentication', 'default', 'shop', '{ mtls: { mode: STRICT } }');
    expect(accessOf(yaml)).toEqual([
      ['service:shop/orders', 'all', { 'callers without mTLS': 'denied' }],
      ['service:shop/web', 'all', { 'callers without mTLS': 'denied' }],
    ]);
  });

  test.each([
    [
      'a token decides',
      orders('rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }]'),
      'Deployment/shop/orders, Deployment/shop/web: policies decide by the request: GET / are denied',
    ],
    [
      'an address decides',
      orders('action: DENY, rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }]'),
      'Deployment/shop/orders, Deployment/shop/web: AuthorizationPolicy shop/orders what decides is not ' +
        'given or not simulated',
    ],
    [
      'a patch of the proxy',
      object(
        'networking.istio.io/v1alpha3',
        'EnvoyFilter',
        'patch',
        'shop',
        `{ workloadSelector: { labels: { app: orders } }, configPatches: [{ applyTo: HTTP_FILTER,
            match: { context: SIDECAR_INBOUND }, patch: { operation: INSERT_FIRST, value: { name: x } } }] }`,
      ),
      'Deployment/shop/orders, Deployment/shop/web: EnvoyFilter shop/patch not known: it patches ' +
        'the proxy, which is not simulated',
    ],
  ])('not known, with the reason: %s', (_name, policy, why) => {
    const [, access, facts] = accessOf(SHOP + policy)[0] as [string, string, Record<string, string>];
    expect([access, facts['access is unknown because']]).toEqual(['unknown', why]);
  });

  test('not known: without pods, without a label of the data plane, and where a cluster would refuse an object', () => {
    const why = (yaml: string) => {
      const node = graphOf(yaml).nodes.find(({ kind }) => kind === 'service');
      return [node?.access, node?.facts['access is unknown because']];
    };
    const service = app('orders').split('---')[0];
    expect(why(namespace('shop', SIDECARS) + service)).toEqual(['unknown', 'the program has no pods of it']);
    expect(why(app('orders'))).toEqual(['unknown', 'the data plane of its pods is not known']);
    expect(why(SHOP + security('AuthorizationPolicy', 'bad', 'shop', '{ action: PERHAPS }'))).toEqual([
      'unknown',
      'a cluster would refuse an object of the program',
    ]);
  });

  test('of gateways nothing is said: their servers decide', () => {
    const yaml = `${SHOP}
apiVersion: v1
kind: Service
metadata: { name: in, namespace: shop }
spec: { selector: { app: in }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: in, namespace: shop }
spec:
  selector: { matchLabels: { app: in } }
  template:
    metadata: { labels: { app: in, sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`;
    const graph = graphOf(yaml);
    const found = graph.nodes.filter(({ label }) => label === 'in').map(shownNode);
    expect(found).toEqual([
      'service:shop/in in namespace:shop: - - -; host: in.shop.svc.cluster.local; ports: 80 HTTP',
      'workload:Deployment/shop/in in namespace:shop: - - -; kind: Deployment; role: gateway; ' +
        'service account: shop/default; identity: cluster.local/ns/shop/sa/default',
    ]);
  });
});
