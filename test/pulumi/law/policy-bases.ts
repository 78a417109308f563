const to = { destination: { host: 'catalog' } };
const onRoute = { hosts: ['catalog'], http: [{ route: [to] }] };
const subsets = [{ name: 'v1', labels: { version: 'v1' } }];
const server = {
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts: ['a.example'],
  tls: { mode: 'SIMPLE', credentialName: 'cert' },
};
const patch = {
  applyTo: 'HTTP_FILTER',
  match: { context: 'ANY' },
  patch: { operation: 'MERGE', value: { name: 'x' } },
};
const parentRefs = [{ name: 'public' }];
const backendRefs = [{ name: 'catalog', port: 80 }];

const hashes = { consistentHash: { useSourceIp: true } };

/** Legal specs, of which at least one is legal with each prop of the kind in it. */
export const BASES: Record<string, readonly object[]> = {
  'AuthorizationPolicy': [
    {},
    { action: 'DENY', rules: [{ from: [{ source: { principals: ['a/ns/b/sa/c'] } }] }] },
    { action: 'CUSTOM', provider: { name: 'authz' }, rules: [{}] },
    { rules: [{ when: [{ key: 'request.headers[x]', values: ['a'] }] }] },
    { selector: { matchLabels: { app: 'a' } } },
    { targetRefs: [{ kind: 'Service', group: '', name: 'a' }] },
    { targetRef: { kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'a' } },
  ],
  'DestinationRule': [
    { host: 'catalog', subsets },
    {
      host: 'catalog',
      subsets,
      trafficPolicy: {
        loadBalancer: hashes,
        tls: { mode: 'MUTUAL', clientCertificate: '/a', privateKey: '/b', caCertificates: '/c' },
      },
    },
    {
      host: 'catalog',
      trafficPolicy: {
        tls: { mode: 'SIMPLE' },
        outlierDetection: { consecutive5xxErrors: 3 },
        loadBalancer: { simple: 'ROUND_ROBIN' },
      },
    },
    {
      host: 'catalog',
      trafficPolicy: {
        outlierDetection: { baseEjectionTime: '1m' },
        loadBalancer: { simple: 'ROUND_ROBIN', localityLbSetting: { enabled: true } },
      },
    },
  ],
  'EnvoyFilter': [
    { configPatches: [patch] },
    { configPatches: [{ ...patch, applyTo: 'CLUSTER', match: { cluster: {} } }] },
    { configPatches: [{ ...patch, applyTo: 'HTTP_ROUTE', match: { routeConfiguration: {} } }] },
    { configPatches: [{ ...patch, match: { listener: { filterChain: { filter: { name: 'a' } } } } }] },
    { configPatches: [{ ...patch, match: { context: 'WAYPOINT', waypoint: {} } }] },
    { configPatches: [{ ...patch, match: { context: 'WAYPOINT', waypoint: { filter: { name: 'a' } } } }] },
    { configPatches: [{ ...patch, applyTo: 'HTTP_ROUTE', match: { context: 'WAYPOINT', waypoint: {} } }] },
    { workloadSelector: { labels: { app: 'a' } }, configPatches: [patch] },
    { configPatches: [{ ...patch, applyTo: 'LISTENER' }] },
  ],
  'Gateway': [
    {
      selector: { istio: 'ingress' },
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['a.example'] }],
    },
    { selector: { istio: 'ingress' }, servers: [server] },
    {
      selector: { istio: 'ingress' },
      servers: [
        { ...server, tls: { mode: 'MUTUAL', serverCertificate: '/a', privateKey: '/b', caCertificates: '/c' } },
      ],
    },
  ],
  'PeerAuthentication': [{}, { selector: { matchLabels: { app: 'a' } }, portLevelMtls: { 80: { mode: 'STRICT' } } }],
  'RequestAuthentication': [
    { jwtRules: [{ issuer: 'https://issuer.example', jwksUri: 'https://issuer.example/keys' }] },
    { jwtRules: [{ issuer: 'https://issuer.example' }] },
  ],
  'ServiceEntry': [
    { hosts: ['a.example'], ports: [{ number: 443, name: 'https', protocol: 'TLS' }], resolution: 'DNS' },
    {
      hosts: ['a.example'],
      ports: [{ number: 443, name: 'https', protocol: 'TLS' }],
      resolution: 'STATIC',
      location: 'MESH_INTERNAL',
      endpoints: [{ address: '192.0.2.1' }],
    },
    {
      hosts: ['a.example'],
      ports: [{ number: 443, name: 'https', protocol: 'TLS' }],
      resolution: 'STATIC',
      location: 'MESH_INTERNAL',
    },
    { hosts: ['a.example'], ports: [{ number: 443, name: 'https', protocol: 'TLS' }], resolution: 'NONE' },
    {
      hosts: ['a.example'],
      ports: [{ number: 443, name: 'x-key', protocol: 'TLS' }],
      resolution: 'STATIC',
      endpoints: [{ address: '192.0.2.1' }],
    },
  ],
  'Sidecar': [
    { egress: [{ hosts: ['./*'] }] },
    {
      workloadSelector: { labels: { app: 'a' } },
      egress: [{ hosts: ['./*'], port: { number: 9000, name: 'http', protocol: 'HTTP' } }],
    },
    {
      workloadSelector: { labels: { app: 'a' } },
      ingress: [
        {
          port: { number: 9080, name: 'https', protocol: 'HTTPS' },
          defaultEndpoint: '127.0.0.1:8080',
          tls: { mode: 'SIMPLE', serverCertificate: '/a', privateKey: '/b' },
        },
      ],
    },
    {
      workloadSelector: { labels: { app: 'a' } },
      ingress: [
        {
          port: { number: 9080, name: 'https', protocol: 'HTTPS' },
          tls: { mode: 'MUTUAL', serverCertificate: '/a', privateKey: '/b', caCertificates: '/c' },
        },
      ],
    },
    {
      outboundTrafficPolicy: {
        mode: 'ALLOW_ANY',
        egressProxy: { host: 'a.shop.svc.cluster.local', port: { number: 80 } },
      },
    },
  ],
  'Telemetry': [
    {},
    { metrics: [{ providers: [{ name: 'prometheus' }], overrides: [{ tagOverrides: { a: { value: '1' } } }] }] },
    { tracing: [{ customTags: { a: { literal: { value: 'x' } } } }] },
    { selector: { matchLabels: { app: 'a' } } },
    { targetRefs: [{ kind: 'Service', group: '', name: 'a' }] },
    { targetRef: { kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'a' } },
  ],
  'TrafficExtension': [
    { wasm: { url: 'oci://registry.example/filter:1' } },
    { lua: { inlineCode: 'function envoy_on_request(handle) end' } },
    {
      wasm: {
        url: 'oci://registry.example/filter:1',
        vmConfig: { env: [{ name: 'A', valueFrom: 'INLINE', value: 'b' }] },
      },
    },
  ],
  'VirtualService': [
    onRoute,
    {
      hosts: ['catalog'],
      http: [{ match: [{ uri: { prefix: '/a' } }], route: [to], fault: { abort: { httpStatus: 500 } } }],
    },
    { hosts: ['catalog'], http: [{ redirect: { uri: '/x' } }] },
    { hosts: ['catalog'], http: [{ match: [{ uri: { prefix: '/a' } }], redirect: { prefixRewrite: '/x' } }] },
    { hosts: ['catalog'], http: [{ directResponse: { status: 200 } }] },
    { gateways: ['ns/gw'], hosts: ['a.example'], http: [{ delegate: { name: 'x' } }] },
    {
      hosts: ['catalog'],
      http: [
        {
          route: [to, { ...to, weight: 10 }],
          mirror: { host: 'b' },
          corsPolicy: { allowOrigins: [{ exact: 'https://a.example' }] },
          retries: { attempts: 3 },
        },
      ],
    },
    {
      hosts: ['catalog'],
      http: [
        {
          route: [to],
          fault: { delay: { fixedDelay: '1s', percentage: { value: 1 } } },
          rewrite: { uriRegexRewrite: { match: 'a', rewrite: 'b' } },
        },
      ],
    },
    { hosts: ['catalog'], tcp: [{ match: [{ port: 80 }], route: [to] }] },
    { hosts: ['a.example'], gateways: ['ns/gw'], tls: [{ match: [{ sniHosts: ['a.example'] }], route: [to] }] },
    {
      hosts: ['a.example', 'catalog', 'reviews.prod.svc.cluster.local'],
      tls: [{ match: [{ sniHosts: ['a.example'] }], route: [to] }],
    },
    { hosts: ['*.example.com', 'a.b', 'example.com'], tls: [{ match: [{ sniHosts: ['a.example'] }], route: [to] }] },
  ],
  'WasmPlugin': [
    { url: 'oci://registry.example/filter:1' },
    { url: 'oci://registry.example/filter:1', vmConfig: { env: [{ name: 'A', valueFrom: 'INLINE', value: 'b' }] } },
  ],
  'WorkloadEntry': [{ address: '192.0.2.1' }, { network: 'n' }],
  'WorkloadGroup': [
    { template: { serviceAccount: 'a' } },
    { template: { serviceAccount: 'a' }, probe: { httpGet: { port: 80 } } },
    { template: { ports: { http: 80 } }, probe: { exec: { command: ['a'] } } },
  ],
  'gateway-api/BackendTLSPolicy': [
    {
      targetRefs: [{ group: '', kind: 'Service', name: 'a' }],
      validation: { hostname: 'a.example', wellKnownCACertificates: 'System' },
    },
    {
      targetRefs: [{ group: '', kind: 'Service', name: 'a' }],
      validation: { hostname: 'a.example', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] },
    },
  ],
  'gateway-api/GatewayClass': [{ controllerName: 'istio.io/gateway-controller' }],
  'gateway-api/Gateway': [
    { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    {
      gatewayClassName: 'istio',
      listeners: [
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'a.example',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'a' }] },
        },
      ],
    },
    {
      gatewayClassName: 'istio',
      listeners: [{ name: 'tls', port: 443, protocol: 'TLS', hostname: 'a.example', tls: { mode: 'Passthrough' } }],
    },
  ],
  'gateway-api/GRPCRoute': [
    { parentRefs },
    { parentRefs, rules: [{ backendRefs }] },
    { parentRefs, rules: [{ matches: [{ method: { service: 'a', method: 'b' } }] }] },
  ],
  'gateway-api/HTTPRoute': [
    { parentRefs },
    { parentRefs, rules: [{ backendRefs }] },
    {
      parentRefs,
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/a' } }],
          filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'a.example' } }],
        },
      ],
    },
    {
      parentRefs,
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/a' } }], backendRefs, timeouts: { request: '10s' } }],
    },
    {
      parentRefs,
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/a' } }],
          filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 302 } }],
        },
      ],
    },
  ],
  'gateway-api/ListenerSet': [
    { parentRef: { name: 'public' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    {
      parentRef: { name: 'public' },
      listeners: [
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'a.example',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'a' }] },
        },
      ],
    },
  ],
  'gateway-api/ReferenceGrant': [
    {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'a' }],
      to: [{ group: '', kind: 'Service' }],
    },
  ],
  'gateway-api/TCPRoute': [{ parentRefs, rules: [{ backendRefs }] }],
  'gateway-api/UDPRoute': [{ parentRefs, rules: [{ backendRefs }] }],
  'gateway-api/XBackendTrafficPolicy': [
    {
      targetRefs: [{ group: '', kind: 'Service', name: 'a' }],
      sessionPersistence: { sessionName: 'a', absoluteTimeout: '1h' },
    },
  ],
  'gateway-api/XListenerSet': [
    { parentRef: { name: 'public' }, listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    {
      parentRef: { name: 'public' },
      listeners: [
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          hostname: 'a.example',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'a' }] },
        },
      ],
    },
  ],
  'gateway-api/TLSRoute': [{ parentRefs, hostnames: ['a.example'], rules: [{ backendRefs }] }],
};

