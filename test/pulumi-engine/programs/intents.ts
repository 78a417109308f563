import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { calls, jwt, MeshService, rateLimit, RateLimitService, ServiceMesh } from '../../../lib/pulumi';
import { provider } from './provider';

const namespace = 'shop';
const mesh = new ServiceMesh(
  'mesh',
  {
    profile: 'minimal',
    crds: false,
    ingressGateways: [{}],
    egressGateways: [{}],
    meshConfig: { trustDomain: pulumi.secret('td.example') },
  },
  { provider },
);
const shop = new k8s.core.v1.Namespace(
  namespace,
  { metadata: { name: namespace, labels: { team: 'shop' } } },
  { provider },
);
mesh.enroll(shop);

const deployment = (name: string, account: pulumi.Input<string>) =>
  new k8s.apps.v1.Deployment(
    name,
    mesh.inject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: { serviceAccountName: account, containers: [{ name, image: `${name}:1` }] },
        },
      },
    }),
    { provider, dependsOn: [shop, mesh] },
  );

const web = deployment('web', 'web');
const cart = deployment('cart', pulumi.output('cart'));
const catalog = new MeshService('catalog', { namespace, workload: deployment('catalog', 'catalog') }, { provider });
const limits = new RateLimitService(
  'limits',
  { namespace, limits: [{ requests: pulumi.secret(10), per: 'second' }] },
  { provider },
);

mesh.mtls('strict');
mesh.denyAll({ namespace }, { dependsOn: shop });
calls(web, catalog, { methods: ['GET'], paths: [process.env.PATH_OF_ITEMS ?? '/items/*'] });
calls(cart, catalog, { methods: [pulumi.secret('PUT')] });
mesh.ingressGateway.calls(catalog);
jwt(
  'tokens',
  web,
  { issuer: 'https://a.example', jwksUri: pulumi.secret('https://a.example/jwks'), ports: [8080] },
  { provider },
);
rateLimit('limit', mesh.ingressGateway, { service: limits }, { provider });
mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway, tls: 'originate' });
mesh.telemetry.accessLog();
