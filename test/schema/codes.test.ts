import { objectProblems } from '../../lib/rules';
import { formatProblem, type Manifest } from '../../lib/model';
import { NEWEST_VERSION } from '../support/releases';

/** Each code of schemas of objects that no other test expects, with its whole text. */

const VERSION = NEWEST_VERSION;
const textsOf = (object: Manifest): string[] => objectProblems(object, { version: VERSION }).map(formatProblem);

const of = (apiVersion: string, kind: string, spec: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'x', namespace: 'shop' },
  spec,
});
const istio = (kind: string, spec: object): Manifest => of('networking.istio.io/v1', kind, spec);
const security = (kind: string, spec: object): Manifest => of('security.istio.io/v1', kind, spec);
const extension = (kind: string, spec: object): Manifest => of('extensions.istio.io/v1alpha1', kind, spec);
const entry = (spec: object): Manifest =>
  istio('ServiceEntry', { hosts: ['a.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...spec });
const routesApi = (kind: string, spec: object, version = 'v1'): Manifest =>
  of(`gateway.networking.k8s.io/${version}`, kind, spec);
const gateway = (spec: object): Manifest =>
  routesApi('Gateway', {
    gatewayClassName: 'istio',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    ...spec,
  });
const parentRefs = [{ name: 'edge' }];
const backendRefs = [{ name: 'web', port: 80 }];
const http = (rule: object, more: object = {}): Manifest =>
  routesApi('HTTPRoute', { parentRefs, rules: [{ backendRefs, ...rule }], ...more });
const removes = (name: string): object => ({
  type: 'RequestHeaderModifier',
  requestHeaderModifier: { remove: [name] },
});
const web = { group: '', kind: 'Service', name: 'web' };
const backendTls = (validation: object, targetRefs: object[] = [web]): Manifest =>
  routesApi('BackendTLSPolicy', {
    targetRefs,
    validation: { hostname: 'a.com', wellKnownCACertificates: 'System', ...validation },
  });
const budget = (retryConstraint: object): Manifest =>
  of('gateway.networking.x-k8s.io/v1alpha1', 'XBackendTrafficPolicy', { targetRefs: [web], retryConstraint });
const tag = (fields: object): Manifest =>
  of('telemetry.istio.io/v1', 'Telemetry', { metrics: [{ overrides: [{ tagOverrides: { a: fields } }] }] });

test.each<[string, Manifest, string[]]>([
  [
    'an address twice',
    gateway({
      addresses: [
        { type: 'Hostname', value: 'a.com' },
        { type: 'Hostname', value: 'a.com' },
      ],
    }),
    [
      '[Gateway shop/x] spec.addresses[1].value: got "a.com"; each address is there once; remove one ' +
        'of them (schema/address-twice)',
    ],
  ],
  [
    'the type of an address',
    of('gateway.networking.k8s.io/v1', 'Gateway', {
      gatewayClassName: 'other',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
      addresses: [{ type: 'Ip', value: '10.0.0.1' }],
    }),
    [
      '[Gateway shop/x] spec.addresses[0].type: got "Ip"; must be IPAddress, Hostname, NamedAddress, ' +
        'or DOMAIN/NAME (schema/address-type)',
    ],
  ],
  [
    'the interval of a budget',
    budget({ budget: { interval: '2h' } }),
    [
      '[XBackendTrafficPolicy shop/x] spec.retryConstraint.budget.interval: got "2h"; must be from one ' +
        'second to one hour (schema/budget-interval)',
    ],
  ],
  [
    'the interval of a rate',
    budget({ minRetryRate: { interval: '2h' } }),
    [
      '[XBackendTrafficPolicy shop/x] spec.retryConstraint.minRetryRate.interval: got "2h"; must be at ' +
        'most one hour (schema/rate-interval)',
    ],
  ],
  [
    'neither of two fields',
    extension('TrafficExtension', {}),
    [
      '[TrafficExtension shop/x] spec: got []; exactly one of wasm and lua must be set; set wasm or ' +
        'lua (schema/exactly-one)',
    ],
  ],
  [
    'two filters of a type',
    http({ filters: [removes('x-a'), removes('x-b')] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[1]: got "RequestHeaderModifier"; a filter of this type ' +
        'may be there once; join them in one filter (schema/filter-once)',
    ],
  ],
  [
    'a fraction above one',
    http({
      filters: [
        {
          type: 'RequestMirror',
          requestMirror: { backendRef: backendRefs[0], fraction: { numerator: 3, denominator: 2 } },
        },
      ],
    }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[0].requestMirror.fraction.numerator: got 3; numerator ' +
        'must not be greater than denominator; lower numerator, or raise denominator (schema/fraction)',
    ],
  ],
  [
    'a group with its version',
    backendTls({}, [{ group: 'apps/v1', kind: 'Service', name: 'web' }]),
    [
      '[BackendTLSPolicy shop/x] spec.targetRefs[0].group: got "apps/v1"; must be an API group of ' +
        'lower-case letters, digits, hyphens and dots, empty for the core group; leave the version out, ' +
        'for example gateway.networking.k8s.io (schema/group)',
      '[BackendTLSPolicy shop/x] spec.targetRefs[0].kind: got "Service"; istiod finds no target of ' +
        'this kind, and does not accept the policy; use Service or networking.istio.io/ServiceEntry ' +
        '(gateway-api/target-kind)',
    ],
  ],
  [
    'a header name with a space',
    http({
      filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x a', value: '1' }] } }],
    }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[0].requestHeaderModifier.set[0].name: got "x a"; must ' +
        'be the name of a header (schema/header-name)',
    ],
  ],
  [
    'a value beside that of the proxy',
    extension('WasmPlugin', {
      url: 'oci://r.example.com/a:v1',
      vmConfig: { env: [{ name: 'A', value: 'b', valueFrom: 'HOST' }] },
    }),
    [
      '[WasmPlugin shop/x] spec.vmConfig.env[0].value: got "b"; valueFrom HOST takes the value from ' +
        'the environment of the proxy: value must not be set; remove value, or set valueFrom to INLINE ' +
        '(schema/host-value)',
    ],
  ],
  [
    'a label value with a space',
    gateway({ infrastructure: { labels: { a: 'b c' } } }),
    [
      '[Gateway shop/x] spec.infrastructure.labels.a: got "b c"; must be a label value: letters, ' +
        'digits, hyphens, underscores and dots (schema/label-value)',
    ],
  ],
  [
    'a target in another namespace',
    security('AuthorizationPolicy', { targetRefs: [{ ...web, namespace: 'other' }] }),
    [
      '[AuthorizationPolicy shop/x] spec.targetRefs[0].namespace: got "other"; a target in another ' +
        'namespace is not supported; leave it out (schema/must-be-empty)',
    ],
  ],
  [
    'a namespace in capital letters',
    http({ backendRefs: [{ name: 'web', namespace: 'Shop', port: 80 }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs[0].namespace: got "Shop"; must be the name of a ' +
        'namespace: lower-case letters, digits and hyphens (schema/namespace)',
    ],
  ],
  [
    'a label without name',
    security('PeerAuthentication', { selector: { matchLabels: { '': 'a' } } }),
    [
      '[PeerAuthentication shop/x] spec.selector.matchLabels[""]: got ""; a label needs a name; name ' +
        'the label, or remove the entry (schema/no-empty-key)',
    ],
  ],
  [
    'a star in the name of a label',
    security('PeerAuthentication', { selector: { matchLabels: { 'a*': 'a' } } }),
    [
      '[PeerAuthentication shop/x] spec.selector.matchLabels["a*"]: got "a*"; a label is compared ' +
        'letter by letter: "*" is not allowed in its name; name the exact label (schema/no-wildcard-key)',
    ],
  ],
  [
    'the scheme of a probe',
    istio('WorkloadGroup', { template: {}, probe: { httpGet: { port: 80, scheme: 'https' } } }),
    [
      '[WorkloadGroup shop/x] spec.probe.httpGet.scheme: got "https"; must be one of HTTP, HTTPS; use ' +
        'one of HTTP, HTTPS (schema/one-of-texts)',
    ],
  ],
  [
    'an origin without scheme',
    http({ filters: [{ type: 'CORS', cors: { allowOrigins: ['a.com'] } }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[0].cors.allowOrigins[0]: got "a.com"; must be an ' +
        'origin: SCHEME://HOST[:PORT]; for example https://*.example.com (schema/origin)',
    ],
  ],
  [
    'a star beside others',
    http({ filters: [{ type: 'CORS', cors: { allowOrigins: ['*', 'https://a.com'] } }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].filters[0].cors.allowOrigins: got ["*","https://a.com"]; "*" ' +
        'stands for all, and then nothing else may be there; keep "*", or the others (schema/star-alone)',
    ],
  ],
  [
    'a parent twice',
    routesApi(
      'TCPRoute',
      {
        parentRefs: [
          { name: 'edge', port: 80 },
          { name: 'edge', port: 80 },
        ],
        rules: [{ backendRefs }],
      },
      'v1alpha2',
    ),
    [
      '[TCPRoute shop/x] apiVersion: got "gateway.networking.k8s.io/v1alpha2"; only the experimental ' +
        'channel of the Gateway API serves this version of TCPRoute; use gateway.networking.k8s.io/v1 ' +
        '(schema/experimental-version)',
      '[TCPRoute shop/x] spec.parentRefs[1]: got ' +
        '{"name":"edge","port":80,"group":"gateway.networking.k8s.io","kind":"Gateway"}; item 0 has the ' +
        'same group, kind, name, namespace, sectionName, port; give it another, or remove one of them ' +
        '(schema/parent)',
    ],
  ],
  [
    'a parent twice in the standard channel',
    http({}, { parentRefs: [{ name: 'edge' }, { name: 'edge' }] }),
    [
      '[HTTPRoute shop/x] spec.parentRefs[1]: got ' +
        '{"name":"edge","group":"gateway.networking.k8s.io","kind":"Gateway"}; item 0 has the same ' +
        'group, kind, name, namespace, sectionName; give it another, or remove one of them ' +
        '(schema/sections)',
    ],
  ],
  [
    'the mode of a port by its name',
    security('PeerAuthentication', {
      selector: { matchLabels: { a: 'b' } },
      portLevelMtls: { http: { mode: 'STRICT' } },
    }),
    [
      '[PeerAuthentication shop/x] spec.portLevelMtls["http"]: got "http"; each key is a port number ' +
        'from 1 to 65535; write the port number in quotes, for example "8080" (schema/port-key)',
    ],
  ],
  [
    'the name of a port with an underscore',
    istio('WorkloadGroup', { template: { ports: { http_web: 80 } } }),
    [
      '[WorkloadGroup shop/x] spec.template.ports["http_web"]: got "http_web"; a port name has 1 to 62 ' +
        'letters, digits and hyphens, and no hyphen at either end; name the port as the service does ' +
        '(schema/port-name)',
    ],
  ],
  [
    'a protocol with a sign',
    of('gateway.networking.k8s.io/v1', 'Gateway', {
      gatewayClassName: 'other',
      listeners: [{ name: 'a', port: 80, protocol: 'HTTP!' }],
    }),
    [
      '[Gateway shop/x] spec.listeners[0].protocol: got "HTTP!"; must be HTTP, HTTPS, TLS, TCP, UDP, ' +
        'or DOMAIN/NAME (schema/protocol)',
    ],
  ],
  [
    'a range that DNS is to look up',
    entry({ addresses: ['10.0.0.0/8'], resolution: 'DNS' }),
    [
      '[ServiceEntry shop/x] spec.addresses[0]: got "10.0.0.0/8"; an address range is allowed only ' +
        'with resolution NONE or STATIC; use single addresses, or resolution STATIC ' +
        '(schema/range-needs-static)',
    ],
  ],
  [
    'two endpoints to look up in turn',
    entry({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a.com' }, { address: 'b.com' }] }),
    [
      '[ServiceEntry shop/x] spec.endpoints: got "2 endpoints"; resolution DNS_ROUND_ROBIN takes one ' +
        'endpoint only; keep one endpoint, or set resolution to DNS (schema/round-robin-one-endpoint)',
    ],
  ],
  [
    'a redirect with backends',
    http({ filters: [{ type: 'RequestRedirect', requestRedirect: { hostname: 'a.com' } }] }),
    [
      '[HTTPRoute shop/x] spec.rules[0].backendRefs: got ' +
        '[{"name":"web","port":80,"group":"","kind":"Service","weight":1}]; a rule that redirects has no ' +
        'backends; remove backendRefs, or the redirect (schema/redirect-alone)',
    ],
  ],
  [
    'a value to remove',
    tag({ operation: 'REMOVE', value: 'b' }),
    [
      '[Telemetry shop/x] spec.metrics[0].overrides[0].tagOverrides.a.value: got "b"; operation REMOVE ' +
        'takes no value; remove value, or set operation to UPSERT (schema/remove-value)',
    ],
  ],
  [
    'no value to set',
    tag({ operation: 'UPSERT' }),
    [
      '[Telemetry shop/x] spec.metrics[0].overrides[0].tagOverrides.a.value: got nothing; operation ' +
        'UPSERT needs a value; set value to a CEL expression, for example request.host ' +
        '(schema/upsert-value)',
    ],
  ],
  [
    'two rules of one name',
    routesApi(
      'TCPRoute',
      {
        parentRefs,
        rules: [
          { name: 'a', backendRefs },
          { name: 'a', backendRefs },
        ],
      },
      'v1alpha2',
    ),
    [
      '[TCPRoute shop/x] apiVersion: got "gateway.networking.k8s.io/v1alpha2"; only the experimental ' +
        'channel of the Gateway API serves this version of TCPRoute; use gateway.networking.k8s.io/v1 ' +
        '(schema/experimental-version)',
      '[TCPRoute shop/x] spec.rules[1].name: got "a"; each rule has a name of its own; give it another ' +
        'name (schema/rule-name)',
    ],
  ],
  [
    'a section in capital letters',
    http({}, { parentRefs: [{ name: 'edge', sectionName: 'HTTPS' }] }),
    [
      '[HTTPRoute shop/x] spec.parentRefs[0].sectionName: got "HTTPS"; must be made of lower-case ' +
        'letters, digits, hyphens and dots; for example https-1 (schema/section-name)',
    ],
  ],
  [
    'a cookie for sessions by header',
    http({ sessionPersistence: { type: 'Header', sessionName: 'a', cookieConfig: { lifetimeType: 'Session' } } }),
    [
      '[HTTPRoute shop/x] spec.rules[0].sessionPersistence.cookieConfig: got ' +
        '{"lifetimeType":"Session"}; cookieConfig goes with type Cookie only; set type to Cookie, or ' +
        'remove cookieConfig (schema/session-cookie)',
      '[HTTPRoute shop/x] spec.rules[0].sessionPersistence: got ' +
        '{"type":"Header","sessionName":"a","cookieConfig":{"lifetimeType":"Session"}}; Istio does not ' +
        'act on the field, which is in the experimental channel of the API only; remove it ' +
        '(schema/ignored-field)',
    ],
  ],
  [
    'a permanent cookie without end',
    http({ sessionPersistence: { sessionName: 'a', cookieConfig: { lifetimeType: 'Permanent' } } }),
    [
      '[HTTPRoute shop/x] spec.rules[0].sessionPersistence.absoluteTimeout: got nothing; a permanent ' +
        'cookie needs absoluteTimeout; set absoluteTimeout (schema/session-lifetime)',
      '[HTTPRoute shop/x] spec.rules[0].sessionPersistence: got ' +
        '{"sessionName":"a","cookieConfig":{"lifetimeType":"Permanent"},"type":"Cookie"}; Istio does not ' +
        'act on the field, which is in the experimental channel of the API only; remove it ' +
        '(schema/ignored-field)',
    ],
  ],
  [
    'a target twice',
    backendTls({}, [web, web]),
    [
      '[BackendTLSPolicy shop/x] spec.targetRefs[1]: got {"group":"","kind":"Service","name":"web"}; ' +
        'item 0 has the same group, kind, name, sectionName; give it another, or remove one of them ' +
        '(schema/target)',
    ],
  ],
  [
    'a Unix socket that is a folder',
    entry({ resolution: 'STATIC', endpoints: [{ address: 'unix:///run/' }] }),
    [
      '[ServiceEntry shop/x] spec.endpoints[0].address: got "unix:///run/"; a Unix socket is not a ' +
        'directory; take the slash from the end (schema/unix-socket-directory)',
    ],
  ],
  [
    'a Unix socket without path',
    entry({ resolution: 'STATIC', endpoints: [{ address: 'unix://run' }] }),
    [
      '[ServiceEntry shop/x] spec.endpoints[0].address: got "unix://run"; a Unix socket is an absolute ' +
        'path or an abstract name; write unix:///path/to/socket or unix://@name (schema/unix-socket-path)',
    ],
  ],
  [
    'a Unix socket with ports',
    entry({ resolution: 'STATIC', endpoints: [{ address: 'unix:///run/a', ports: { http: 80 } }] }),
    [
      '[ServiceEntry shop/x] spec.endpoints[0].ports: got {"http":80}; a Unix socket has no ports; ' +
        'remove ports (schema/unix-socket-ports)',
    ],
  ],
  [
    'a URI without scheme',
    backendTls({ subjectAltNames: [{ type: 'URI', uri: 'a.com' }] }),
    [
      '[BackendTLSPolicy shop/x] spec.validation.subjectAltNames[0].uri: got "a.com"; must be a URI ' +
        'with scheme and host; for example spiffe://cluster.local/ns/a/sa/b (schema/uri)',
    ],
  ],
  [
    'unknown well-known certificates',
    backendTls({ wellKnownCACertificates: 'os' }),
    [
      '[BackendTLSPolicy shop/x] spec.validation.wellKnownCACertificates: got "os"; must be System, or ' +
        'DOMAIN/NAME (schema/well-known-ca)',
    ],
  ],
  [
    'keys from another scheme',
    security('RequestAuthentication', { jwtRules: [{ issuer: 'a', jwksUri: 'ftp://a.com/keys' }] }),
    [
      '[RequestAuthentication shop/x] spec.jwtRules[0].jwksUri: got "ftp://a.com/keys"; a URL that ' +
        'begins with http:// or https:// is needed; write https://HOST/PATH (schema/url-scheme)',
    ],
  ],
  [
    'the context of a waypoint alone',
    of('networking.istio.io/v1alpha3', 'EnvoyFilter', {
      configPatches: [{ applyTo: 'CLUSTER', match: { context: 'WAYPOINT' }, patch: { operation: 'REMOVE' } }],
    }),
    [
      '[EnvoyFilter shop/x] spec.configPatches[0].match.waypoint: got nothing; waypoint needs context ' +
        'WAYPOINT, and context WAYPOINT needs waypoint; set waypoint ({} matches all), or another ' +
        'context (schema/waypoint-context)',
      '[EnvoyFilter shop/x] spec: got ' +
        '{"configPatches":[{"applyTo":"CLUSTER","match":{"context":"WAYPOINT"},"patch":{"operation":"REMOVE"}}]}; ' +
        'an EnvoyFilter depends on internals of the proxy, which change without notice; use another ' +
        'Istio API where one does it, and test upgrades (webhook/envoy-filter)',
    ],
  ],
  [
    'a field that the release does nothing with',
    istio('DestinationRule', {
      host: 'a.com',
      trafficPolicy: { outlierDetection: { outlierDetectionHttpErrorCodes: [500] } },
    }),
    [
      '[DestinationRule shop/x] spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes: ' +
        'got [500]; the field is acted on since Istio 1.32, and the target is 1.31.0; remove it, or ' +
        'target Istio 1.32 or later (schema/unused-field)',
    ],
  ],
  [
    'a body that is no base64',
    istio('VirtualService', { hosts: ['a.com'], http: [{ directResponse: { status: 200, body: { bytes: '?' } } }] }),
    [
      '[VirtualService shop/x] spec.http[0].directResponse.body.bytes: got "?"; must be base64 text; ' +
        'encode the bytes, for example with Buffer.from(...).toString("base64") (schema/format)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});
