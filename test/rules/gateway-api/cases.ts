import type { Manifest } from '../../../lib/model';

/**
 * Objects for which istiod's own conversion was asked (`verdicts.json`). Each case is one object under test, the first,
 * with
 * those around it that it needs.
 */
export interface ConversionCase {
  readonly name: string;
  readonly objects: readonly Manifest[];
}

const GROUP = 'gateway.networking.k8s.io';

const object = (kind: string, name: string, spec: unknown, version = 'v1'): Manifest => ({
  apiVersion: `${GROUP}/${version}`,
  kind,
  metadata: { name, namespace: 'shop' },
  spec,
});
const service = (name: string, namespace = 'shop'): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { ports: [{ name: 'http', port: 80, protocol: 'TCP' }] },
});
const namespace = (name: string): Manifest => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

const listener = { name: 'http', port: 80, protocol: 'HTTP' };
const GATEWAY = object('Gateway', 'edge', { gatewayClassName: 'istio', listeners: [listener] });
const around = [GATEWAY, service('web'), service('edge-istio'), namespace('shop')];

const parentRefs = [{ name: 'edge' }];
const backendRefs = [{ name: 'web', port: 80 }];
const http = (rule: Record<string, unknown>): Manifest[] => [
  object('HTTPRoute', 'web', { parentRefs, rules: [{ backendRefs, ...rule }] }),
  ...around,
];
const grpc = (rule: Record<string, unknown>): Manifest[] => [
  object('GRPCRoute', 'web', { parentRefs, rules: [{ backendRefs, ...rule }] }),
  ...around,
];
const headers = (value: string, field = 'set', type = 'Response'): unknown => ({
  type: `${type}HeaderModifier`,
  [`${type.toLowerCase()}HeaderModifier`]: { [field]: [{ name: 'x-a', value }] },
});
const extension = { type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Filter', name: 'a' } };
const mirror = (backendRef: unknown): unknown => ({ type: 'RequestMirror', requestMirror: { backendRef } });
const gateway = (spec: Record<string, unknown>): Manifest[] => [
  object('Gateway', 'edge', { gatewayClassName: 'istio', listeners: [listener], ...spec }),
  service('edge-istio'),
  service('edge'),
  namespace('shop'),
];
const listens = (...listeners: unknown[]): Manifest[] => gateway({ listeners });
const ofClass = (gatewayClassName: string, one: unknown): Manifest[] => gateway({ gatewayClassName, listeners: [one] });
const https = (tls: unknown): unknown => ({ name: 'https', port: 443, protocol: 'HTTPS', tls });
const certificate = { name: 'cert' };
const backendTls = (validation: unknown, targetRefs: unknown = [{ group: '', kind: 'Service', name: 'web' }]) => [
  object('BackendTLSPolicy', 'web', { targetRefs, validation }),
  service('web'),
  namespace('shop'),
];
const hostname = 'web.example.com';

export const CASES: readonly ConversionCase[] = [
  // Header values.
  { name: 'header value of words', objects: http({ filters: [headers("default-src 'self'")] }) },
  { name: 'header value with a tab', objects: http({ filters: [headers('a\tb')] }) },
  { name: 'header value beyond ASCII', objects: http({ filters: [headers('grün')] }) },
  { name: 'header value with a line feed', objects: http({ filters: [headers("default-src 'self';\nb")] }) },
  { name: 'header value with a carriage return', objects: http({ filters: [headers('a\rb')] }) },
  { name: 'added header value with a line feed', objects: http({ filters: [headers('a\nb', 'add')] }) },
  { name: 'request header value with DEL', objects: http({ filters: [headers('a\u007fb', 'set', 'Request')] }) },
  { name: 'added request header value with NUL', objects: http({ filters: [headers('a\u0000b', 'add', 'Request')] }) },
  {
    name: 'header value of one backend',
    objects: http({ backendRefs: [{ ...backendRefs[0], filters: [headers('a\nb')] }] }),
  },
  { name: 'gRPC header value', objects: grpc({ filters: [headers('a\nb')] }) },
  {
    name: 'gRPC header value of one backend',
    objects: grpc({ backendRefs: [{ ...backendRefs[0], filters: [headers('a\nb')] }] }),
  },
  // Filters.
  { name: 'filter of another controller', objects: http({ filters: [extension] }) },
  { name: 'gRPC filter of another controller', objects: grpc({ filters: [extension] }) },
  {
    name: 'filter of another controller for one backend',
    objects: http({ backendRefs: [{ ...backendRefs[0], filters: [extension] }] }),
  },
  {
    name: 'mirror for one backend',
    objects: http({ backendRefs: [{ ...backendRefs[0], filters: [mirror(backendRefs[0])] }] }),
  },
  {
    name: 'rewrite for one backend',
    objects: http({
      backendRefs: [{ ...backendRefs[0], filters: [{ type: 'URLRewrite', urlRewrite: { hostname } }] }],
    }),
  },
  {
    name: 'gRPC mirror for one backend',
    objects: grpc({ backendRefs: [{ ...backendRefs[0], filters: [mirror(backendRefs[0])] }] }),
  },
  { name: 'mirror', objects: http({ filters: [mirror(backendRefs[0])] }) },
  { name: 'gRPC mirror', objects: grpc({ filters: [mirror(backendRefs[0])] }) },
  {
    name: 'redirect',
    objects: http({
      backendRefs: undefined,
      filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }],
    }),
  },
  { name: 'rewrite', objects: http({ filters: [{ type: 'URLRewrite', urlRewrite: { hostname } }] }) },
  { name: 'cors', objects: http({ filters: [{ type: 'CORS', cors: { allowOrigins: ['https://a.example.com'] } }] }) },
  // Backends.
  { name: 'backend by host', objects: http({ backendRefs: [{ name: 'web.shop.svc.cluster.local', port: 80 }] }) },
  {
    name: 'backend by host, of weight 0',
    objects: http({ backendRefs: [...backendRefs, { name: 'web.shop', port: 80, weight: 0 }] }),
  },
  {
    name: 'backend of an unknown kind',
    objects: http({ backendRefs: [{ group: 'example.com', kind: 'Bucket', name: 'a' }] }),
  },
  {
    name: 'backend of kind Service in a group',
    objects: http({ backendRefs: [{ group: 'apps', kind: 'Service', name: 'web', port: 80 }] }),
  },
  {
    name: 'Hostname in a namespace',
    objects: http({
      backendRefs: [
        { group: 'networking.istio.io', kind: 'Hostname', name: 'a.example.com', namespace: 'shop', port: 80 },
      ],
    }),
  },
  {
    name: 'Hostname without port',
    objects: http({ backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'a.example.com' }] }),
  },
  {
    name: 'ServiceImport without port',
    objects: http({ backendRefs: [{ group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'web' }] }),
  },
  { name: 'mirror by host', objects: http({ filters: [mirror({ name: 'web.shop', port: 80 })] }) },
  { name: 'gRPC mirror by host', objects: grpc({ filters: [mirror({ name: 'web.shop', port: 80 })] }) },
  { name: 'gRPC backend by host', objects: grpc({ backendRefs: [{ name: 'web.shop', port: 80 }] }) },
  {
    name: 'weights',
    objects: http({
      backendRefs: [
        { ...backendRefs[0], weight: 90 },
        { name: 'edge-istio', port: 80, weight: 10 },
      ],
    }),
  },
  // Parents.
  {
    name: 'parent of Istio’s own kind',
    objects: [
      object('HTTPRoute', 'web', {
        parentRefs: [{ group: 'networking.istio.io', kind: 'Gateway', name: 'edge' }],
        rules: [{ backendRefs }],
      }),
      ...around,
    ],
  },
  {
    name: 'parent of kind Deployment',
    objects: [
      object('HTTPRoute', 'web', {
        parentRefs: [{ group: 'apps', kind: 'Deployment', name: 'web' }],
        rules: [{ backendRefs }],
      }),
      ...around,
    ],
  },
  {
    name: 'parent Service',
    objects: [
      object('HTTPRoute', 'web', {
        parentRefs: [{ group: '', kind: 'Service', name: 'web' }],
        rules: [{ backendRefs }],
      }),
      ...around,
    ],
  },
  // Listeners.
  { name: 'HTTP listener', objects: listens(listener) },
  { name: 'UDP listener', objects: listens({ name: 'dns', port: 53, protocol: 'UDP' }) },
  { name: 'protocol in lower case', objects: listens({ name: 'http', port: 80, protocol: 'http' }) },
  { name: 'protocol GRPC', objects: listens({ name: 'grpc', port: 80, protocol: 'GRPC' }) },
  { name: 'HBONE at a gateway', objects: listens({ name: 'mesh', port: 15008, protocol: 'HBONE' }) },
  { name: 'TCP listener', objects: listens({ name: 'db', port: 5432, protocol: 'TCP' }) },
  {
    name: 'TLS listener that passes TLS on',
    objects: listens({ name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }),
  },
  {
    name: 'certificate of a ConfigMap',
    objects: listens(https({ certificateRefs: [{ kind: 'ConfigMap', name: 'cert' }] })),
  },
  {
    name: 'three certificates',
    objects: listens(https({ certificateRefs: [certificate, { name: 'b' }, { name: 'c' }] })),
  },
  {
    name: 'certificates of the mesh',
    objects: listens(https({ options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } })),
  },
  { name: 'TCPRoute on HTTP', objects: listens({ ...listener, allowedRoutes: { kinds: [{ kind: 'TCPRoute' }] } }) },
  { name: 'HTTPRoute on HTTP', objects: listens({ ...listener, allowedRoutes: { kinds: [{ kind: 'HTTPRoute' }] } }) },
  {
    name: 'HTTPRoute of another group',
    objects: listens({ ...listener, allowedRoutes: { kinds: [{ group: 'example.com', kind: 'HTTPRoute' }] } }),
  },
  {
    name: 'TLSRoute on TLS that ends',
    objects: listens({
      name: 'tls',
      port: 443,
      protocol: 'TLS',
      tls: { options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
      allowedRoutes: { kinds: [{ kind: 'TLSRoute' }] },
    }),
  },
  {
    name: 'TCPRoute on TLS that passes on',
    objects: listens({
      name: 'tls',
      port: 443,
      protocol: 'TLS',
      tls: { mode: 'Passthrough' },
      allowedRoutes: { kinds: [{ kind: 'TCPRoute' }] },
    }),
  },
  { name: 'TCP and HTTP on one port', objects: listens(listener, { name: 'db', port: 80, protocol: 'TCP' }) },
  {
    name: 'HTTP and HTTPS on one port',
    objects: listens(listener, {
      ...(https({ options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_SIMPLE' } }) as object),
      port: 80,
    }),
  },
  {
    name: 'HTTP and HTTPS on one port for two hosts',
    objects: listens(
      { ...listener, hostname: 'a.b' },
      {
        ...(https({ options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_SIMPLE' } }) as object),
        port: 80,
        hostname: 'c.d',
      },
    ),
  },
  // Gateways.
  { name: 'waypoint', objects: ofClass('istio-waypoint', { name: 'mesh', port: 15008, protocol: 'HBONE' }) },
  {
    name: 'waypoint on another port',
    objects: ofClass('istio-waypoint', { name: 'mesh', port: 15009, protocol: 'HBONE' }),
  },
  { name: 'waypoint with HTTP', objects: ofClass('istio-waypoint', listener) },
  {
    name: 'east-west gateway',
    objects: ofClass('istio-east-west', {
      name: 'mesh',
      port: 15008,
      protocol: 'HBONE',
      tls: { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
    }),
  },
  {
    name: 'east-west gateway without tls',
    objects: ofClass('istio-east-west', { name: 'mesh', port: 15008, protocol: 'HBONE' }),
  },
  { name: 'two IP addresses', objects: gateway({ addresses: [{ value: '10.0.0.1' }, { value: '10.0.0.2' }] }) },
  { name: 'one IP address', objects: gateway({ addresses: [{ value: '10.0.0.1' }] }) },
  {
    name: 'a hostname and an IP address',
    objects: gateway({
      addresses: [{ type: 'Hostname', value: 'edge.shop.svc.cluster.local' }, { value: '10.0.0.1' }],
    }),
  },
  { name: 'a named address', objects: gateway({ addresses: [{ type: 'NamedAddress', value: 'a' }] }) },
  {
    name: 'parameters of a Secret',
    objects: gateway({ infrastructure: { parametersRef: { group: '', kind: 'Secret', name: 'a' } } }),
  },
  // Policies.
  { name: 'CA certificates of the system', objects: backendTls({ hostname, wellKnownCACertificates: 'System' }) },
  {
    name: 'CA certificate of a Secret',
    objects: backendTls({ hostname, caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }] }),
  },
  {
    name: 'TLS to a Deployment',
    objects: backendTls({ hostname, wellKnownCACertificates: 'System' }, [
      { group: 'apps', kind: 'Deployment', name: 'web' },
    ]),
  },
];
