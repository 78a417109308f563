import { GATEWAY_API_KINDS } from '../../../lib/api/gateway-api';
import type { Shape } from '../../../lib/schema/notation';
import { schemaProblems } from '../../../lib/rules/schema-problems';
import { formatProblem, type Manifest } from '../../../lib/model';

const object = (kind: string, spec: unknown): Manifest =>
  ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name: 'a' },
    spec,
  }) as Manifest;
const problems = (kind: string, spec: unknown): string[] =>
  schemaProblems(object(kind, spec)).map((p) => formatProblem({ ...p, object: undefined }));

const listener = { name: 'http', port: 80, protocol: 'HTTP' };
const gateway = (...listeners: unknown[]): unknown => ({ gatewayClassName: 'istio', listeners });
const rule = (fields: Record<string, unknown>): unknown => ({ parentRefs: [{ name: 'gw' }], rules: [fields] });
const backendRefs = [{ name: 'catalog', port: 80 }];
const redirect = (path: unknown) => ({ type: 'RequestRedirect', requestRedirect: { path } });

describe('Gateway API', () => {
  test.each<[string, unknown]>([
    ['GatewayClass', { controllerName: 'istio.io/gateway-controller' }],
    ['Gateway', gateway({ ...listener, hostname: '*.example.com', allowedRoutes: { namespaces: { from: 'All' } } })],
    ['Gateway', { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] }],
    [
      'Gateway',
      {
        gatewayClassName: 'istio',
        addresses: [{ type: 'Hostname', value: 'ingress.istio-gateways.svc.cluster.local' }],
        listeners: [{ name: 'x', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'cert' }] } }],
      },
    ],
    [
      'Gateway',
      gateway(
        { name: 'x', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } },
        { name: 'y', port: 443, protocol: 'TLS', hostname: 'a.b', tls: { mode: 'Passthrough' } },
      ),
    ],
    ['HTTPRoute', {}],
    [
      'HTTPRoute',
      rule({
        matches: [{ path: { value: '/api' }, headers: [{ name: 'x', value: '1' }] }],
        backendRefs: [
          { ...backendRefs[0], weight: 90 },
          { ...backendRefs[0], name: 'v2', weight: 10 },
        ],
        timeouts: { request: '10s', backendRequest: '2s' },
      }),
    ],
    [
      'HTTPRoute',
      rule({
        filters: [redirect({ type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' })],
        matches: [{ path: { type: 'PathPrefix', value: '/old' } }],
      }),
    ],
    [
      'HTTPRoute',
      {
        parentRefs: [{ group: '', kind: 'Service', name: 'catalog', port: 80 }],
        rules: [
          { backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'a.example.com', port: 443 }] },
        ],
      },
    ],
    ['GRPCRoute', rule({ matches: [{ method: { service: 'shop.v1.Catalog', method: 'Get' } }], backendRefs })],
    ['TLSRoute', { hostnames: ['*.example.com'], rules: [{ backendRefs }] }],
    [
      'TCPRoute',
      {
        parentRefs: [
          { name: 'gw', port: 1 },
          { name: 'gw', port: 2 },
        ],
        rules: [{ backendRefs }],
      },
    ],
    [
      'ReferenceGrant',
      {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
        to: [{ group: '', kind: 'Service' }],
      },
    ],
    [
      'BackendTLSPolicy',
      {
        targetRefs: [{ group: '', kind: 'Service', name: 'a' }],
        validation: { hostname: 'a.example.com', wellKnownCACertificates: 'System' },
      },
    ],
    ['ListenerSet', { parentRef: { name: 'gw' }, listeners: [listener] }],
  ])('%s %j', (kind, spec) => {
    expect(problems(kind, spec)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    [
      'GatewayClass',
      { controllerName: 'istio' },
      'spec.controllerName: got "istio"; must be DOMAIN/PATH; for example istio.io/gateway-controller ' +
        '(schema/controller-name)',
    ],
    [
      'Gateway',
      { gatewayClassName: 'istio' },
      'spec.listeners: got nothing; listeners is required in GatewaySpec; set listeners (schema/required)',
    ],
    [
      'Gateway',
      gateway({ ...listener, hostNames: 'a' }),
      'spec.listeners[0].hostNames: got "a"; "hostNames" is not a field of Listener; did you mean "hostname"? ' +
        '(schema/unknown-field)',
    ],
    [
      'Gateway',
      gateway({ ...listener, tls: { mode: 'Passthrough' } }),
      'spec.listeners[0].tls: got {"mode":"Passthrough"}; a listener of protocol HTTP has no tls; remove tls, ' +
        'or use HTTPS (schema/listener-protocol)',
    ],
    [
      'Gateway',
      gateway({ name: 'x', port: 443, protocol: 'HTTPS', tls: {} }),
      'spec.listeners[0].tls.certificateRefs: got nothing; mode Terminate needs certificateRefs; name a Secret ' +
        'of type kubernetes.io/tls, or set options (schema/listener-certificate)',
    ],
    [
      'Gateway',
      gateway({ name: 'x', port: 443, protocol: 'HTTPS', tls: { mode: 'Passthrough' } }),
      'spec.listeners[0].tls.mode: got "Passthrough"; a listener of protocol HTTPS ends TLS; set mode to ' +
        'Terminate, or use protocol TLS (schema/listener-protocol)',
    ],
    [
      'Gateway',
      gateway({ name: 'x', port: 443, protocol: 'TLS' }),
      'spec.listeners[0].tls: got nothing; a listener of protocol TLS needs tls; set tls.mode (schema/listener-tls)',
    ],
    [
      'Gateway',
      gateway({ name: 'x', port: 1, protocol: 'TCP', hostname: 'a.b' }),
      'spec.listeners[0].hostname: got "a.b"; a listener of protocol TCP has no hostname; remove hostname ' +
        '(schema/listener-protocol)',
    ],
    [
      'Gateway',
      gateway({ ...listener, port: 0 }),
      'spec.listeners[0].port: got 0; must be from 1 to 65535 (schema/range)',
    ],
    [
      'Gateway',
      { ...(gateway(listener) as object), addresses: [{ value: 'a.example.com' }] },
      'spec.addresses[0].value: got "a.example.com"; must be an IP address; set type to Hostname for a DNS ' +
        'name (schema/address)',
    ],
    [
      'Gateway',
      { ...(gateway(listener) as object), infrastructure: { labels: { 'a b': 'c' } } },
      'spec.infrastructure.labels["a b"]: got "a b"; must be [DOMAIN/]NAME, the name at most 63 letters, ' +
        'digits, hyphens, underscores and dots (schema/label-key)',
    ],
    [
      'HTTPRoute',
      rule({ backendRefs: [{ name: 'catalog' }] }),
      'spec.rules[0].backendRefs[0].port: got nothing; a Service needs a port; set port (schema/service-port)',
    ],
    [
      'HTTPRoute',
      rule({ matches: [{ path: { value: 'api' } }] }),
      'spec.rules[0].matches[0].path.value: got "api"; a path begins with "/"; for example /api/v1; with type ' +
        'RegularExpression anything goes (schema/path)',
    ],
    [
      'HTTPRoute',
      rule({ matches: [{ path: { value: '/a//b' } }] }),
      'spec.rules[0].matches[0].path.value: got "/a//b"; a path must be plain: "//" is not allowed in it; for ' +
        'example /api/v1; with type RegularExpression anything goes (schema/path)',
    ],
    [
      'HTTPRoute',
      rule({ matches: [{ path: { type: 'Prefix', value: '/' } }] }),
      'spec.rules[0].matches[0].path.type: got "Prefix"; must be one of Exact, PathPrefix, RegularExpression ' +
        '(schema/enum)',
    ],
    [
      'HTTPRoute',
      rule({ filters: [{ type: 'URLRewrite' }] }),
      'spec.rules[0].filters[0].urlRewrite: got nothing; type URLRewrite needs urlRewrite; set urlRewrite ' +
        '(schema/type-field)',
    ],
    [
      'HTTPRoute',
      rule({
        filters: [redirect({ type: 'ReplacePrefixMatch', replacePrefixMatch: '/' })],
        matches: [{ path: { type: 'Exact', value: '/a' } }],
      }),
      'spec.rules[0].matches: got [{"path":{"type":"Exact","value":"/a"}}]; ReplacePrefixMatch needs exactly ' +
        'one match, of a path prefix; keep one match with path type PathPrefix, or use ReplaceFullPath ' +
        '(schema/prefix-match)',
    ],
    [
      'HTTPRoute',
      rule({
        filters: [
          redirect({ type: 'ReplaceFullPath', replaceFullPath: '/' }),
          { type: 'URLRewrite', urlRewrite: { hostname: 'a.b' } },
        ],
      }),
      'spec.rules[0].filters: got ["RequestRedirect","URLRewrite"]; RequestRedirect and URLRewrite do not go ' +
        'together; keep one of them (schema/redirect-or-rewrite)',
    ],
    [
      'HTTPRoute',
      rule({ timeouts: { request: '1s', backendRequest: '2s' } }),
      'spec.rules[0].timeouts.backendRequest: got "2s"; backendRequest must not be longer than request; ' +
        'shorten backendRequest, or lengthen request (schema/timeouts)',
    ],
    [
      'HTTPRoute',
      rule({ timeouts: { request: '1.5s' } }),
      'spec.rules[0].timeouts.request: got "1.5s"; must be a duration of h, m, s and ms, in whole numbers; for ' +
        'example 500ms, 10s or 1m30s (schema/route-duration)',
    ],
    [
      'HTTPRoute',
      { parentRefs: [{ name: 'a' }, { name: 'a', sectionName: 'x' }] },
      'spec.parentRefs[1]: got ' +
        '{"name":"a","sectionName":"x","group":"gateway.networking.k8s.io","kind":"Gateway"}; items for the same ' +
        'object all set sectionName, or none does; set sectionName in each of them (schema/sections)',
    ],
    [
      'HTTPRoute',
      { hostnames: ['Example.com'] },
      'spec.hostnames[0]: got "Example.com"; must be a DNS name of lower-case letters, digits, hyphens and ' +
        'dots; "*." may begin it; for example *.example.com (schema/hostname)',
    ],
    [
      'GRPCRoute',
      rule({ matches: [{ method: {} }] }),
      'spec.rules[0].matches[0].method: got {"type":"Exact"}; service or method is needed; set one of them ' +
        '(schema/grpc-method)',
    ],
    [
      'TLSRoute',
      { hostnames: ['10.0.0.1'], rules: [{ backendRefs }] },
      'spec.hostnames[0]: got "10.0.0.1"; a server name is no IP address; write the DNS name (schema/hostname-address)',
    ],
    [
      'TCPRoute',
      {
        rules: [
          { name: 'a', backendRefs },
          { name: 'a', backendRefs },
        ],
      },
      'spec.rules: got "2 items"; must have exactly 1 item (schema/count)',
    ],
    [
      'BackendTLSPolicy',
      { targetRefs: [{ group: '', kind: 'Service', name: 'a' }], validation: { hostname: 'a.b' } },
      'spec.validation: got []; caCertificateRefs or wellKnownCACertificates is needed; set ' +
        'wellKnownCACertificates to System for the CA certificates of the operating system (schema/backend-trust)',
    ],
  ])('%s %j', (kind, spec, expected) => {
    expect(problems(kind, spec)).toEqual([expected]);
  });

  test('two listeners for the same', () => {
    expect(
      problems('Gateway', gateway(listener, { ...listener, name: 'other' })).map((text) =>
        text.replace(/got \{.*\}; /, ''),
      ),
    ).toEqual([
      'spec.listeners[1]: item 0 has the same port, protocol, hostname; give it another, or remove one of them ' +
        '(schema/listener)',
    ]);
  });
  test('more than 128 matches in all', () => {
    const rules = Array.from({ length: 3 }, () => ({
      matches: Array.from({ length: 43 }, (_, i) => ({ path: { value: `/${i}` } })),
    }));
    expect(problems('HTTPRoute', { rules })).toEqual([
      'spec.rules: got "129 matches"; a route has at most 128 matches in all its rules; make two routes of it ' +
        '(schema/total-matches)',
    ]);
  });
  test('the kind Gateway of Istio is another one', () => {
    expect(
      schemaProblems({
        apiVersion: 'networking.istio.io/v1',
        kind: 'Gateway',
        metadata: { name: 'a' },
        spec: { servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] },
      } as Manifest),
    ).toEqual([]);
  });
  test('a version that the kind does not have', () => {
    expect(
      schemaProblems({
        apiVersion: 'gateway.networking.k8s.io/v1alpha1',
        kind: 'HTTPRoute',
        metadata: { name: 'a' },
      } as Manifest).map(formatProblem),
    ).toEqual([
      '[HTTPRoute a] apiVersion: got "gateway.networking.k8s.io/v1alpha1"; Gateway API 1.6.0, which Istio 1.31 ' +
        'is built with, has no such version of HTTPRoute; use gateway.networking.k8s.io/v1 or ' +
        'gateway.networking.k8s.io/v1beta1 (schema/unknown-version)',
    ]);
  });
  test('every field is explained', () => {
    const bare: string[] = [];
    const look = ({ facts, notes }: Shape, path: string): void => {
      if ((notes.doc ?? '').length < 6) bare.push(path);
      for (const [name, field] of Object.entries(facts.fields ?? facts.item?.facts.fields ?? {}))
        look(field, `${path}.${name}`);
    };
    for (const { kind, spec } of GATEWAY_API_KINDS)
      for (const [name, field] of Object.entries(spec.facts.fields ?? {})) look(field, `${kind}.${name}`);
    expect(bare).toEqual([]);
  });
});
