import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { Gateway, ServiceMesh } from 'istio-constructs/pulumi';

const config = new pulumi.Config();

// Without `enableConfigMapMutable` a change of mesh config would delete its ConfigMap and create it anew.
const provider = new k8s.Provider('cluster', {
  kubeconfig: config.getSecret('kubeconfig'),
  enableConfigMapMutable: true,
});

const mesh = new ServiceMesh(
  'mesh',
  {
    profile: 'default',
    hub: config.get('hub') ?? 'docker.io/istio',
    meshConfig: { trustDomain: config.getSecret('trustDomain') ?? 'cluster.local', accessLogFile: '/dev/stdout' },
  },
  { provider },
);

new Gateway(
  'public',
  {
    namespace: mesh.namespace,
    selector: mesh.ingressGateway,
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
  },
  { provider },
);

export const version = mesh.version;
