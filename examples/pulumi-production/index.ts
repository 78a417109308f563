import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { IngressGateway, PeerAuthentication, ServiceMesh } from 'istio-constructs/pulumi';

const config = new pulumi.Config();
const provider = new k8s.Provider('cluster', { kubeconfig: config.getSecret('kubeconfig'), enableConfigMapMutable: true });

// The control plane that namespaces use today: they name the tag `prod`, and not the revision.
const blue = new ServiceMesh('blue', {
  version: '1.30',
  profile: 'minimal',
  revision: 'blue',
  revisionTags: ['prod'],
  pilot: { replicas: 3, resources: { requests: { cpu: '1', memory: '4Gi' } } },
}, { provider, protect: true });

// The next one beside it, without what the cluster can have once only. To change over, move the tag.
const green = new ServiceMesh('green', {
  version: '1.31',
  profile: 'minimal',
  revision: 'green',
  base: false,
  createNamespaces: false,
  defaultRevision: 'blue',
  pilot: { replicas: 3, resources: { requests: { cpu: '1', memory: '4Gi' } } },
}, { provider, dependsOn: blue });

new IngressGateway('public', {
  mesh: blue,
  namespace: 'edge',
  autoscaling: { min: 3, max: 10 },
  service: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': config.getSecret('certificate') ?? 'none' } },
}, { provider });

new PeerAuthentication('strict', { namespace: blue.namespace, mtls: { mode: 'STRICT' } }, { provider });

export const revisions = [blue.revision, green.revision];
