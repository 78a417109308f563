import { Chart, type App } from 'cdk8s';
import { Gateway, outside, ServiceMesh, VirtualService } from 'istio-constructs';
import { application, namespaceOf } from './workloads';

/** The way in: a gateway with a certificate, routes by host and path, and who may come in by it. */
export function buildGateway(app: App): void {
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { ingressGateways: [{}] });
  const chart = namespaceOf(app, 'shop', mesh);
  const [web, api] = ['web', 'api'].map((name) => application(chart, name));
  // The certificate is made by another program.
  outside(chart, { secrets: ['istio-system/example-com'] });
  const hosts = ['shop.example.com', 'api.example.com'];
  const gateway = new Gateway(chart, 'public', {
    selector: mesh.ingressGateway,
    servers: [
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts, tls: { httpsRedirect: true } },
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts,
        tls: { mode: 'SIMPLE', credentialName: 'example-com' },
      },
    ],
  });
  new VirtualService(chart, 'shop-routes', {
    hosts: ['shop.example.com'],
    gateways: [gateway],
    http: [
      { name: 'old-pages', match: [{ uri: { prefix: '/old/' } }], redirect: { uri: '/new', redirectCode: 301 } },
      { name: 'pages', route: [{ destination: web.port(80) }] },
    ],
  });
  new VirtualService(chart, 'api-routes', {
    hosts: ['api.example.com'],
    gateways: [gateway],
    http: [
      {
        name: 'first-version',
        match: [{ uri: { prefix: '/v1/' } }],
        rewrite: { uri: '/' },
        route: [{ destination: api.port(80) }],
      },
    ],
  });
  mesh.mtls('strict');
  mesh.denyAll({ namespace: 'shop' });
  mesh.ingressGateway.calls(web, { methods: ['GET'] });
  mesh.ingressGateway.calls(api, { methods: ['GET', 'POST'] });
}
