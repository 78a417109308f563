import { App } from 'cdk8s';
import { meshOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildShop } from './shop';

const app = new App();
buildShop(app);
const mesh = meshOf(app);
const web = mesh.workload('shop/web-v1');

describe('traffic', () => {
  const entry = mesh.gateway('shop/public');

  test('the shop is open to the world, at one name', () => {
    expect(entry.get('http://shop.example.com/')).toGoTo('web.shop', { route: 'pages' });
    expect(entry.get('http://other.example.com/')).toHaveNoRoute();
    expect(entry.get('http://shop.example.com/old/hats')).toRedirectTo('http://shop.example.com/new', { code: 301 });
  });

  test('nobody sees the new catalog, but a tenth and testers', () => {
    expect(web.get('http://catalog/hats')).toSplit({ v1: 90, v2: 10 });
    expect(web.get('http://catalog/hats', { headers: { 'x-dark-launch': 'v2' } })).toGoTo('catalog', { subset: 'v2' });
  });

  test('orders are tried again', () => {
    expect(web.get('http://orders/orders/1')).toGoTo('orders', { timeout: '10s', retries: 3 });
  });

  test('nothing leaves the mesh', () => {
    expect(web.get('http://api.example.com/')).toBeBlocked();
  });
});

describe('access', () => {
  test('only the web application places orders', () => {
    expect(web.can('shop/orders', 'POST', '/orders/1')).toBeAllowed();
    expect(web.can('shop/orders', 'DELETE', '/orders/1')).toBeDenied({ by: null });
    expect(mesh.can('shop/catalog-v1', 'shop/orders')).toBeDenied({ where: 'sidecar' });
  });

  test('who comes without mutual TLS is refused', () => {
    expect(mesh.can('internet', 'shop/catalog')).toBeRefused();
  });

  test('the world reads, and does not write', () => {
    expect(mesh.gateway('shop/public').post('http://shop.example.com/')).toBeDenied({ where: 'sidecar' });
  });

  test('every policy is enforced', () => {
    expect(mesh).toEnforceEverything();
  });
});

test('no route and no rule is without a test', () => {
  const { routes, policies } = mesh.coverage();
  expect([routes.untouched, policies.untouched]).toEqual([[], []]);
});
