import { Chart, type App } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';
import { application, namespaceOf } from './workloads';

/** Traffic between services: a dark launch beside a split, retries with a timeout, a copy of all requests. */
export function buildTraffic(app: App): void {
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { profile: 'minimal' });
  const chart = namespaceOf(app, 'shop', mesh);
  application(chart, 'web');
  application(chart, 'catalog', ['v1', 'v2'])
    .split({ v1: 90, v2: 10 })
    .darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } });
  application(chart, 'orders', ['v1', 'v2'])
    .split({ v1: 100 })
    .mirror('v2', 50)
    .retry({ attempts: 3, perTryTimeout: '2s', retryOn: ['5xx'] })
    .timeout('10s');
}
