import {
  app,
  graphOf,
  GATEWAY_API,
  namespace,
  NETWORKING,
  object,
  shown,
  shownEdge,
  shownNode,
  SIDECARS,
} from './shown';

const SHOP = namespace('shop', SIDECARS) + app('web') + app('orders');
const virtualService = (name: string, spec: string) => object(NETWORKING, 'VirtualService', name, 'shop', spec);

const workload = (name: string): string =>
  `workload:Deployment/shop/${name} in namespace:shop: sidecar PERMISSIVE -; kind: Deployment; ` +
  `service account: shop/${name}; identity: cluster.local/ns/shop/sa/${name}`;
const service = (name: string, more = ''): string =>
  `service:shop/${name} in namespace:shop: sidecar PERMISSIVE all; host: ${name}.shop.svc.cluster.local; ` +
  `ports: 80 HTTP${more}; callers without mTLS: allowed`;
const NAMESPACE = 'namespace:shop in -: sidecar PERMISSIVE -; unknown hosts: ALLOW_ANY';
const SELECTS = ['orders', 'web'].map((name) => `selects service:shop/${name} -> workload:Deployment/shop/${name}`);

const edges = (yaml: string, kind = 'route'): string[] =>
  graphOf(yaml)
    .edges.filter((edge) => edge.kind === kind)
    .map(shownEdge);

test('a split in the mesh: from the service to its subsets, with matches and weights', () => {
  const yaml =
    SHOP +
    object(
      NETWORKING,
      'DestinationRule',
      'orders',
      'shop',
      `{ host: orders, trafficPolicy: { outlierDetection: {} }, subsets:
         [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }`,
    ) +
    virtualService(
      'orders',
      `{ hosts: [orders], http: [
          { match: [{ uri: { prefix: /v2 }, method: { exact: GET }, headers: { x-user: { exact: ann } } }],
            route: [{ destination: { host: orders, subset: v2 } }], timeout: 3s },
          { route: [{ destination: { host: orders, subset: v1 }, weight: 90 },
                    { destination: { host: orders, subset: v2 }, weight: 10 }],
            retries: { attempts: 2, retryOn: 5xx, perTryTimeout: 1s }, mirror: { host: web },
              mirrorPercentage: { value: 5 } },
        ] }`,
    );
  expect(shown(graphOf(yaml))).toEqual([
    NAMESPACE,
    service('orders', '; traffic policy: outlier detection'),
    service('web'),
    'subset:shop/orders/v1 in service:shop/orders: - - -; labels: version=v1',
    'subset:shop/orders/v2 in service:shop/orders: - - -; labels: version=v2',
    workload('orders'),
    workload('web'),
    'route service:shop/orders -> service:shop/web "mirror 5 %"; rule: spec.http[1]; mirror: mirror 5 %; ' +
      'retries: 2 on 5xx, 1s each',
    'route service:shop/orders -> subset:shop/orders/v1 "90 %"; rule: spec.http[1]; retries: 2 on 5xx, 1s each',
    'route service:shop/orders -> subset:shop/orders/v2 "GET /v2* x-user=ann"; rule: spec.http[0]; timeout: 3s; ' +
      'match: GET /v2* x-user=ann',
    'route service:shop/orders -> subset:shop/orders/v2 "10 %"; rule: spec.http[1]; retries: 2 on 5xx, 1s each',
    ...SELECTS,
  ]);
});

test('a gateway: servers, hosts, redirects, direct responses, and the workload that it configures', () => {
  const yaml =
    SHOP +
    object(
      NETWORKING,
      'Gateway',
      'public',
      'shop',
      `{ selector: { app: web }, servers: [
          { port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: c },
            hosts: [a.example.com] },
          { port: { number: 80, name: http, protocol: HTTP }, tls: { httpsRedirect: true },
            hosts: [a.example.com] }] }`,
    ) +
    virtualService(
      'public',
      `{ hosts: [a.example.com], gateways: [public], http: [
          { match: [{ uri: { exact: /old } }], redirect: { uri: /new, scheme: https, authority: b.example.com } },
          { match: [{ uri: { prefix: /closed } }], directResponse: { status: 503, body: { string: later } } },
          { route: [{ destination: { host: orders, port: { number: 80 } } }] }] }`,
    );
  const { nodes, edges: all } = graphOf(yaml);
  const gateway = nodes.find(({ kind }) => kind === 'gateway');
  expect(gateway && shownNode(gateway)).toBe(
    'gateway:shop/public in namespace:shop: - - -; api: Istio; servers: 443 HTTPS a.example.com (SIMPLE); ' +
      '80 HTTP a.example.com (redirects to HTTPS); selector: app=web; ' +
      'redirects: a.example.com /old: 301 to https://b.example.com/new; ' +
      'direct responses: a.example.com /closed*: 503 "later"',
  );
  expect(gateway?.objects).toEqual(['Gateway shop/public', 'VirtualService shop/public']);
  expect(all.filter(({ from }) => from === 'gateway:shop/public').map(shownEdge)).toEqual([
    'route gateway:shop/public -> service:shop/orders; rule: spec.http[2]; port: 80; hosts: a.example.com',
    'selects gateway:shop/public -> workload:Deployment/shop/web',
  ]);
});

