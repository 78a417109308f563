import type { Manifest } from '../../../lib/model';
import { objectProblems } from '../../../lib/rules';
import { codeFirst } from '../../support/problems';

const parentRefs = [{ name: 'edge' }];
const backendRefs = [{ name: 'db', port: 5432 }];
const specs: Record<string, unknown> = {
  TCPRoute: { parentRefs, rules: [{ backendRefs }] },
  UDPRoute: { parentRefs, rules: [{ backendRefs }] },
  TLSRoute: { parentRefs, hostnames: ['db.example.com'], rules: [{ backendRefs }] },
  GRPCRoute: { parentRefs, rules: [{ backendRefs }] },
  HTTPRoute: { parentRefs, rules: [{ backendRefs }] },
  GatewayClass: { controllerName: 'istio.io/gateway-controller' },
  ReferenceGrant: {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'a' }],
    to: [{ group: '', kind: 'Service' }],
  },
  BackendTLSPolicy: {
    targetRefs: [{ group: '', kind: 'Service', name: 'a' }],
    validation: { hostname: 'a.example.com', wellKnownCACertificates: 'System' },
  },
  ListenerSet: { parentRef: { name: 'edge' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  XListenerSet: { parentRef: { name: 'edge' }, listeners: [{ name: 'http', protocol: 'HTTP' }] },
  XBackendTrafficPolicy: { targetRefs: [{ group: '', kind: 'Service', name: 'a' }] },
};
const object = (type: string, spec = specs[type.split('/')[1]]): Manifest => {
  const [version, kind] = type.split('/');
  const group = kind.startsWith('X') ? 'gateway.networking.x-k8s.io' : 'gateway.networking.k8s.io';
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: { name: 'a', namespace: 'b' },
    ...(spec !== undefined && { spec }),
  };
};
const texts = (one: Manifest, version: string): string[] =>
  objectProblems(one, { version }).map((p) => codeFirst({ ...p, object: undefined }));

/** What a release says of a version: taken, taken with a warning of the channel, or refused. */
const verdict = (type: string, version: string): string => {
  const problems = objectProblems(object(type), { version }).filter(({ code }) => code.startsWith('schema/'));
  return problems.map(({ severity, code }) => `${severity} ${code}`).join(', ') || 'taken';
};
const GONE = 'error schema/unknown-version';
const CHANNEL = 'warning schema/experimental-version';
const KIND = 'error schema/unserved-kind';

test.each<[string, string, string, string]>([
  ['v1/HTTPRoute', 'taken', 'taken', 'taken'],
  ['v1beta1/HTTPRoute', 'taken', 'taken', 'taken'],
  ['v1alpha2/HTTPRoute', GONE, GONE, GONE],
  ['v1/GRPCRoute', 'taken', 'taken', 'taken'],
  ['v1alpha2/GRPCRoute', GONE, GONE, GONE],
  ['v1beta1/GatewayClass', 'taken', 'taken', 'taken'],
  ['v1/TCPRoute', GONE, GONE, 'taken'],
  ['v1alpha2/TCPRoute', 'taken', 'taken', CHANNEL],
  ['v1/UDPRoute', GONE, GONE, 'taken'],
  ['v1alpha2/UDPRoute', 'taken', 'taken', CHANNEL],
  ['v1/TLSRoute', GONE, 'taken', 'taken'],
  ['v1alpha2/TLSRoute', 'taken', CHANNEL, CHANNEL],
  ['v1alpha3/TLSRoute', 'taken', CHANNEL, CHANNEL],
  ['v1/ReferenceGrant', GONE, 'taken', 'taken'],
  ['v1beta1/ReferenceGrant', 'taken', 'taken', 'taken'],
  ['v1alpha2/ReferenceGrant', GONE, GONE, GONE],
  ['v1/BackendTLSPolicy', 'taken', 'taken', 'taken'],
  ['v1alpha3/BackendTLSPolicy', CHANNEL, CHANNEL, CHANNEL],
  ['v1alpha2/BackendTLSPolicy', GONE, GONE, GONE],
  ['v1/ListenerSet', KIND, 'taken', 'taken'],
  ['v1alpha1/XListenerSet', 'taken', KIND, KIND],
  ['v1alpha1/XBackendTrafficPolicy', 'taken', 'taken', 'taken'],
])('%s: 1.29 %s, 1.30 %s, 1.31 %s', (type, ...expected) => {
  expect(['1.29', '1.30', '1.31'].map((version) => verdict(type, version))).toEqual(expected);
});

