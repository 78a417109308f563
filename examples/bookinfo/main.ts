import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Gateway, MeshService, ServiceMesh, VirtualService } from 'istio-constructs';

const PORT = 9080;
const app = new App();

// The mesh, with a way in, a way out, and a collector of traces that runs elsewhere.
const meshChart = new Chart(app, 'mesh');
// Before everything that is in it, the policies of the mesh for it included.
const namespace = new kplus.Namespace(meshChart, 'namespace', { metadata: { name: 'bookinfo' } });
const mesh = new ServiceMesh(meshChart, {
  ingressGateways: [{}],
  egressGateways: [{}],
  meshConfig: {
    extensionProviders: [
      { name: 'jaeger', opentelemetry: { service: 'jaeger-collector.observability.svc.cluster.local', port: 4317 } },
    ],
  },
});

// A file numbered after the mesh's: its policies need the definitions, and an istiod that checks them.
const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });
chart.addDependency(meshChart);
mesh.enroll(namespace);

/** The Service of some pods with their account, and a Deployment for each version: all of it cdk8s-plus. */
function service(name: string, versions: readonly string[], envVariables: Record<string, kplus.EnvValue> = {}) {
  const serviceAccount = new kplus.ServiceAccount(chart, `${name}-account`, { metadata: { name: `bookinfo-${name}` } });
  for (const version of versions) {
    const labels = { app: name, version };
    const deployment = new kplus.Deployment(chart, `${name}-${version}`, {
      metadata: { name: `${name}-${version}` },
      podMetadata: { labels },
      replicas: 1,
      serviceAccount,
      select: false,
      containers: [
        {
          name,
          image: `docker.io/istio/examples-bookinfo-${name}-${version}:1.20.3`,
          portNumber: PORT,
          envVariables,
          securityContext: { user: 1000, readOnlyRootFilesystem: false },
          resources: { cpu: { request: kplus.Cpu.millis(50) }, memory: { request: Size.mebibytes(128) } },
        },
      ],
    });
    deployment.select(kplus.LabelSelector.of({ labels }));
  }
  const selector = kplus.Pods.select(chart, `${name}-pods`, { labels: { app: name } });
  return {
    front: new kplus.Service(chart, name, { metadata: { name }, selector, ports: [{ name: 'http', port: PORT }] }),
    serviceAccount,
  };
}

const pages = service('productpage', ['v1']);
const productpage = MeshService.of(pages.front, { serviceAccount: pages.serviceAccount });

const reviewers = service('reviews', ['v1', 'v2', 'v3']);
const reviews = MeshService.of(reviewers.front, {
  serviceAccount: reviewers.serviceAccount,
  subsets: { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } },
});

const stars = service('ratings', ['v1']);
const ratings = MeshService.of(stars.front, { serviceAccount: stars.serviceAccount });

// `details` asks a web service outside. It speaks plain HTTP: the egress gateway makes TLS of it.
const books = service('details', ['v1'], {
  ENABLE_EXTERNAL_BOOK_SERVICE: kplus.EnvValue.fromValue('true'),
  DO_NOT_ENCRYPT: kplus.EnvValue.fromValue('true'),
});
const details = MeshService.of(books.front, { serviceAccount: books.serviceAccount });

// Canary: a fifth of the requests see black stars, and testers see red ones.
reviews.split({ v1: 80, v2: 20 }).darkLaunch('v3', { header: { 'end-user': 'tester' } });

// Faults, for one user only: how does the page take slow ratings?
ratings.fault({ header: { 'end-user': 'jason' }, delay: '7s' });
ratings.circuitBreaker({ maxConnections: 100, consecutive5xxErrors: 5, baseEjectionTime: '30s' });
details.retry({ attempts: 3, perTryTimeout: '2s', retryOn: ['5xx', 'connect-failure'] }).timeout('5s');

// The way in.
const gateway = new Gateway(chart, 'bookinfo', {
  selector: mesh.ingressGateway,
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['bookinfo.example.com'] }],
});
new VirtualService(chart, 'bookinfo-ingress', {
  hosts: ['bookinfo.example.com'],
  gateways: [gateway],
  http: [
    {
      match: [
        { uri: { exact: '/productpage' } },
        { uri: { prefix: '/static' } },
        { uri: { exact: '/login' } },
        { uri: { exact: '/logout' } },
        { uri: { prefix: '/api/v1/products' } },
      ],
      route: [{ destination: productpage.port(PORT) }],
    },
  ],
});

// Nothing is taken but mutual TLS, and nobody may call anything ...
mesh.mtls('strict');
mesh.denyAll({ namespace: 'bookinfo' });
// ... but these.
mesh.ingressGateway.calls(productpage);
productpage
  .calls(details, { methods: ['GET'], paths: ['/details/*'] })
  .calls(reviews, { methods: ['GET'], paths: ['/reviews/*'] });
reviews.calls(ratings, { methods: ['GET'], paths: ['/ratings/*'] });

// The way out.
mesh.egress.allow('www.googleapis.com', { via: mesh.egressGateway, tls: 'originate' });
details.calls('www.googleapis.com');

// What is seen of it.
mesh.telemetry
  .tracing('jaeger', { sampling: 10 })
  .metrics('prometheus')
  .accessLog('envoy', { namespace: 'bookinfo', filter: 'response.code >= 400' });

app.synth();