test('a match for one gateway leads only from there', () => {
  const gateway = (name: string) =>
    object(
      NETWORKING,
      'Gateway',
      name,
      'shop',
      '{ selector: { istio: x }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }',
    );
  const yaml =
    SHOP +
    gateway('one') +
    gateway('two') +
    virtualService(
      'web',
      `{ hosts: [web], gateways: [one, two, mesh], http: [
          { match: [{ uri: { prefix: /a }, gateways: [one] }, { uri: { prefix: /b }, gateways: [mesh] }],
            route: [{ destination: { host: orders } }] }] }`,
    );
  expect(edges(yaml)).toEqual([
    'route gateway:shop/one -> service:shop/orders "/a*"; rule: spec.http[0]; match: /a*; ' +
      'hosts: web.shop.svc.cluster.local',
    'route service:shop/web -> service:shop/orders "/b*"; rule: spec.http[0]; match: /b*',
  ]);
});

test('a delegate: its rule, with the matches of the root, declared by both', () => {
  const yaml =
    SHOP +
    virtualService(
      'root',
      `{ hosts: [web], http: [{ match: [{ uri: { prefix: /orders } }], delegate: { name: leaf } },
                              { match: [{ uri: { prefix: /o } }], delegate: { name: leaf } }] }`,
    ) +
    virtualService('leaf', '{ http: [{ route: [{ destination: { host: orders } }] }] }');
  const [edge, ...others] = graphOf(yaml).edges.filter(({ kind }) => kind === 'route');
  expect([edge].map(shownEdge)).toEqual([
    'route service:shop/web -> service:shop/orders "/orders* or /o*"; rule: spec.http[0]; match: /orders* or /o*',
  ]);
  expect(edge.objects).toEqual(['VirtualService shop/leaf', 'VirtualService shop/root']);
  expect(others).toEqual([]);
});

test('TLS and TCP routes', () => {
  const yaml =
    SHOP +
    virtualService(
      'web',
      `{ hosts: [web],
         tls: [{ match: [{ sniHosts: [a.example.com], port: 443 }], route: [{ destination: { host: orders } }] }],
         tcp: [{ match: [{ port: 3306 }], route: [{ destination: { host: orders } }] }] }`,
    );
  expect(edges(yaml)).toEqual([
    'route service:shop/web -> service:shop/orders "TCP port 3306"; rule: spec.tcp[0]; match: TCP port 3306',
    'route service:shop/web -> service:shop/orders "TLS SNI a.example.com port 443"; rule: spec.tls[0]; ' +
      'match: TLS SNI a.example.com port 443',
  ]);
});

test('an HTTPRoute: one edge for all its hosts and matches', () => {
  const yaml =
    SHOP +
    object(
      GATEWAY_API,
      'Gateway',
      'public',
      'shop',
      '{ gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: "*.example.com" }] }',
    ) +
    object(
      GATEWAY_API,
      'HTTPRoute',
      'web',
      'shop',
      `{ parentRefs: [{ name: public }], hostnames: [a.example.com, b.example.com], rules: [
          { matches: [{ path: { type: PathPrefix, value: /api } }, { path: { type: Exact, value: /login },
            method: POST }],
            backendRefs: [{ name: web, port: 80, weight: 3 }, { name: orders, port: 80, weight: 1 }] },
          { filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }] }] }`,
    );
  expect(edges(yaml)).toEqual([
    'route gateway:gateway-api/shop/public -> service:shop/orders "POST /login or /api/* 25 %"; ' +
      'rule: spec.rules[0]; port: 80; route: shop.web.0; match: POST /login or /api/*; ' +
      'hosts: a.example.com, b.example.com',
    'route gateway:gateway-api/shop/public -> service:shop/web "POST /login or /api/* 75 %"; ' +
      'rule: spec.rules[0]; port: 80; route: shop.web.0; match: POST /login or /api/*; ' +
      'hosts: a.example.com, b.example.com',
  ]);
  const gateway = graphOf(yaml).nodes.find(({ id }) => id === 'gateway:gateway-api/shop/public');
  expect(gateway?.facts).toEqual({
    api: 'Gateway API',
    class: 'istio',
    listeners: '80 HTTP *.example.com',
    redirects:
      'a.example.com all requests: 302 to https of the same host; b.example.com all requests: 302 to ' +
      'https of the same host',
  });
});

