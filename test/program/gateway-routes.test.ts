import { formatProblem, type Manifest } from '../../lib/model';
import { analysisProblems } from '../../lib/program/analysis';

const service = (name: string, namespace = 'shop'): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { ports: [{ port: 80 }] },
});
const gatewayApi = (kind: string, name: string, spec: object, namespace = 'shop'): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name, namespace },
  spec,
});
const gateway = gatewayApi('Gateway', 'front', { gatewayClassName: 'istio', listeners: [] });
const route = (backend: object, parent: object = { name: 'front' }) =>
  gatewayApi('HTTPRoute', 'it', { parentRefs: [parent], rules: [{ backendRefs: [backend] }] });
const grant = (from: object, to: object) => gatewayApi('ReferenceGrant', 'grant', { from: [from], to: [to] }, 'data');

const found = (...objects: Manifest[]) => analysisProblems(objects).map(formatProblem);

test('what is declared is right', () => {
  const within = gatewayApi('GRPCRoute', 'other', {
    parentRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
    rules: [{ backendRefs: [{ name: 'catalog', port: 80 }] }],
  });
  expect(found(service('catalog'), gateway, route({ name: 'catalog', port: 80 }), within)).toEqual([]);
});

test('a misspelt service, port and gateway', () => {
  expect(found(service('catalog'), gateway, route({ name: 'catalgo', port: 80 }, { name: 'fornt' }))).toEqual([
    '[HTTPRoute shop/it] spec.parentRefs[0].name: got "fornt"; namespace shop has no such Gateway; did you ' +
      'mean "front"? If not, declare the Gateway, or name it in `outside` (analysis/unknown-reference)',
    '[HTTPRoute shop/it] spec.rules[0].backendRefs[0].name: got "catalgo"; namespace shop has no such Service; ' +
      'did you mean "catalog"? If not, declare the Service, or mark its host in `outside` ' +
      '(analysis/unknown-reference)',
  ]);
  expect(found(service('catalog'), gateway, route({ name: 'catalog', port: 8080 }))).toEqual([
    '[HTTPRoute shop/it] spec.rules[0].backendRefs[0].port: got 8080; Service shop/catalog does not serve this ' +
      'port; use one of 80 (analysis/unknown-reference)',
  ]);
});

test('mirrors and certificates', () => {
  const mirror = gatewayApi('HTTPRoute', 'it', {
    rules: [{ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'copy', port: 80 } } }] }],
  });
  expect(found(service('catalog'), mirror)).toEqual([
    expect.stringContaining('spec.rules[0].filters[0].requestMirror.backendRef.name: got "copy"'),
  ]);
  const secret: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'front-cert', namespace: 'shop' } };
  const withTls = (name: string) =>
    gatewayApi('Gateway', 'tls', { listeners: [{ tls: { certificateRefs: [{ name }] } }] });
  expect(found(secret, withTls('front-cert'))).toEqual([]);
  expect(found(secret, withTls('front-crt'))).toEqual([
    expect.stringContaining(
      'spec.listeners[0].tls.certificateRefs[0].name: got "front-crt"; namespace shop has no such Secret; did ' +
        'you mean "front-cert"?',
    ),
  ]);
});

test('another namespace must grant it', () => {
  const objects = [service('db', 'data'), gateway, route({ name: 'db', namespace: 'data', port: 80 })];
  expect(found(...objects)).toEqual([
    '[HTTPRoute shop/it] spec.rules[0].backendRefs[0]: got "data/db"; no ReferenceGrant in namespace data lets ' +
      'HTTPRoutes of namespace shop name this Service; ' +
      'declare a ReferenceGrant there, from HTTPRoute of namespace shop to Service (analysis/no-grant)',
  ]);
  const from = { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' };
  expect(found(...objects, grant(from, { group: '', kind: 'Service' }))).toEqual([]);
  expect(found(...objects, grant(from, { group: '', kind: 'Service', name: 'db' }))).toEqual([]);
  expect(found(...objects, grant(from, { group: '', kind: 'Service', name: 'other' }))).toHaveLength(1);
  expect(found(...objects, grant({ ...from, namespace: 'web' }, { group: '', kind: 'Service' }))).toHaveLength(1);
  expect(found(...objects, grant({ ...from, kind: 'GRPCRoute' }, { group: '', kind: 'Service' }))).toHaveLength(1);
});

test('nothing is said where all may be elsewhere', () => {
  expect(found(route({ name: 'catalog', namespace: 'data', port: 80 }))).toEqual([]);
});
