import { ApiObject, App, Chart } from 'cdk8s';
import { Gateway, PeerAuthentication, ServiceMesh, type IngressGatewayProps } from 'istio-constructs';

const app = new App();
const chart = new Chart(app, 'mesh');
// A file of its own, numbered after the mesh's: policies need the definitions, and an istiod that checks them.
const policies = new Chart(app, 'policies');
policies.addDependency(chart);

/**
 * What both gateways have in common: never fewer than three pods, one a zone, and at most one of them gone at a time.
 */
function gateway(name: string, service: IngressGatewayProps['service']): IngressGatewayProps {
  return {
    name,
    namespace: name,
    service: { externalTrafficPolicy: 'Local', ...service },
    autoscaling: { min: 3, max: 12, cpu: 70 },
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    scheduling: {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { app: name } },
        },
      ],
    },
    // Longer than the load balancer needs to notice that a pod is going.
    terminationGracePeriodSeconds: 60,
  };
}

const mesh = new ServiceMesh(chart, {
  // Named, so that an upgrade of Istio is a change of its own: UPGRADE.md is what reviewers of the last one read.
  version: '1.31',
  profile: 'default',
  hub: 'registry.example.com/istio',
  imagePullSecrets: ['registry-credentials'],
  pilot: {
    autoscaling: { min: 3, max: 6, cpu: 75 },
    podDisruptionBudget: { minAvailable: 2 },
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { memory: '4Gi' } },
    scheduling: {
      priorityClassName: 'system-cluster-critical',
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { app: 'istiod' } },
        },
      ],
    },
  },
  cni: { excludeNamespaces: ['kube-system', 'kube-node-lease'] },
  ingressGateways: [
    gateway('public-ingress', {
      annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing' },
    }),
    gateway('partner-ingress', { loadBalancerSourceRanges: ['192.0.2.0/24', '198.51.100.0/24'] }),
  ],
  meshConfig: {
    accessLogFile: '/dev/stdout',
    accessLogEncoding: 'JSON',
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    defaultConfig: { holdApplicationUntilProxyStarts: true },
  },
});

// In the mesh's own namespace a policy holds for the whole mesh.
new PeerAuthentication(policies, 'default', { namespace: mesh.namespace, mtls: { mode: 'STRICT' } });

const [publicIngress] = mesh.gateways;

// cert-manager makes the Secret that the gateway serves. A `credentialName` that nothing declares is a problem at
// synth.
new ApiObject(policies, 'certificate', {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'example-com', namespace: publicIngress.namespace },
  spec: {
    secretName: 'example-com-tls',
    dnsNames: ['*.example.com'],
    issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
  },
});
new Gateway(policies, 'public', {
  namespace: publicIngress.namespace,
  selector: publicIngress.labels,
  servers: [
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['*.example.com'],
      tls: { mode: 'SIMPLE', credentialName: 'example-com-tls' },
    },
    { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'], tls: { httpsRedirect: true } },
  ],
});

app.synth();

// What has to be in the private registry before this is applied.
console.error(
  `images:\n${mesh
    .images()
    .map((image) => `  ${image}`)
    .join('\n')}`,
);
