import { App } from 'cdk8s';
import { meshOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildGateway } from './gateway';

const app = new App();
buildGateway(app);
const mesh = meshOf(app);
const entry = mesh.gateway('shop/public');

test('the shop is open to the world, and asks for HTTPS', () => {
  expect(entry.get('https://shop.example.com/')).toGoTo('web.shop', { route: 'pages' });
  expect(entry.get('http://shop.example.com/a')).toRedirectTo('https://shop.example.com/a', { code: 301 });
  expect(entry.get('https://shop.example.com/old/hats')).toRedirectTo('https://shop.example.com/new', { code: 301 });
});

test('the API has a version in its path, which its service does not see', () => {
  expect(entry.get('https://api.example.com/v1/items')).toGoTo('api.shop', { path: '/items' });
  expect(entry.get('https://api.example.com/v2/items')).toHaveNoRoute();
});

test('nothing else is served', () => {
  expect(entry.get('https://other.example.com/')).toBeBlocked();
});

test('the world reads pages, and writes to the API alone', () => {
  expect(entry.post('https://shop.example.com/')).toBeDenied({ where: 'sidecar' });
  expect(entry.post('https://api.example.com/v1/items')).toGoTo('api.shop');
});

test('every route and every rule has a test', () => {
  const { routes, policies } = mesh.coverage();
  expect([routes.untouched, policies.untouched]).toEqual([[], []]);
});