const FILTERS = [
  'requestHeaderModifier',
  'responseHeaderModifier',
  'requestMirror',
  'requestRedirect',
  'urlRewrite',
  'extensionRef',
  'cors',
  'externalAuth',
];
const typeOf = (filter: string): string =>
  filter === 'cors' ? 'CORS' : filter === 'urlRewrite' ? 'URLRewrite' : `${filter[0].toUpperCase()}${filter.slice(1)}`;

/** What some fields need beside them: by the end of the path, without the numbers of lists. */
export const BESIDE: readonly (readonly [RegExp, object])[] = [
  [/portLevelSettings\.\w+$/, { port: { number: 80 }, connectionPool: { tcp: { maxConnections: 1 } } }],
  [/http2KeepAlive\.\w+$/, { interval: '5s', timeout: '5s' }],
  [/distribute\.from$/, { to: { 'us-west': 100 } }],
  ...FILTERS.map((field) => [new RegExp(`filters\\.${field}$`), { type: typeOf(field) }] as const),
  [/filters\.type$/, { requestHeaderModifier: { remove: ['a'] } }],
  [/requestMirror\.\w+$/, { backendRef: { name: 'a', port: 80 } }],
  [/requestMirror\.backendRef\.(name|namespace)$/, { name: 'a', port: 80 }],
  [/path\.replacePrefixMatch$/, { type: 'ReplacePrefixMatch' }],
  [/(requestRedirect|urlRewrite)\.path\.type$/, { replaceFullPath: '/a' }],
  [/validation\.subjectAltNames\.type$/, { hostname: 'a.example' }],
  [/validation\.subjectAltNames\.uri$/, { type: 'URI' }],
  [/externalAuth\.(?!backendRef$)\w+$/, { backendRef: { name: 'a', port: 80 }, protocol: 'HTTP', http: {} }],
  [/externalAuth\.backendRef$/, { protocol: 'HTTP', http: {} }],
  [/externalAuth\.grpc$/, { backendRef: { name: 'a', port: 80 }, protocol: 'GRPC' }],
  [/externalAuth\.backendRef\.\w+$/, { name: 'a', port: 80 }],
  [/parametersRef\.\w+$/, { group: '', kind: 'ConfigMap', name: 'a' }],
  [/kinds\.group$/, { kind: 'HTTPRoute' }],
  [/targetRefs?\.(group|name|namespace)$/, { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' }],
  [/filter\.subFilter$/, { name: 'envoy.filters.network.http_connection_manager' }],
  [/httpHeaders\.value$/, { name: 'x-a' }],
  [/outboundTrafficPolicy\.egressProxy$/, { mode: 'ALLOW_ANY' }],
  [/distribute\.to$/, { from: 'us-west' }],
  [/seccompProfile\.localhostProfile$/, { type: 'Localhost' }],
];
