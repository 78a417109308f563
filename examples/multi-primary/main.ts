import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { EastWestGateway, Gateway, ServiceMesh } from 'istio-constructs';

const CLUSTERS = [
  { clusterName: 'cluster1', network: 'network1' },
  { clusterName: 'cluster2', network: 'network2' },
];

// One app for each cluster: names are unique within a cluster, not across all of them.
for (const { clusterName, network } of CLUSTERS) {
  const app = new App({ outdir: join(process.env.CDK8S_OUTDIR ?? 'dist', clusterName) });
  const chart = new Chart(app, 'mesh');

  // Every cluster has a control plane of its own. One mesh id and one trust domain make them one mesh; the network
  // labels tell istiod which
  // workloads need a gateway between them.
  const mesh = new ServiceMesh(chart, {
    profile: 'default',
    meshId: 'shop',
    clusterName,
    network,
    trustDomain: 'shop.example.com',
  });

  // The way in from the other networks, for services of the mesh only: TLS passes through to the workload that it is
  // meant for.
  const { gateway } = new EastWestGateway(chart, 'istio-eastwestgateway', { mesh });
  const policies = new Chart(app, 'policies');
  policies.addDependency(chart);
  new Gateway(policies, 'cross-network-gateway', {
    namespace: gateway.namespace,
    selector: { istio: gateway.labels.istio },
    servers: [
      { port: { number: 15443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'AUTO_PASSTHROUGH' }, hosts: ['*.local'] },
    ],
  });

  app.synth();
}
