import { matchers } from '../../lib/testing/matchers';
import { simulate } from '../../lib/testing/index';
import '../../lib/testing/jest';
import { SUBSETS, routes, shopWith } from '../program/simulate/shop';

const SPLIT = `[
  { match: [{ uri: { prefix: /old/ } }], redirect: { uri: /new, redirectCode: 302 } },
  { match: [{ uri: { exact: /health } }], directResponse: { status: 200, body: { string: fine } } },
  { match: [{ uri: { prefix: /v2/ } }], route: [{ destination: { host: orders, subset: v2 } }], timeout: 2s },
  { match: [{ uri: { prefix: /shared/ } }],
    route: [{ destination: { host: orders, subset: v1 }, weight: 90 },
            { destination: { host: orders, subset: v2 }, weight: 10 }] },
]`;
const mesh = simulate(shopWith([SUBSETS, routes(SPLIT)].join('---')));
const get = (path: string) => mesh.workload('shop/web-v1').get(`http://orders${path}`);
const BECAUSE = [
  '  because  sidecar of shop/web-v1, listener 0.0.0.0:80',
  '           VirtualService shop/orders spec.http[0].match[0]: does not take it: uri is "/v2/x"; wants prefix "/old/"',
  '           VirtualService shop/orders spec.http[1].match[0]: does not take it: uri is "/v2/x"; wants exact ' +
    '"/health"',
  '           VirtualService shop/orders spec.http[2].match[0]: takes the request: uri is prefix "/v2/"',
  '           DestinationRule shop/orders: destination orders.shop.svc.cluster.local:80 subset v2, 1 pod',
  '           sidecar of shop/orders-v2, port 8080 of the pod, mTLS PERMISSIVE',
].join('\n');

test('what is so passes', () => {
  expect(get('/v2/x')).toGoTo('orders', { subset: 'v2', port: 80, timeout: '2s', retries: 2 });
  expect(get('/v2/x')).toGoTo('orders.shop.svc.cluster.local');
  expect(get('/v2/x')).not.toGoTo('orders', { subset: 'v1' });
  expect(get('/v2/x')).not.toGoTo('order');
  expect(get('/shared/x')).toSplit({ v1: 90, v2: 10 });
  expect(get('/shared/x')).toGoTo('orders', { subset: 'v2', weight: 10 });
  expect(get('/shared/x')).not.toSplit({ v1: 90 });
  expect(get('/old/x')).toRedirectTo('http://orders/new', { code: 302 });
  expect(get('/health')).toRespond(200, 'fine');
  expect(get('/else')).toHaveNoRoute();
  expect(get('/v2/x')).not.toBeBlocked();
  expect(get('/v2/x')).toBeEncrypted();
  expect(mesh.can('shop/web', 'shop/orders')).toBeAllowed();
  expect(mesh).toEnforceEverything();
});

describe('what is not so says what is, and why', () => {
  const verdict = get('/v2/x');
  test.each([
    [
      'toGoTo',
      matchers.toGoTo.call({}, verdict, 'orders', { subset: 'v1' }),
      'expected GET http://orders/v2/x from shop/web-v1 to go to orders subset v1, but it goes to ' +
        'orders.shop:80 subset v2',
    ],
    [
      'toGoTo with details',
      matchers.toGoTo.call({}, verdict, 'orders', { subset: 'v2', path: '/x', timeout: '5s', mirrorsTo: 'web' }),
      'expected GET http://orders/v2/x from shop/web-v1 to go to orders subset v2 with path /x, timeout 5s, ' +
        'mirrors web, but it goes to orders.shop:80 subset v2, and path is as it was sent, timeout is 2s, ' +
        'mirrors is none',
    ],
    [
      'not toGoTo',
      matchers.toGoTo.call({ isNot: true }, verdict, 'orders'),
      'expected GET http://orders/v2/x from shop/web-v1 not to go to orders, but it goes to orders.shop:80 subset v2',
    ],
    [
      'toSplit',
      matchers.toSplit.call({}, verdict, { v1: 80, v2: 20 }),
      'expected GET http://orders/v2/x from shop/web-v1 to be split v1 80, v2 20, but it goes to ' +
        'orders.shop:80 subset v2',
    ],
    [
      'toRedirectTo',
      matchers.toRedirectTo.call({}, verdict, 'http://orders/new', { code: 301 }),
      'expected GET http://orders/v2/x from shop/web-v1 to be redirected to http://orders/new (301), but it ' +
        'goes to orders.shop:80 subset v2',
    ],
    [
      'toRespond',
      matchers.toRespond.call({}, verdict, 200, 'fine'),
      'expected GET http://orders/v2/x from shop/web-v1 to be answered with 200 "fine" by the proxy, but it ' +
        'goes to orders.shop:80 subset v2',
    ],
    [
      'toHaveNoRoute',
      matchers.toHaveNoRoute.call({}, verdict),
      'expected GET http://orders/v2/x from shop/web-v1 to have no route, but it goes to orders.shop:80 subset v2',
    ],
    [
      'toBeDenied',
      matchers.toBeDenied.call({}, verdict, { by: 'shop/deny', where: 'sidecar' }),
      'expected GET http://orders/v2/x from shop/web-v1 to be denied by shop/deny at the sidecar, but it goes ' +
        'to orders.shop:80 subset v2',
    ],
  ])('%s', (_, { pass, message }, text) => {
    expect(pass).toBe(text.includes(' not to '));
    expect(message()).toBe(`${text}\n${BECAUSE}`);
  });
});

describe('what cannot be decided passes neither way', () => {
  const unknown = { outcome: 'unknown', asked: 'GET http://orders/', because: [{ text: 'nobody knows' }] };
  const text = 'what becomes of GET http://orders/ is not known\n  because  nobody knows';
  test.each(Object.entries(matchers).filter(([name]) => name !== 'toEnforceEverything'))('%s', (_, matcher) => {
    const call = matcher as (this: { isNot?: boolean }, ...args: unknown[]) => { pass: boolean; message(): string };
    const straight = call.call({}, unknown, 'orders', {});
    const turned = call.call({ isNot: true }, unknown, 'orders', {});
    expect([straight.pass, straight.message(), turned.pass, turned.message()]).toEqual([false, text, true, text]);
  });

  test('nor does what is no verdict', () => {
    expect(matchers.toBeAllowed.call({}, 3).message()).toBe(
      'a verdict is needed: what mesh.request(...), mesh.route(...) or mesh.can(...) returns',
    );
    expect(matchers.toEnforceEverything.call({ isNot: true }, 3).pass).toBe(true);
  });
});
