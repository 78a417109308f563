import { App } from 'cdk8s';
import { meshOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildZeroTrust } from './zero-trust';

const app = new App();
buildZeroTrust(app);
const mesh = meshOf(app);

test('only the web application has orders', () => {
  expect(mesh.can('shop/web', 'shop/orders', 'POST', '/orders/1')).toBeAllowed();
  expect(mesh.can('shop/web', 'shop/orders', 'DELETE', '/orders/1')).toBeDenied({ by: null });
  expect(mesh.can('shop/payments', 'shop/orders', 'GET', '/orders/1')).toBeDenied({ where: 'sidecar' });
});

test('only orders are paid for', () => {
  expect(mesh.can('shop/orders', 'shop/payments', 'POST', '/')).toBeAllowed({ by: 'shop/payments' });
  expect(mesh.can('shop/web', 'shop/payments', 'POST', '/')).toBeDenied({ by: null });
});

test('nobody gets at the administration, whatever else is allowed', () => {
  expect(mesh.can('shop/web', 'shop/orders', 'GET', '/orders/admin/x')).toBeDenied({ by: 'shop/no-admin' });
  expect(mesh.can('shop/web', 'shop/orders', 'GET', '/orders/x/../admin')).toBeDenied({ by: 'shop/no-admin' });
});

test('nobody is believed who does not prove who it is', () => {
  expect(mesh.can('internet', 'shop/orders', 'GET', '/orders/1')).toBeRefused();
  expect(mesh.can({ workload: 'shop/web', plaintext: true }, 'shop/orders', 'GET', '/orders/1')).toBeRefused();
  expect(mesh.workload('shop/web-v1').get('http://orders/orders/1')).toBeEncrypted();
});

test('nothing leaves the mesh', () => {
  expect(mesh.workload('shop/web-v1').get('http://api.example.com/')).toBeBlocked();
});

test('the table of who may call whom is the one that was reviewed', () => {
  expect(mesh.matrix({ method: 'POST', path: '/orders/1', namespaces: ['shop'] }).toString()).toBe(`\
| POST /orders/1 from | shop/orders | shop/payments | shop/web |
| --- | --- | --- | --- |
| shop/orders-v1 | no | yes | no |
| shop/payments-v1 | no | no | no |
| shop/web-v1 | yes | no | no |
`);
});

test('every rule is carried out, and has a test', () => {
  expect(mesh).toEnforceEverything();
  expect(mesh.coverage().policies.untouched).toEqual([]);
});
