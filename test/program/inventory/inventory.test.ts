import type { DescribedKind } from '../../../lib/manifests';
import { describeInMesh, descriptionText, inventory, inventoryText } from '../../../lib/program/inventory';
import { AMBIENT, app, GATEWAY_API, namespace, NETWORKING, object, SECURITY, SIDECARS } from '../graph/shown';
import { objectsIn } from '../simulate/shop';

const GATEWAY = object(
  NETWORKING,
  'Gateway',
  'public',
  'shop',
  '{ selector: { app: web }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com] }] }',
);

const PROGRAM =
  namespace('shop', SIDECARS) +
  app('web') +
  app('orders') +
  GATEWAY +
  object(
    NETWORKING,
    'DestinationRule',
    'orders',
    'shop',
    '{ host: orders, subsets: [{ name: v1, labels: { version: v1 } }] }',
  ) +
  object(
    NETWORKING,
    'VirtualService',
    'orders',
    'shop',
    `{ hosts: [orders], http: [
        { match: [{ uri: { prefix: /v1 } }], route: [{ destination: { host: orders, subset: v1 } }], timeout: 2s },
        { route: [{ destination: { host: orders } }] }] }`,
  ) +
  object(
    NETWORKING,
    'VirtualService',
    'public',
    'shop',
    `{ hosts: [a.example.com], gateways: [public], http: [
        { route: [{ destination: { host: orders, subset: v1 } }] }] }`,
  ) +
  object(
    SECURITY,
    'AuthorizationPolicy',
    'orders',
    'shop',
    `{ selector: { matchLabels: { app: orders } },
       rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }] }`,
  ) +
  object(SECURITY, 'PeerAuthentication', 'default', 'shop', '{ mtls: { mode: STRICT } }') +
  object(
    NETWORKING,
    'Sidecar',
    'orders',
    'shop',
    '{ workloadSelector: { labels: { app: orders } }, outboundTrafficPolicy: { mode: REGISTRY_ONLY }, ' +
      'egress: [{ hosts: ["./web.shop.svc.cluster.local"] }] }',
  );

test('inventory: objects by namespace and kind, hosts and images', () => {
  const found = inventory(objectsIn(PROGRAM));
  expect(found).toEqual({
    count: 12,
    namespaces: [
      { namespace: '', count: 1, kinds: [{ kind: 'Namespace', names: ['shop'] }] },
      {
        namespace: 'shop',
        count: 11,
        kinds: [
          { kind: 'AuthorizationPolicy', names: ['orders'] },
          { kind: 'Deployment', names: ['orders', 'web'] },
          { kind: 'DestinationRule', names: ['orders'] },
          { kind: 'Gateway', names: ['public'] },
          { kind: 'PeerAuthentication', names: ['default'] },
          { kind: 'Service', names: ['orders', 'web'] },
          { kind: 'Sidecar', names: ['orders'] },
          { kind: 'VirtualService', names: ['orders', 'public'] },
        ],
      },
    ],
    hosts: ['a.example.com', 'orders.shop.svc.cluster.local', 'web.shop.svc.cluster.local'],
    images: [{ image: 'example.com/app:1', workloads: ['Deployment shop/orders', 'Deployment shop/web'] }],
  });
  expect(inventoryText(found)).toBe(`12 objects in 1 namespace

no namespace: 1 object
  Namespace (1): shop

namespace shop: 11 objects
  AuthorizationPolicy (1): orders
  Deployment (2): orders, web
  DestinationRule (1): orders
  Gateway (1): public
  PeerAuthentication (1): default
  Service (2): orders, web
  Sidecar (1): orders
  VirtualService (2): orders, public

hosts (3)
  a.example.com
  orders.shop.svc.cluster.local
  web.shop.svc.cluster.local

images (1)
  example.com/app:1: Deployment shop/orders, Deployment shop/web
`);
});

test('long lists are cut in the text, and whole in the data', () => {
  const many = Array.from({ length: 12 }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `s${i}` },
  }));
  const found = inventory(many);
  expect(found.namespaces[0].kinds[0].names).toHaveLength(12);
  expect(inventoryText(found)).toContain('  Secret (12): s0, s1, s10, s11, s2, s3, s4, s5, and 4 more\n');
});

const textOf = (kind: DescribedKind, name: string, yaml = PROGRAM): string =>
  descriptionText(describeInMesh(objectsIn(yaml), kind, name));

const PUBLIC = '[VirtualService shop/public spec.http[0]]';
const SEES = 'hosts: ./web.shop.svc.cluster.local; outbound: REGISTRY_ONLY';
const NO_POD = 'no pod of orders.shop.svc.cluster.local has these labels, so requests for the subset fail';

