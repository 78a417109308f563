import { validate } from '../../lib/manifests';
import { runExample } from './run';

const app = runExample('bookinfo');
const specOf = (name: string) => app.get(name).spec;
const NAMESPACE = 'bookinfo';

test('workloads: a Deployment for each version, an account and a Service for each service', () => {
  expect(app.files).toEqual(['0000-mesh.k8s.yaml', '0001-bookinfo.k8s.yaml', '0002-mesh-policies.k8s.yaml']);
  expect(app.get(`Namespace ${NAMESPACE}`).metadata.labels).toEqual({ 'istio-injection': 'enabled' });
  for (const [name, versions] of Object.entries({
    productpage: ['v1'],
    details: ['v1'],
    ratings: ['v1'],
    reviews: ['v1', 'v2', 'v3'],
  })) {
    expect(app.has(`ServiceAccount ${NAMESPACE}/bookinfo-${name}`)).toBe(true);
    expect(specOf(`Service ${NAMESPACE}/${name}`)).toMatchObject({
      selector: { app: name },
      ports: [{ name: 'http', port: 9080 }],
    });
    for (const version of versions) {
      const deployment = specOf(`Deployment ${NAMESPACE}/${name}-${version}`);
      expect(deployment.selector.matchLabels).toEqual({ app: name, version });
      expect(deployment.template.spec).toMatchObject({
        serviceAccountName: `bookinfo-${name}`,
        containers: [{ image: `docker.io/istio/examples-bookinfo-${name}-${version}:1.20.3` }],
      });
    }
  }
});

test('the way in', () => {
  expect(specOf(`Gateway ${NAMESPACE}/bookinfo`)).toEqual({
    selector: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['bookinfo.example.com'] }],
  });
  expect(specOf(`VirtualService ${NAMESPACE}/bookinfo-ingress`)).toMatchObject({
    hosts: ['bookinfo.example.com'],
    gateways: ['bookinfo'],
    http: [{ route: [{ destination: { host: 'productpage.bookinfo.svc.cluster.local', port: { number: 9080 } } }] }],
  });
});

test('canary, faults, retries, circuit breaker', () => {
  const reviews = 'reviews.bookinfo.svc.cluster.local';
  expect(specOf(`VirtualService ${NAMESPACE}/reviews`)).toEqual({
    hosts: [reviews],
    http: [
      {
        match: [{ headers: { 'end-user': { exact: 'tester' } } }],
        route: [{ destination: { host: reviews, subset: 'v3' } }],
      },
      {
        route: [
          { destination: { host: reviews, subset: 'v1' }, weight: 80 },
          { destination: { host: reviews, subset: 'v2' }, weight: 20 },
        ],
      },
    ],
  });
  expect(specOf(`VirtualService ${NAMESPACE}/ratings`).http[0]).toMatchObject({
    match: [{ headers: { 'end-user': { exact: 'jason' } } }],
    fault: { delay: { fixedDelay: '7s' } },
  });
  expect(specOf(`DestinationRule ${NAMESPACE}/ratings`).trafficPolicy).toEqual({
    connectionPool: { tcp: { maxConnections: 100 } },
    outlierDetection: { consecutive5xxErrors: 5, baseEjectionTime: '30s' },
  });
  expect(specOf(`VirtualService ${NAMESPACE}/details`).http[0]).toMatchObject({
    retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,connect-failure' },
    timeout: '5s',
  });
});

const allowed = (account: string, operation?: object) => [
  { from: [{ source: { principals: [`cluster.local/ns/${account}`] } }], ...(operation && { to: [{ operation }] }) },
];

test('least privilege: mutual TLS, nothing allowed but these calls', () => {
  expect(specOf('PeerAuthentication istio-system/default')).toEqual({ mtls: { mode: 'STRICT' } });
  const policies = app.objects
    .filter(({ kind }) => kind === 'AuthorizationPolicy')
    .map(({ metadata, spec }) => [`${metadata.namespace}/${metadata.name}`, spec]);
  expect(Object.fromEntries(policies)).toEqual({
    'bookinfo/allow-nothing': {},
    'bookinfo/productpage': {
      selector: { matchLabels: { app: 'productpage' } },
      action: 'ALLOW',
      rules: allowed('istio-system/sa/istio-ingressgateway'),
    },
    'bookinfo/details': {
      selector: { matchLabels: { app: 'details' } },
      action: 'ALLOW',
      rules: allowed('bookinfo/sa/bookinfo-productpage', { methods: ['GET'], paths: ['/details/*'] }),
    },
    'bookinfo/reviews': {
      selector: { matchLabels: { app: 'reviews' } },
      action: 'ALLOW',
      rules: allowed('bookinfo/sa/bookinfo-productpage', { methods: ['GET'], paths: ['/reviews/*'] }),
    },
    'bookinfo/ratings': {
      selector: { matchLabels: { app: 'ratings' } },
      action: 'ALLOW',
      rules: allowed('bookinfo/sa/bookinfo-reviews', { methods: ['GET'], paths: ['/ratings/*'] }),
    },
  });
});

test('each proxy knows what its application calls, the root namespace, and where traces go', () => {
  const always = ['istio-system/*', '*/jaeger-collector.observability.svc.cluster.local'];
  const scopes = app.objects
    .filter(({ kind }) => kind === 'Sidecar')
    .map(({ metadata, spec }) => [metadata.name, spec]);
  const scope = (name: string, ...hosts: string[]) => ({
    workloadSelector: { labels: { app: name } },
    egress: [{ hosts: [...always, ...hosts] }],
  });
  expect(Object.fromEntries(scopes)).toEqual({
    productpage: scope(
      'productpage',
      'bookinfo/details.bookinfo.svc.cluster.local',
      'bookinfo/reviews.bookinfo.svc.cluster.local',
    ),
    reviews: scope('reviews', 'bookinfo/ratings.bookinfo.svc.cluster.local'),
    details: scope('details', '*/www.googleapis.com'),
  });
});

test('egress and telemetry', () => {
  for (const kind of ['ServiceEntry', 'VirtualService', 'DestinationRule'])
    expect(app.has(`${kind} istio-system/www.googleapis.com`)).toBe(true);
  expect(specOf('Gateway istio-system/istio-egressgateway').servers).toEqual([
    {
      port: { number: 80, name: 'https-egress', protocol: 'HTTPS' },
      hosts: ['www.googleapis.com'],
      tls: { mode: 'ISTIO_MUTUAL' },
    },
  ]);
  expect(specOf('Telemetry istio-system/default')).toEqual({
    tracing: [{ providers: [{ name: 'jaeger' }], randomSamplingPercentage: 10 }],
    metrics: [{ providers: [{ name: 'prometheus' }] }],
  });
  expect(specOf('Telemetry bookinfo/default')).toEqual({
    accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' } }],
  });
});

test('nothing is wrong or doubtful with any of it', () => {
  expect(validate(app.objects)).toEqual([]);
});
