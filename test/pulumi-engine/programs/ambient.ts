import { AuthorizationPolicy, MeshService, ServiceMesh } from '../../../lib/pulumi';
import { provider } from './provider';

const mesh = new ServiceMesh(
  'mesh',
  {
    profile: 'ambient',
    network: 'n1',
    clusterName: 'c1',
    meshId: 'm',
    awaitLoadBalancer: false,
    eastWestGateway: true,
  },
  { provider },
);
const catalog = new MeshService('catalog', { namespace: 'shop', port: 80 }, { provider });
new AuthorizationPolicy(
  'callers',
  {
    namespace: 'shop',
    selector: { matchLabels: { app: catalog.serviceName } },
    rules: [{ from: [{ source: { namespaces: [mesh.namespace] } }] }],
  },
  { provider },
);