test('a service', () => {
  expect(textOf('service', 'shop/orders')).toBe(`service shop/orders
  host: orders.shop.svc.cluster.local
  ports: 80 HTTP
  data plane: sidecar
  mTLS: STRICT
  objects: Service shop/orders, DestinationRule shop/orders
workloads:
  orders (Deployment; data plane sidecar; mTLS STRICT)
subsets:
  v1 (labels: version=v1)
routes:
  gateway shop/public -> subset shop/orders/v1: all requests ${PUBLIC} (hosts: a.example.com)
  service shop/orders -> service shop/orders: all requests [VirtualService shop/orders spec.http[1]]
  service shop/orders -> subset shop/orders/v1: /v1* [VirtualService shop/orders spec.http[0]] (timeout: 2s)
policies:
  AuthorizationPolicy shop/orders on workload shop/orders (action: ALLOW; rules: 1; at: sidecar)
  PeerAuthentication shop/default on namespace shop (mode: STRICT; at: sidecar)
  Sidecar shop/orders on workload shop/orders (${SEES}; at: sidecar)
who may call:
  these callers in the mesh
  workload shop/web
  without mTLS: denied
what its proxies know:
  limited by Sidecar shop/orders
  1 host: web.shop.svc.cluster.local
  unknown hosts: REGISTRY_ONLY
findings:
  error IST0173 DestinationRule shop/orders spec.subsets[0].labels: ${NO_POD}
`);
});

test('a gateway and a workload', () => {
  expect(textOf('gateway', 'shop/public')).toBe(`gateway shop/public
  api: Istio
  servers: 80 HTTP a.example.com
  selector: app=web
  objects: Gateway shop/public
workloads:
  web (Deployment; data plane sidecar; mTLS STRICT)
routes:
  gateway shop/public -> subset shop/orders/v1: all requests ${PUBLIC} (hosts: a.example.com)
policies:
  PeerAuthentication shop/default on namespace shop (mode: STRICT; at: sidecar)
`);
  expect(textOf('workload', 'shop/web')).toBe(`workload shop/web
  kind: Deployment
  service account: shop/web
  identity: cluster.local/ns/shop/sa/web
  data plane: sidecar
  mTLS: STRICT
  objects: Deployment shop/web
selected by:
  gateway public
  service web
policies:
  PeerAuthentication shop/default on namespace shop (mode: STRICT; at: sidecar)
what its proxies know:
  no Sidecar limits them
  2 hosts: orders.shop.svc.cluster.local, web.shop.svc.cluster.local
  unknown hosts: ALLOW_ANY
`);
});

test('a service behind a waypoint: the policies of the waypoint act on it too', () => {
  const yaml =
    namespace('shop', `${AMBIENT}, istio.io/use-waypoint: wp`) +
    app('web') +
    object(
      GATEWAY_API,
      'Gateway',
      'wp',
      'shop',
      '{ gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }',
    ) +
    object(
      SECURITY,
      'AuthorizationPolicy',
      'readers',
      'shop',
      `{ targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: wp }],
         rules: [{ to: [{ operation: { methods: [GET] } }] }] }`,
    );
  const description = describeInMesh(objectsIn(yaml), 'service', 'shop/web');
  expect(description.waypoint).toBe('shop/wp');
  expect(description.policies).toEqual([
    {
      policy: 'AuthorizationPolicy shop/readers',
      on: 'waypoint shop/wp',
      facts: { kind: 'AuthorizationPolicy', action: 'ALLOW', rules: '1', by: 'target', at: 'waypoint' },
    },
  ]);
  expect(description.scope).toBeUndefined();
  expect(descriptionText(description)).toContain(
    'who may call:\n  every workload in the mesh\n  without mTLS: allowed\n',
  );
});

test('a name that is not there: the nearest one', () => {
  const problem = (kind: DescribedKind, name: string): string => {
    try {
      return textOf(kind, name);
    } catch (reason) {
      return (reason as Error).message;
    }
  };
  expect(problem('service', 'shop/order')).toBe(
    '1 problem:\n- name: got "shop/order"; the program has no service of this name; did you mean "shop/orders"? ' +
      '(simulate/unknown-callee)',
  );
  expect(problem('gateway', 'x/y')).toBe(
    '1 problem:\n- name: got "x/y"; the program has no gateway of this name; the program has shop/public ' +
      '(simulate/unknown-gateway)',
  );
  expect(problem('workload', 'shop/wep')).toBe(
    '1 problem:\n- name: got "shop/wep"; the program has no workload of this name; did you mean "shop/web"? ' +
      '(simulate/unknown-workload)',
  );
});
