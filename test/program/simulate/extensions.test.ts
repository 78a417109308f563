import { MeshProblems, explanation, simulate, type SimulateOptions } from '../../../lib/testing/index';
import { shopWith } from './shop';

const envoyFilter = (spec: string, namespace = 'shop'): string => `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: own, namespace: ${namespace} }
spec: ${spec}
`;
const wasm = (spec: string): string => `
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata: { name: own, namespace: shop }
spec: ${spec}
`;
const DENY = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: { selector: { matchLabels: { app: orders } } }
`;

const patch = (context: string, value = '{ name: envoy.filters.http.lua }'): string =>
  '{ workloadSelector: { labels: { app: orders } }, configPatches: [{ applyTo: HTTP_FILTER, match: ' +
  `{ context: ${context}, listener: { filterChain: { filter: { name: ` +
  'envoy.filters.network.http_connection_manager } } } }, ' +
  `patch: { operation: INSERT_BEFORE, value: ${value} } }] }`;

/** The verdict of one side of a request from web to orders. */
const at = (side: 'web' | 'orders', text: string, options: SimulateOptions = {}) =>
  simulate(shopWith(text), options).request({
    at: { kind: 'sidecar', namespace: 'shop', name: `${side}-v1` },
    direction: side === 'web' ? 'outbound' : 'inbound',
    host: 'orders',
    port: side === 'web' ? 80 : 8080,
    from: { principal: 'cluster.local/ns/shop/sa/web' },
  });

const LIMIT = '{ name: envoy.filters.http.local_ratelimit }';

describe('a proxy that an extension changes has no verdict', () => {
  test.each<[string, 'web' | 'orders', string, string]>([
    ['a patch of the side that is asked', 'orders', envoyFilter(patch('SIDECAR_INBOUND')), 'unknown'],
    ['a patch of both sides', 'orders', envoyFilter(patch('ANY')), 'unknown'],
    ['a patch of the other side', 'orders', envoyFilter(patch('SIDECAR_OUTBOUND')), 'forwarded'],
    ['a patch of other pods', 'web', envoyFilter(patch('ANY')), 'forwarded'],
    ['a patch of gateways', 'orders', envoyFilter(patch('GATEWAY')), 'forwarded'],
    [
      'a patch for the whole mesh',
      'web',
      envoyFilter('{ configPatches: [{ applyTo: CLUSTER, patch: { operation: REMOVE } }] }', 'istio-system'),
      'unknown',
    ],
    [
      'a patch of another namespace',
      'web',
      envoyFilter('{ configPatches: [{ applyTo: CLUSTER, patch: { operation: REMOVE } }] }', 'other'),
      'forwarded',
    ],
    ['no patches', 'web', envoyFilter('{ configPatches: [] }'), 'forwarded'],
    ['a rate limit', 'orders', envoyFilter(patch('SIDECAR_INBOUND', LIMIT)), 'forwarded'],
    ['a plugin', 'orders', wasm('{ url: "oci://example.com/p" }'), 'unknown'],
    [
      'a plugin of other pods',
      'web',
      wasm('{ url: "oci://example.com/p", selector: { matchLabels: { app: orders } } }'),
      'forwarded',
    ],
    [
      'a plugin of the client side',
      'orders',
      wasm('{ url: "oci://example.com/p", match: [{ mode: CLIENT }] }'),
      'forwarded',
    ],
    [
      'a plugin of the client side, at the client',
      'web',
      wasm('{ url: "oci://example.com/p", match: [{ mode: CLIENT }] }'),
      'unknown',
    ],
    [
      'a plugin after authorization does not let in',
      'orders',
      `${wasm('{ url: "oci://example.com/p" }')}---${DENY}`,
      'denied',
    ],
    [
      'a plugin before authorization may',
      'orders',
      `${wasm('{ url: "oci://example.com/p", phase: AUTHN }')}---${DENY}`,
      'unknown',
    ],
    [
      'an extension in Lua',
      'orders',
      `
apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
metadata: { name: own, namespace: shop }
spec: { lua: { inlineCode: "function envoy_on_request(h) end" } }
`,
      'unknown',
    ],
  ])('%s', (_, side, text, outcome) => {
    expect(at(side, text).outcome).toBe(outcome);
  });

  test('the steps name the object and the field', () => {
    expect(explanation(at('orders', envoyFilter(patch('ANY'))).because)).toBe(
      'sidecar of shop/orders-v1, port 8080 of the pod, mTLS PERMISSIVE\n' +
        'EnvoyFilter shop/own spec.configPatches[0]: not known: it patches the proxy, which is not simulated',
    );
    expect(explanation(at('orders', envoyFilter(patch('ANY', LIMIT))).because)).toMatch(
      /EnvoyFilter shop\/own spec\.configPatches\[0\]: limits requests: below its limits$/,
    );
  });
});

test('a whole way through a proxy with an extension has no verdict, and access has none', () => {
  const mesh = simulate(shopWith(envoyFilter(patch('SIDECAR_INBOUND'))));
  expect(mesh.request({ from: 'shop/web-v1', url: 'http://orders/' }).outcome).toBe('unknown');
  expect(mesh.can('shop/web-v1', 'shop/orders').outcome).toBe('unknown');
  expect(mesh.can('shop/orders-v1', 'shop/web').outcome).toBe('allowed');
});

test('extensions that are known to change nothing are named', () => {
  const filter = envoyFilter(patch('ANY'));
  expect(at('orders', filter, { ignoreExtensions: ['EnvoyFilter shop/own'] }).outcome).toBe('forwarded');
  let thrown: unknown;
  try {
    at('orders', filter, { ignoreExtensions: ['EnvoyFilter shop/owm'] });
  } catch (error) {
    thrown = error;
  }
  expect((thrown as MeshProblems).message).toBe(
    '1 problem:\n- ignoreExtensions[0]: got "EnvoyFilter shop/owm"; the program has no extension of proxies of this ' +
      'name; did you mean "EnvoyFilter shop/own"? (simulate/unknown-extension)',
  );
});

describe('Ingress objects are for gateways of Istio alone', () => {
  const ingress = (spec: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: shop }
spec: ${spec}
`;
  const gateway = (text: string) =>
    simulate(shopWith(text)).request({
      at: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } },
      host: 'shop.example.com',
      port: 80,
    }).outcome;

  test.each<[string, string, string]>([
    ['of the class istio', ingress('{ ingressClassName: istio }'), 'unknown'],
    ['without a class', ingress('{ rules: [] }'), 'unknown'],
    ['of another controller', ingress('{ ingressClassName: nginx }'), 'no-listener'],
  ])('%s', (_, text, outcome) => {
    expect(gateway(text)).toBe(outcome);
  });
});

const EDGE = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
    - { matches: [{ path: { value: /model } }], backendRefs: [
        { group: inference.networking.k8s.io, kind: InferencePool, name: llm, port: 80 }] }
    - { backendRefs: [{ name: orders, port: 80 }] }
`;
const TLS = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: orders, namespace: shop }
spec: { targetRefs: [{ group: '', kind: Service, name: orders }], validation: { hostname: orders } }
`;

describe('parts of the Gateway API that are not simulated', () => {
  const outcome = (text: string, path: string) =>
    simulate(shopWith(text)).request({ at: { kind: 'gateway', namespace: 'shop', name: 'edge' }, host: 'a.com', path })
      .outcome;

  test('an InferencePool is not known, and other rules of its route are', () => {
    expect([outcome(EDGE, '/model/a'), outcome(EDGE, '/')]).toEqual(['unknown', 'forwarded']);
  });

  test('the connection to a Service with a BackendTLSPolicy is not known', () => {
    expect(outcome(`${EDGE}---${TLS}`, '/')).toBe('unknown');
  });
});