test('the whole texts of what is not served', () => {
  expect(texts(object('v1/TCPRoute'), '1.30.3')).toEqual([
    'error schema/unknown-version apiVersion: got "gateway.networking.k8s.io/v1"; Gateway API 1.5.1, which ' +
      'Istio 1.30 is built with, has no such version of TCPRoute; use gateway.networking.k8s.io/v1alpha2',
  ]);
  expect(texts(object('v1alpha2/TCPRoute'), '1.31')).toEqual([
    'warning schema/experimental-version apiVersion: got "gateway.networking.k8s.io/v1alpha2"; only the ' +
      'experimental channel of the Gateway API serves this version of TCPRoute; use gateway.networking.k8s.io/v1',
  ]);
  expect(texts(object('v1/ListenerSet'), '1.29')).toEqual([
    'error schema/unserved-kind kind: got "ListenerSet"; Gateway API 1.4.1, which Istio 1.29 is built with, ' +
      'has no kind ListenerSet in this group; use XListenerSet of gateway.networking.x-k8s.io/v1alpha1',
  ]);
  expect(texts(object('v1/HTTPRoutes'), '1.31')).toEqual([
    'error schema/unknown-kind kind: got "HTTPRoutes"; Gateway API 1.6.0, which Istio 1.31 is built with, has ' +
      'no kind HTTPRoutes in this group; did you mean "HTTPRoute"?',
  ]);
  expect(texts(object('v1/UDPRoute'), '1.31')).toEqual([
    'warning gateway-api/unread-kind kind: got "UDPRoute"; istiod does not read this kind: the object has no ' +
      'effect on the mesh; leave it to another controller, or remove it',
  ]);
});

const rule = (fields: Record<string, unknown>): Manifest =>
  object('v1/HTTPRoute', { parentRefs, rules: [{ backendRefs, ...fields }] });
const CHANNEL_ONLY =
  'the field is in the experimental channel of the API only; install the CRDs of that channel, or remove it';
const IGNORED = 'Istio does not act on the field, which is in the experimental channel of the API only; remove it';

test('fields of the experimental channel are taken, with a word on what becomes of them', () => {
  const retry = { attempts: 3, codes: [503], backoff: '100ms' };
  const [known] = [
    `warning schema/experimental-field spec.rules[0].retry: got ${JSON.stringify(retry)}; ${CHANNEL_ONLY}`,
  ];
  for (const version of ['1.29', '1.30', '1.31']) expect(texts(rule({ retry }), version)).toEqual([known]);
  expect(texts(rule({ sessionPersistence: { sessionName: 'a' } }), '1.31')).toEqual([
    'warning schema/ignored-field spec.rules[0].sessionPersistence: got {"sessionName":"a","type":"Cookie"}; ' +
      `${IGNORED}`,
  ]);
  const cors = { type: 'CORS', cors: { allowOrigins: ['https://a.example.com'] } };
  expect(texts(rule({ filters: [cors] }), '1.29').map((text) => text.replace(/got .*?}; /, ''))).toEqual([
    `warning schema/experimental-field spec.rules[0].filters[0].cors: ${CHANNEL_ONLY}`,
  ]);
  expect(texts(rule({ filters: [cors] }), '1.30')).toEqual([]);
});

test('limits and values are those of the release', () => {
  const redirect = {
    filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 308 } }],
    backendRefs: undefined,
  };
  expect(texts(rule(redirect), '1.29')).toEqual([
    'error schema/newer-value spec.rules[0].filters[0].requestRedirect.statusCode: got 308; the value is acted ' +
      'on since Istio 1.30, ' +
      'and the target is 1.29; use another, or target Istio 1.30 or later',
  ]);
  expect(texts(rule(redirect), '1.30')).toEqual([]);
  expect(texts(object('v1/HTTPRoute', { parentRefs, rules: [] }), '1.29')).toEqual([]);
  expect(texts(object('v1/HTTPRoute', { parentRefs, rules: [] }), '1.30')).toEqual([
    'error schema/count spec.rules: got "0 items"; must have from 1 to 16 items',
  ]);
  expect(texts(object('v1alpha2/TLSRoute', { parentRefs, rules: [{ backendRefs }] }), '1.29')).toEqual([]);
  expect(texts(object('v1/TLSRoute', { parentRefs, rules: [{ backendRefs }] }), '1.30')).toEqual([
    'error schema/required spec.hostnames: got nothing; hostnames is required in TLSRouteSpec; set hostnames',
  ]);
  const names = Array.from({ length: 17 }, (_, i) => `a${i}.example.com`);
  const tls = object('v1/TLSRoute', { parentRefs, hostnames: names, rules: [{ backendRefs }] });
  expect(texts(tls, '1.30')).toEqual([
    'error schema/count spec.hostnames: got "17 items"; must have from 1 to 16 items',
  ]);
  expect(texts(tls, '1.31')).toEqual([]);
  const two = object('v1/TCPRoute', { parentRefs, rules: [{ backendRefs }, { backendRefs }] });
  expect(texts(two, '1.31')).toEqual(['error schema/count spec.rules: got "2 items"; must have exactly 1 item']);
  expect(texts({ ...two, apiVersion: 'gateway.networking.k8s.io/v1alpha2' }, '1.30')).toEqual([]);
});

test('parents are told apart by section, or by port where the channel does', () => {
  const by = (...refs: unknown[]): string[] =>
    texts(object('v1/HTTPRoute', { parentRefs: refs, rules: [{ backendRefs }] }), '1.31');
  expect(by({ name: 'a', sectionName: 'x' }, { name: 'a', sectionName: 'y', port: 80 })).toEqual([]);
  expect(by({ name: 'a', port: 80 }, { name: 'a', port: 443 })).toEqual([]);
  expect(by({ name: 'a', port: 80 }, { name: 'a', port: 80 }).map((text) => text.replace(/got \{.*\}; /, ''))).toEqual([
    'error schema/sections spec.parentRefs[1]: item 0 has the same group, kind, name, namespace, sectionName; ' +
      'give it another, or remove one of them',
  ]);
});
