import type { MultiClusterMeshProps } from '../../lib/multicluster/types';

/** Clusters of all roles on three networks, with two releases of Istio. */
export const FLEET: MultiClusterMeshProps = {
  meshId: 'shop',
  trustDomain: 'shop.example.com',
  ca: { secret: 'cacerts' },
  defaults: { version: '1.31', profile: 'default', cni: true }, // release: two of them
  clusters: {
    east: { network: 'n1', discoveryAddress: 'east.mesh.example.com' },
    west: { network: 'n2', version: '1.30', revision: 'blue', ingressGateways: [] }, // release: the other one
    edge: { network: 'n1', primary: 'east' },
    batch: { network: 'n3', controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' },
  },
  apiServers: {
    east: 'https://east.example.com:6443',
    west: { url: 'https://west.example.com:6443', credential: { externalSecret: { store: 'vault' } } },
    edge: { url: 'https://edge.example.com:6443', credential: { secret: 'istio-remote-secret-edge' } },
    batch: 'https://batch.example.com:6443',
  },
};
