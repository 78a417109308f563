import * as pulumi from '@pulumi/pulumi';
import { AuthorizationPolicy, Gateway, MeshService, ServiceMesh, VirtualService } from 'istio-constructs/pulumi';

const config = new pulumi.Config();
const namespace = 'bookinfo';

const mesh = new ServiceMesh('mesh', { profile: 'demo' });

const productpage = new MeshService('productpage', { namespace, port: 9080 });

// Most readers see the old reviews, testers the new ones.
new MeshService('reviews', {
  namespace,
  port: 9080,
  subsets: { v1: { version: 'v1' }, v2: { version: 'v2' }, v3: { version: 'v3' } },
})
  .split({ v1: 90, v2: 10 })
  .darkLaunch('v3', { header: { 'end-user': 'jason' } })
  .timeout('2s');

new MeshService('ratings', { namespace, port: 9080 })
  .retry({ attempts: 3, perTryTimeout: '500ms' })
  .circuitBreaker({ consecutive5xxErrors: 5 });

const gateway = new Gateway('bookinfo', {
  namespace,
  selector: mesh.ingressGateway,
  servers: [
    { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [config.get('host') ?? 'bookinfo.example.com'] },
  ],
});

new VirtualService('bookinfo-routes', {
  name: 'bookinfo',
  namespace,
  hosts: [config.get('host') ?? 'bookinfo.example.com'],
  gateways: [gateway],
  http: [{ match: [{ uri: { prefix: '/' } }], route: [{ destination: productpage }] }],
});

new AuthorizationPolicy('productpage-callers', {
  namespace,
  selector: { matchLabels: { app: 'productpage' } },
  action: 'ALLOW',
  rules: [{ from: [{ source: { principals: [mesh.ingressGateway] } }] }],
});