test('an HTTPRoute of a Service, and a GRPCRoute: from the service', () => {
  const parent = 'parentRefs: [{ group: "", kind: Service, name: web, port: 80 }]';
  const yaml =
    SHOP +
    object(
      GATEWAY_API,
      'HTTPRoute',
      'a',
      'shop',
      `{ ${parent}, rules: [{ backendRefs: [{ name: orders, port: 80 }] }] }`,
    ) +
    object(
      GATEWAY_API,
      'GRPCRoute',
      'b',
      'shop',
      `{ ${parent}, rules: [{ matches: [{ method: { service: shop.Orders, method: Get } }],
        backendRefs: [{ name: orders, port: 80 }] }] }`,
    );
  expect(edges(yaml).map((line) => line.replace(/; route: \S+?(?=;)/, ''))).toEqual([
    'route service:shop/web -> service:shop/orders "/shop.Orders/Get port 80"; rule: spec.rules[0]; port: 80; ' +
      'match: /shop.Orders/Get port 80',
    'route service:shop/web -> service:shop/orders "port 80"; rule: spec.rules[0]; port: 80; match: port 80',
  ]);
});

test('what is named and not there is drawn as such, and says why nothing goes there', () => {
  const yaml =
    SHOP +
    object(
      NETWORKING,
      'Gateway',
      'public',
      'shop',
      '{ selector: { istio: x }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ' +
        '[a.example.com] }] }',
    ) +
    virtualService(
      'web',
      `{ hosts: [b.example.com], gateways: [public, other/private], http: [
          { route: [{ destination: { host: nowhere.test } }] }] }`,
    ) +
    virtualService('orders', '{ hosts: [orders], http: [{ route: [{ destination: { host: orders, subset: v9 } }] }] }');
  const graph = graphOf(yaml);
  expect(graph.nodes.filter(({ facts }) => facts.declared === 'no').map(shownNode)).toEqual([
    'gateway:other/private in namespace:other: - - -; declared: no',
    'host:nowhere.test in -: - - -; declared: no',
    'namespace:other in -: unknown PERMISSIVE -; declared: no',
    'subset:shop/orders/v9 in service:shop/orders: - - -; declared: no',
  ]);
  expect(edges(yaml)).toEqual([
    'route gateway:other/private -> host:nowhere.test; rule: spec.http[0]; ' +
      'inactive: no object declares the Gateway other/private; hosts: b.example.com',
    'route gateway:shop/public -> host:nowhere.test; rule: spec.http[0]; ' +
      'inactive: no server of the gateway has one of its hosts; hosts: b.example.com',
    'route service:shop/orders -> subset:shop/orders/v9; rule: spec.http[0]',
  ]);
  expect(
    graphOf(yaml, { outside: { gateways: ['other/private'] } })
      .edges.filter(({ from }) => from.includes('other'))
      .map(shownEdge),
  ).toEqual(['route gateway:other/private -> host:nowhere.test; rule: spec.http[0]; hosts: b.example.com']);
});

test('ways out: by the namespace, and by an egress gateway; what is done with unknown hosts', () => {
  const yaml =
    SHOP +
    object(
      NETWORKING,
      'ServiceEntry',
      'pay',
      'shop',
      '{ hosts: [api.pay.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS, exportTo: ["."] }',
    ) +
    app('egress') +
    object(
      NETWORKING,
      'Gateway',
      'egress',
      'shop',
      '{ selector: { app: egress }, servers: [{ port: { number: 443, name: tls, protocol: TLS }, tls: { ' +
        'mode: PASSTHROUGH }, hosts: [api.pay.com] }] }',
    ) +
    virtualService(
      'pay',
      `{ hosts: [api.pay.com], gateways: [mesh, egress], tls: [
          { match: [{ gateways: [mesh], sniHosts: [api.pay.com], port: 443 }],
            route: [{ destination: { host: egress } }] },
          { match: [{ gateways: [egress], sniHosts: [api.pay.com], port: 443 }],
            route: [{ destination: { host: api.pay.com } }] }] }`,
    );
  const graph = graphOf(yaml, { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } });
  expect(graph.nodes.filter(({ kind }) => kind === 'host' || kind === 'namespace').map(shownNode)).toEqual([
    'host:shop/api.pay.com in namespace:shop: - - -; location: outside the mesh; ports: 443 TLS; resolution: dns; ' +
      'visible in: namespace shop',
    'namespace:shop in -: sidecar PERMISSIVE -; unknown hosts: REGISTRY_ONLY',
  ]);
  expect(graph.edges.filter(({ kind }) => kind === 'route' || kind === 'egress').map(shownEdge)).toEqual([
    'egress gateway:shop/egress -> host:shop/api.pay.com "TLS SNI api.pay.com port 443"; rule: spec.tls[1]; ' +
      'match: TLS SNI api.pay.com port 443; hosts: api.pay.com',
    'egress namespace:shop -> host:shop/api.pay.com',
    'route host:shop/api.pay.com -> service:shop/egress "TLS SNI api.pay.com port 443"; rule: spec.tls[0]; ' +
      'match: TLS SNI api.pay.com port 443',
  ]);
});
