import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { MultiClusterMesh, PeerAuthentication } from 'istio-constructs/pulumi';

const config = new pulumi.Config();

/** A cluster of this stack: its provider, and the kubeconfig, whose address and authority other clusters get. */
function cluster(name: string) {
  const kubeconfig = config.requireSecret(`kubeconfig-${name}`);
  const settings = { kubeconfig, enableConfigMapMutable: true, enableSecretMutable: true };
  return { kubeconfig, provider: new k8s.Provider(name, settings) };
}

// Two control planes on two networks, and a cluster that one of them serves. Its namespace, its istiod's address and
// the tokens by which they read each other come from the clusters themselves.
const mesh = new MultiClusterMesh('shop', {
  meshId: 'shop',
  trustDomain: 'shop.example.com',
  ca: { secret: 'cacerts' },
  defaults: { profile: 'default', cni: true },
  clusters: {
    east: { network: 'n1', ...cluster('east') },
    west: { network: 'n2', ...cluster('west'), ingressGateways: [] },
    edge: { network: 'n1', primary: 'east', ...cluster('edge') },
  },
});

// Configuration stands where a control plane reads it: here in both.
for (const { name, mesh: own, provider, plan } of mesh.clusters) {
  if (plan.role === 'remote') continue;
  new PeerAuthentication(`strict-${name}`, { namespace: own.namespace, mtls: { mode: 'STRICT' } }, { provider });
}

// One service, with pods in two clusters.
mesh
  .service('catalog', { namespace: 'shop', port: 80, clusters: ['east', 'west'] })
  .timeout('2s')
  .retry({ attempts: 2 });

// What runs in the mesh waits for all of it.
for (const { name, mesh: own, provider } of mesh.clusters) {
  new k8s.core.v1.Namespace(
    `shop-${name}`,
    { metadata: { name: 'shop', labels: own.enrollmentLabels() } },
    { provider, dependsOn: mesh },
  );
}

export const clusters = mesh.clusters.map(({ name }) => name);
