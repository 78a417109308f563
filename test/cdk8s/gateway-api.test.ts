import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  backend,
  BackendTLSPolicy,
  GatewayClass,
  GRPCRoute,
  HTTPRoute,
  KubernetesGateway,
  MeshService,
  ReferenceGrant,
  ServiceMesh,
  TCPRoute,
  TLSRoute,
  Waypoint,
  type Policy,
} from '../../lib';
import { validate, type Manifest } from '../../lib/manifests';

const chart = (namespace = 'shop') => new Chart(new App(), 'test', { namespace });
const written = (policy: Policy) => policy.toJson() as unknown as Manifest;

test('a Gateway with a certificate, and a route to two services by weight', () => {
  const c = chart();
  const secret = new kplus.Secret(c, 'cert', { metadata: { name: 'shop-cert' } });
  const gateway = new KubernetesGateway(c, 'shop', {
    gatewayClassName: 'istio',
    listeners: [
      {
        name: 'https',
        port: 443,
        protocol: 'HTTPS',
        hostname: 'shop.example.com',
        tls: { certificateRefs: [secret] },
        allowedRoutes: { namespaces: { from: 'Same' } },
      },
    ],
  });
  const v1 = new MeshService(c, 'catalog-v1', { port: 80 });
  const v2 = new MeshService(c, 'catalog-v2', { port: 8080, namespace: 'next' });
  const route = new HTTPRoute(c, 'catalog', {
    parentRefs: [gateway],
    hostnames: ['shop.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/catalog' } }],
        backendRefs: [backend(v1, { weight: 90 }), backend(v2, { weight: 10 })],
      },
    ],
  });
  expect(written(gateway)).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: {
      gatewayClassName: 'istio',
      listeners: [
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'shop.example.com',
          tls: { certificateRefs: [{ name: 'shop-cert' }] },
          allowedRoutes: { namespaces: { from: 'Same' } },
        },
      ],
    },
  });
  expect(written(route).spec).toEqual({
    parentRefs: [{ name: 'shop' }],
    hostnames: ['shop.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/catalog' } }],
        backendRefs: [
          { name: 'catalog-v1', port: 80, weight: 90 },
          { name: 'catalog-v2', namespace: 'next', port: 8080, weight: 10 },
        ],
      },
    ],
  });
  expect(validate([written(gateway), written(route)])).toEqual([]);
});

test('routes within the mesh have services as parents, cdk8s-plus services included', () => {
  const c = chart();
  const deployment = new kplus.Deployment(c, 'deployment', { containers: [{ image: 'catalog', portNumber: 9000 }] });
  const service = deployment.exposeViaService({ name: 'catalog', ports: [{ port: 80, targetPort: 9000 }] });
  const route = new GRPCRoute(c, 'catalog', { parentRefs: [service], rules: [{ backendRefs: [service] }] });
  expect(written(route).spec).toEqual({
    parentRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
    rules: [{ backendRefs: [{ name: 'catalog', port: 80 }] }],
  });
});

test('an external service is a backend by its host', () => {
  const c = chart();
  const route = new TLSRoute(c, 'out', {
    parentRefs: [{ name: 'egress' }],
    hostnames: ['api.stripe.com'],
    rules: [{ backendRefs: [MeshService.external('api.stripe.com', { port: 443 })] }],
  });
  expect(written(route).spec).toMatchObject({
    rules: [{ backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'api.stripe.com', port: 443 }] }],
  });
});

test('a Gateway runs on a gateway of the mesh by its address', () => {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), {
    profile: 'minimal',
    ingressGateways: [{ name: 'ingress', namespace: 'istio-ingress' }],
  });
  const gateway = new KubernetesGateway(new Chart(app, 'shop'), 'shop', {
    gatewayClassName: 'istio',
    addresses: [mesh.ingressGateway],
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  });
  expect(written(gateway).spec).toMatchObject({
    addresses: [{ type: 'Hostname', value: 'ingress.istio-ingress.svc.cluster.local' }],
  });
});

test('a waypoint is a Gateway of class istio-waypoint with the HBONE listener', () => {
  const waypoint = new Waypoint(chart());
  expect(written(waypoint)).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'waypoint', namespace: 'shop', labels: { 'istio.io/waypoint-for': 'service' } },
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
  });
  expect(validate([written(waypoint)])).toEqual([]);
});

test('every prop of a waypoint', () => {
  const c = chart();
  expect(
    written(
      new Waypoint(c, 'all', {
        for: 'all',
        from: 'All',
        revision: 'canary',
        infrastructure: { labels: { team: 'shop' } },
        metadata: { annotations: { note: 'x' } },
      }),
    ),
  ).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name: 'all',
      namespace: 'shop',
      annotations: { note: 'x' },
      labels: { 'istio.io/waypoint-for': 'all', 'istio.io/rev': 'canary' },
    },
    spec: {
      gatewayClassName: 'istio-waypoint',
      infrastructure: { labels: { team: 'shop' } },
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes: { namespaces: { from: 'All' } } }],
    },
  });
  expect(written(new Waypoint(c, 'some', { from: { matchLabels: { team: 'shop' } } })).spec).toMatchObject({
    listeners: [{ allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } } }],
  });
});

test('kinds without routes: class, grant, backend TLS, TCP', () => {
  const c = chart();
  const service = new MeshService(c, 'db', { port: 5432 });
  const configMap = new kplus.ConfigMap(c, 'ca', { metadata: { name: 'db-ca' } });
  const gatewayClass = new GatewayClass(c, 'special', { controllerName: 'istio.io/gateway-controller' });
  const grant = new ReferenceGrant(c, 'grant', {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'web' }],
    to: [{ group: '', kind: 'Service' }],
  });
  const tls = new BackendTLSPolicy(c, 'db-tls', {
    targetRefs: [service],
    validation: { hostname: 'db.example.com', caCertificateRefs: [configMap] },
  });
  const tcp = new TCPRoute(c, 'db-route', { parentRefs: [service], rules: [{ backendRefs: [service] }] });
  expect(written(gatewayClass)).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'special' },
    spec: { controllerName: 'istio.io/gateway-controller' },
  });
  expect(written(grant).apiVersion).toBe('gateway.networking.k8s.io/v1beta1');
  expect(written(tls).spec).toEqual({
    targetRefs: [{ group: '', kind: 'Service', name: 'db' }],
    validation: { hostname: 'db.example.com', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'db-ca' }] },
  });
  expect(written(tcp)).toMatchObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'db' }] },
  });
  expect(validate([gatewayClass, grant, tls, tcp].map(written))).toEqual([]);
});

test('what the schema refuses is a problem at synth', () => {
  const c = chart();
  new HTTPRoute(c, 'wrong', {
    parentRefs: [{ name: 'shop' }],
    rules: [{ backendRefs: [{ name: 'catalog' }], filters: [{ type: 'RequestRedirect' }] }],
  });
  expect(() => Testing.synth(c)).toThrow(
    [
      '[test/wrong] spec.rules[0].backendRefs[0].port: got nothing; a Service needs a port; set port ' +
        '(schema/service-port)',
      '[test/wrong] spec.rules[0].filters[0].requestRedirect: got nothing; type RequestRedirect needs ' +
        'requestRedirect; set requestRedirect (schema/type-field)',
    ].join('\n  '),
  );
});
