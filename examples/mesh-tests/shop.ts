import { ApiObject, Chart, type App } from 'cdk8s';
import { Gateway, MeshService, ServiceMesh, VirtualService } from 'istio-constructs';

/** A web shop: a gateway, three services, a version that nobody sees yet, and who may call whom. */
export function buildShop(app: App): void {
  const controlPlane = new Chart(app, 'mesh');
  const mesh = new ServiceMesh(controlPlane, {
    ingressGateways: [{}],
    meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
  });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  chart.addDependency(controlPlane);
  mesh.enroll(new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }));

  for (const name of ['web', 'catalog', 'orders']) {
    new ApiObject(chart, `${name}-account`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
    new ApiObject(chart, `${name}-service`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    });
  }
  workload(chart, 'web', 'v1');
  workload(chart, 'catalog', 'v1');
  workload(chart, 'catalog', 'v2');
  workload(chart, 'orders', 'v1');

  const service = (name: string, subsets: Record<string, Record<string, string>> = {}) =>
    new MeshService(chart, name, { port: 80, selector: { app: name }, serviceAccount: name, subsets });
  const web = service('web');
  const orders = service('orders');
  const catalog = service('catalog', { v1: { version: 'v1' }, v2: { version: 'v2' } });

  catalog.split({ v1: 90, v2: 10 }).darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } });
  orders.retry({ attempts: 3, perTryTimeout: '2s', retryOn: ['5xx'] }).timeout('10s');

  const gateway = new Gateway(chart, 'public', {
    selector: mesh.ingressGateway,
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }],
  });
  new VirtualService(chart, 'public-routes', {
    hosts: ['shop.example.com'],
    gateways: [gateway],
    http: [
      { name: 'old-pages', match: [{ uri: { prefix: '/old/' } }], redirect: { uri: '/new', redirectCode: 301 } },
      { name: 'pages', route: [{ destination: web.port(80) }] },
    ],
  });

  mesh.mtls('strict');
  mesh.denyAll({ namespace: 'shop' });
  mesh.ingressGateway.calls(web, { methods: ['GET'] });
  web.calls(catalog, { methods: ['GET'] }).calls(orders, { methods: ['GET', 'POST'], paths: ['/orders/*'] });
}

function workload(chart: Chart, name: string, version: string): void {
  const labels = { app: name, version };
  new ApiObject(chart, `${name}-${version}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${name}-${version}` },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          containers: [{ name, image: `registry.example.com/${name}:${version}`, ports: [{ containerPort: 8080 }] }],
        },
      },
    },
  });
}
