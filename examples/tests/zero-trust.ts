import { Chart, type App } from 'cdk8s';
import { AuthorizationPolicy, ServiceMesh } from 'istio-constructs';
import { application, namespaceOf } from './workloads';

/** Nobody may call anybody, without mutual TLS least of all, but for what is named. */
export function buildZeroTrust(app: App): void {
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), {
    profile: 'minimal',
    meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
  });
  const chart = namespaceOf(app, 'shop', mesh);
  const [web, orders, payments] = ['web', 'orders', 'payments'].map((name) => application(chart, name));
  mesh.mtls('strict');
  mesh.denyAll({ namespace: 'shop' });
  web.calls(orders, { methods: ['GET', 'POST'], paths: ['/orders/*'] });
  orders.calls(payments, { methods: ['POST'] });

  // What no rule may ever allow: this comes before them all.
  new AuthorizationPolicy(chart, 'no-admin', {
    namespace: 'shop',
    action: 'DENY',
    rules: [{ to: [{ operation: { paths: ['/orders/admin*'], ports: ['8080'] } }] }],
  });
}
