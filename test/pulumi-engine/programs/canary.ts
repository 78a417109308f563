import {
  AuthorizationPolicy,
  Gateway,
  IngressGateway,
  MeshService,
  PeerAuthentication,
  ServiceMesh,
  VirtualService,
} from '../../../lib/pulumi';
import { provider } from './provider';

const blue = new ServiceMesh(
  'blue',
  { version: '1.30', profile: 'minimal', revision: 'blue', revisionTags: ['prod'] },
  { provider },
);
new ServiceMesh(
  'green',
  {
    version: '1.31',
    profile: 'minimal',
    revision: 'green',
    base: false,
    createNamespaces: false,
    defaultRevision: 'blue',
    waitForReady: false,
    retainCrds: false,
  },
  { provider, dependsOn: blue },
);
const ingress = new IngressGateway('public', { mesh: blue, namespace: 'edge', awaitLoadBalancer: false }, { provider });

const reviews = new MeshService(
  'reviews',
  {
    namespace: 'shop',
    port: 9080,
    subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    trafficPolicy: { loadBalancer: { simple: 'LEAST_REQUEST' } },
  },
  { provider },
)
  .split({ v1: 90, v2: 10 })
  .timeout('2s')
  .retry(3);
const gateway = new Gateway(
  'shop',
  {
    namespace: 'edge',
    selector: ingress,
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }],
  },
  { provider },
);
new VirtualService(
  'routes',
  {
    namespace: 'edge',
    hosts: ['shop.example.com'],
    gateways: [gateway],
    http: [{ match: [{ uri: { prefix: '/reviews' } }], route: [{ destination: reviews.subset('v2') }] }],
  },
  { provider },
);
new AuthorizationPolicy(
  'callers',
  { namespace: 'shop', action: 'ALLOW', rules: [{ from: [{ source: { principals: [ingress] } }] }] },
  { provider },
);
new PeerAuthentication('strict', { namespace: blue.namespace, mtls: { mode: 'STRICT' } }, { provider });
