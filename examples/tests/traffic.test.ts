import { App } from 'cdk8s';
import { meshOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildTraffic } from './traffic';

const app = new App();
buildTraffic(app);
const mesh = meshOf(app);
const web = mesh.workload('shop/web-v1');

test('a tenth gets the new catalog, and testers get it always', () => {
  expect(web.get('http://catalog/hats')).toSplit({ v1: 90, v2: 10 });
  expect(web.get('http://catalog/hats', { headers: { 'x-dark-launch': 'v2' } })).toGoTo('catalog', { subset: 'v2' });
  expect(web.get('http://catalog/hats', { headers: { 'x-dark-launch': 'v1' } })).toSplit({ v1: 90, v2: 10 });
});

test('orders are tried again, and the second version gets a copy', () => {
  expect(web.post('http://orders/orders')).toGoTo('orders', {
    subset: 'v1',
    timeout: '10s',
    retries: 3,
    mirrorsTo: 'orders',
  });
});

test('every service is found by each of its names', () => {
  for (const host of ['orders', 'orders.shop', 'orders.shop.svc', 'orders.shop.svc.cluster.local'])
    expect(web.get(`http://${host}/`)).toGoTo('orders', { subset: 'v1' });
});

test('every route has a test', () => {
  expect(mesh.coverage().routes.untouched).toEqual([]);
});
