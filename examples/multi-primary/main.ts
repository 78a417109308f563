import { App } from 'cdk8s';
import { MultiClusterMesh, VirtualService } from 'istio-constructs';

const app = new App();

// A control plane in each cluster. What joins them follows: names, networks, gateways between the networks, and the
// secrets by which each control plane reads the other cluster.
const mesh = new MultiClusterMesh(app, 'shop', {
  meshId: 'shop',
  trustDomain: 'shop.example.com',
  ca: { certManager: { name: 'mesh-root', kind: 'ClusterIssuer' } },
  defaults: { profile: 'default', cni: true },
  clusters: {
    cluster1: { network: 'network1' },
    cluster2: { network: 'network2', ingressGateways: [] },
  },
  apiServers: {
    cluster1: { url: 'https://cluster1.example.com:6443', credential: { externalSecret: { store: 'cluster1' } } },
    cluster2: { url: 'https://cluster2.example.com:6443', credential: { externalSecret: { store: 'cluster2' } } },
  },
});

// One service for all clusters: its subsets are written for both control planes.
const catalog = mesh.service('catalog', {
  namespace: 'shop',
  port: 80,
  subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
});

// And policies of one cluster.
new VirtualService(mesh.cluster('cluster1').chart, 'catalog-routes', {
  namespace: 'shop',
  hosts: [catalog],
  http: [
    {
      match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }],
      route: [{ destination: catalog.subset('v2') }],
    },
    { route: [{ destination: catalog.subset('v1') }] },
  ],
});

app.synth();
