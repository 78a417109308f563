import { App } from 'cdk8s';
import { meshOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildAmbient } from './ambient';

const app = new App();
buildAmbient(app);
const mesh = meshOf(app);
const web = mesh.workload('shop/web-v1');

test('the waypoint routes', () => {
  expect(web.get('http://orders/v2/x')).toGoTo('orders', { subset: 'v2', route: 'new' });
  expect(web.get('http://orders/x')).toGoTo('orders', { subset: 'v1', route: 'old' });
});

test('the waypoint decides about requests', () => {
  expect(mesh.can('shop/web', 'shop/orders', 'GET', '/x')).toBeAllowed();
  expect(mesh.can('shop/web', 'shop/orders', 'POST', '/x')).toBeDenied({ where: 'waypoint' });
  expect(mesh.can('shop/batch', 'shop/orders', 'GET', '/x')).toBeDenied({ by: null, where: 'waypoint' });
});

test('nobody goes past the waypoint', () => {
  expect(mesh.can('shop/web', 'shop/orders-v1', 'GET', '/x', { port: 8080 })).toBeDenied({ where: 'ztunnel' });
});

test('everything that is written is carried out', () => {
  expect(mesh).toEnforceEverything();
});
