import { ServiceMesh, VirtualService } from '../../../lib/pulumi';
import { provider } from './provider';

new ServiceMesh('mesh', { profile: 'minimal', crds: false }, { provider });
new VirtualService(
  'routes',
  {
    namespace: 'shop',
    hosts: ['reviews.shop.svc.cluster.local'],
    gateways: ['edge/nowhere'],
    http: [{ route: [{ destination: { host: 'reviews.shop.svc.cluster.local' } }] }],
  },
  { provider },
);
