import * as pulumi from '@pulumi/pulumi';
import { written } from './clusters/support';
import { decoded, run } from './support';

/** What each example registers of its own, beside what the mesh has. */
async function example(name: string, options: Parameters<typeof run>[1] & { readonly config?: object } = {}) {
  const { config, ...others } = options;
  const { resources, objects } = await run(() => {
    if (config) pulumi.runtime.setAllConfig(config as Record<string, string>);
    jest.requireActual(`../../examples/${name}/index`);
  }, others);
  const components = resources
    .filter(({ type }) => type.startsWith('istio-constructs:'))
    .map(({ type, name: given }) => `${type.split(':')[2]} ${given}`);
  return { components, objects };
}

interface Body {
  spec: Record<string, unknown>;
}

test('a first mesh', async () => {
  const { components, objects } = await example('pulumi-first-mesh');
  expect(components).toEqual(['ServiceMesh mesh', 'Gateway public']);
  expect((objects.get('public')?.inputs as unknown as Body).spec.selector).toEqual({
    app: 'istio-ingressgateway',
    istio: 'ingressgateway',
  });
  expect(objects.get('public')?.dependsOn.some((urn) => urn.endsWith('::mesh-istiod/deployment'))).toBe(true);
}, 30_000);

test('two control planes', async () => {
  const { components, objects } = await example('pulumi-production');
  expect([...components].sort()).toEqual([
    'IngressGateway public',
    'PeerAuthentication strict',
    'RevisionTag prod',
    'ServiceMesh base',
    'ServiceMesh blue',
    'ServiceMesh green',
  ]);
  expect([...objects.keys()].filter((name) => name.endsWith('istiod/deployment'))).toEqual([
    'blue-istiod/deployment',
    'green-istiod/deployment',
  ]);
  // No mesh makes the namespace of the gateway, so the program does, and the gateway waits for it.
  const inEdge = [...objects].filter(([name]) => name.startsWith('public-'));
  expect(inEdge.length).toBeGreaterThan(4);
  expect(
    inEdge.filter(([, { dependsOn }]) => !dependsOn.some((urn) => urn.endsWith('core/v1:Namespace::edge'))),
  ).toEqual([]);
}, 30_000);

test('Bookinfo', async () => {
  const { objects } = await example('pulumi-bookinfo');
  expect((objects.get('reviews-virtual-service')?.inputs as unknown as Body).spec).toEqual({
    hosts: ['reviews.bookinfo.svc.cluster.local'],
    http: [
      {
        match: [{ headers: { 'end-user': { exact: 'jason' } } }],
        route: [{ destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v3' } }],
        timeout: '2s',
      },
      {
        route: [
          { destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v1' }, weight: 90 },
          { destination: { host: 'reviews.bookinfo.svc.cluster.local', subset: 'v2' }, weight: 10 },
        ],
        timeout: '2s',
      },
    ],
  });
  expect((objects.get('bookinfo-routes')?.inputs as unknown as Body).spec.gateways).toEqual(['bookinfo']);
}, 30_000);

test('nobody may call anybody, but for those who are named', async () => {
  const { components, objects } = await example('pulumi-zero-trust');
  expect([...components].sort()).toEqual([
    'AuthorizationPolicy mesh-deny-all-shop',
    'AuthorizationPolicy shoppers-authorization-policy',
    'Gateway public',
    'MeshService catalog',
    'MeshService payments',
    'MeshService web',
    'PeerAuthentication mesh-mtls',
    'RequestAuthentication shoppers-request-authentication',
    'ServiceMesh mesh',
    'VirtualService shop-ingress',
  ]);
  const specOf = (name: string) => (objects.get(name)?.inputs as unknown as Body).spec;
  expect(specOf('mesh-mtls')).toEqual({ mtls: { mode: 'STRICT' } });
  expect(specOf('mesh-deny-all-shop')).toEqual({});
  const from = (...principals: readonly string[]) => [{ source: { principals } }];
  expect(specOf('web-callers-authorization-policy-web')).toEqual({
    selector: { matchLabels: { app: 'web' } },
    action: 'ALLOW',
    rules: [{ from: from('cluster.local/ns/istio-system/sa/istio-ingressgateway') }],
  });
  expect(specOf('catalog-callers-authorization-policy-catalog')).toEqual({
    selector: { matchLabels: { app: 'catalog' } },
    action: 'ALLOW',
    rules: [
      { from: from('cluster.local/ns/shop/sa/web'), to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }] },
    ],
  });
  const always = ['istio-system/*', '*/otel-collector.observability.svc.cluster.local'];
  expect(specOf('web-calls-sidecar')).toEqual({
    workloadSelector: { labels: { app: 'web' } },
    egress: [{ hosts: [...always, 'shop/catalog.shop.svc.cluster.local', 'shop/payments.shop.svc.cluster.local'] }],
  });
  expect(specOf('payments-calls-sidecar')).toEqual({
    workloadSelector: { labels: { app: 'payments' } },
    egress: [{ hosts: [...always, '*/api.stripe.com'] }],
  });
  expect(specOf('mesh-egress-istio-system-istio-egressgateway-destination-rule-api.stripe.com')).toEqual({
    host: 'api.stripe.com',
    trafficPolicy: {
      portLevelSettings: [
        {
          port: { number: 443 },
          tls: { mode: 'SIMPLE', sni: 'api.stripe.com', caCertificates: 'system', subjectAltNames: ['api.stripe.com'] },
        },
      ],
    },
  });
  expect(specOf('mesh-telemetry-istio-system')).toEqual({
    tracing: [{ providers: [{ name: 'otel' }], randomSamplingPercentage: 1 }],
  });
  expect(specOf('mesh-telemetry-shop')).toEqual({
    accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' } }],
  });
  expect(objects.get('shop')?.inputs.metadata).toMatchObject({ labels: { 'istio-injection': 'enabled' } });
}, 30_000);

test('one mesh over three clusters', async () => {
  const kubeconfig = (cluster: string): string =>
    JSON.stringify({
      'current-context': 'c',
      'contexts': [{ name: 'c', context: { cluster: 'c' } }],
      'clusters': [{ name: 'c', cluster: { server: `https://${cluster}.example` } }],
    });
  const names = ['east', 'west', 'edge'];
  const config = Object.fromEntries(names.map((name) => [`shop:kubeconfig-${name}`, kubeconfig(name)]));
  const { components, objects } = await example('pulumi-multi-cluster', { config, written });
  expect([...components].sort()).toEqual([
    'MeshService shop-east-catalog',
    'MeshService shop-west-catalog',
    'MultiClusterMesh shop',
    'MultiClusterService shop-catalog',
    'PeerAuthentication strict-east',
    'PeerAuthentication strict-west',
    'ServiceMesh shop-east',
    'ServiceMesh shop-edge',
    'ServiceMesh shop-west',
  ]);
  const { value, secrets } = decoded(objects.get('shop-west-multicluster/remote-secret-east')?.inputs);
  expect(secrets).toEqual(['stringData']);
  expect((value as { stringData: { east: string } }).stringData.east).toContain('server: https://east.example\n');
  // What runs in a cluster waits for all clusters: for the remote secrets too.
  const waitsFor = objects.get('shop-edge')?.dependsOn.map((urn) => urn.split('::').at(-1));
  expect(waitsFor).toEqual(
    expect.arrayContaining(['shop-east-multicluster/remote-secret-edge', 'shop-edge-istio-eastwestgateway/workload']),
  );
}, 60_000);
