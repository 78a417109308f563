import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { Gateway, jwt, MeshService, ServiceMesh, VirtualService } from 'istio-constructs/pulumi';

const config = new pulumi.Config();
const provider = new k8s.Provider('cluster', {
  kubeconfig: config.getSecret('kubeconfig'),
  enableConfigMapMutable: true,
});
const host = 'shop.example.com';
const namespace = 'shop';

// The mesh, with a way in, a way out, and a collector of traces that runs elsewhere.
const mesh = new ServiceMesh(
  'mesh',
  {
    cni: true,
    ingressGateways: [{}],
    egressGateways: [{}],
    meshConfig: {
      extensionProviders: [
        { name: 'otel', opentelemetry: { service: 'otel-collector.observability.svc.cluster.local', port: 4317 } },
      ],
    },
  },
  { provider },
);

// Pods of the namespace get sidecars. It does not wait for the mesh: what `denyAll` and others say of it is a part of
// the mesh, and waits for it.
const shop = new k8s.core.v1.Namespace(
  namespace,
  { metadata: { name: namespace, labels: mesh.enrollmentLabels() } },
  { provider },
);

/** The pods of a service with an account of their own, its Service, and what the mesh knows of it. */
function service(name: string) {
  const options = { provider, dependsOn: shop };
  const labels = { app: name };
  const account = new k8s.core.v1.ServiceAccount(name, { metadata: { name, namespace } }, options);
  // Its pods wait for the webhook that injects them.
  const workload = new k8s.apps.v1.Deployment(
    name,
    {
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: name,
            containers: [{ name, image: `registry.example.com/${name}:1`, ports: [{ containerPort: 8080 }] }],
          },
        },
      },
    },
    { ...options, dependsOn: [account, mesh] },
  );
  const front = new k8s.core.v1.Service(
    name,
    {
      metadata: { name, namespace },
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
    options,
  );
  return MeshService.of(front, { name, namespace, selector: labels, serviceAccount: name, workload }, { provider });
}

const [web, catalog, payments] = [service('web'), service('catalog'), service('payments')];

// Nothing is taken but mutual TLS, and nobody may call anything ...
mesh.mtls('strict');
mesh.denyAll({ namespace });
// ... but these.
mesh.ingressGateway.calls(web);
web.calls(catalog, { methods: ['GET'], paths: ['/items/*'] }).calls(payments, { methods: ['POST'] });

// Who comes from outside has a token.
jwt(
  'shoppers',
  web,
  {
    issuer: config.get('issuer') ?? 'https://accounts.example.com',
    jwksUri: config.get('jwksUri') ?? 'https://accounts.example.com/jwks.json',
    ports: [8080],
  },
  { provider },
);

// The way in.
const gateway = new Gateway(
  'public',
  {
    namespace,
    selector: mesh.ingressGateway,
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [host] }],
  },
  { provider },
);
new VirtualService(
  'shop-ingress',
  { namespace, hosts: [host], gateways: [gateway], http: [{ route: [{ destination: web.port(80) }] }] },
  { provider },
);

// The way out: `payments` speaks plain HTTP, and the egress gateway makes TLS of it.
mesh.egress.allow('api.stripe.com', {
  via: mesh.egressGateway,
  tls: 'originate',
  port: config.getNumber('stripePort') ?? 443,
});
payments.calls('api.stripe.com');

// What is seen of it.
mesh.telemetry
  .tracing('otel', { sampling: config.getNumber('sampling') ?? 1 })
  .accessLog('envoy', { namespace, filter: 'response.code >= 400' });

export const images = mesh.images();
