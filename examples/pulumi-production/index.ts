import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { IngressGateway, PeerAuthentication, RevisionTag, ServiceMesh } from 'istio-constructs/pulumi';

const config = new pulumi.Config();
const provider = new k8s.Provider('cluster', {
  kubeconfig: config.getSecret('kubeconfig'),
  enableConfigMapMutable: true,
});

// What a cluster has once: definitions, of the newest release, and the webhook by which one of the control planes
// judges configuration.
const base = new ServiceMesh(
  'base',
  { version: '1.31', profile: 'empty', base: true, defaultRevision: 'blue' },
  { provider, protect: true },
);

const plane = {
  profile: 'minimal',
  base: false,
  crds: false,
  createNamespaces: false,
  pilot: { replicas: 3, resources: { requests: { cpu: '1', memory: '4Gi' } } },
} as const;
const blue = new ServiceMesh(
  'blue',
  { ...plane, version: '1.30', revision: 'blue' },
  { provider, dependsOn: base, protect: true },
);
const green = new ServiceMesh('green', { ...plane, version: '1.31', revision: 'green' }, { provider, dependsOn: base });

// Namespaces name the tag, `istio.io/rev: prod`, and not a revision. To change over, give `green` to the tag, then to
// the gateway; then restart pods.
new RevisionTag('prod', { mesh: blue }, { provider });

const edge = new k8s.core.v1.Namespace('edge', { metadata: { name: 'edge' } }, { provider });
new IngressGateway(
  'public',
  {
    mesh: blue,
    namespace: 'edge',
    autoscaling: { min: 3, max: 10 },
    service: {
      annotations: {
        'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': config.getSecret('certificate') ?? 'none',
      },
    },
  },
  { provider, dependsOn: edge },
);

new PeerAuthentication('strict', { namespace: blue.namespace, mtls: { mode: 'STRICT' } }, { provider });

export const revisions = [blue.revision, green.revision];
