import { Chart, type App } from 'cdk8s';
import { AuthorizationPolicy, ServiceMesh, VirtualService, Waypoint } from 'istio-constructs';
import { application, namespaceOf } from './workloads';

/** Services without sidecars: a waypoint routes and decides about requests, ztunnel about connections. */
export function buildAmbient(app: App): void {
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { profile: 'ambient' });
  const chart = namespaceOf(app, 'shop', mesh, 'waypoint');
  new Waypoint(chart, 'waypoint', { namespace: 'shop' });
  application(chart, 'web');
  application(chart, 'batch');
  const orders = application(chart, 'orders', ['v1', 'v2']);

  new VirtualService(chart, 'orders-routes', {
    hosts: [orders],
    http: [
      { name: 'new', match: [{ uri: { prefix: '/v2/' } }], route: [{ destination: orders.subset('v2') }] },
      { name: 'old', route: [{ destination: orders.subset('v1') }] },
    ],
  });
  // By `targetRefs` the waypoint carries it out; with a selector it would be for ztunnel, which reads no paths.
  new AuthorizationPolicy(chart, 'readers', {
    namespace: 'shop',
    targetRefs: [{ kind: 'Service', group: '', name: 'orders' }],
    rules: [
      {
        from: [{ source: { principals: ['cluster.local/ns/shop/sa/web'] } }],
        to: [{ operation: { methods: ['GET'] } }],
      },
    ],
  });
  // Who goes past the waypoint, straight to a pod, is stopped by ztunnel.
  new AuthorizationPolicy(chart, 'through-the-waypoint', {
    namespace: 'shop',
    selector: { matchLabels: { app: 'orders' } },
    rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/waypoint'] } }] }],
  });
}
