import * as istio from '../../../lib/pulumi';

export type Path = readonly (string | number)[];
type Tree = Record<string | number, unknown>;

/** The tree with a value at a place. */
export const put = (tree: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value;
  const copy = (Array.isArray(tree) ? [...(tree as unknown[])] : { ...(tree as object) }) as Tree;
  copy[step] = put(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  return copy;
};

const route = {
  route: [
    {
      destination: { host: 'catalog', subset: 'v1', port: { number: 80 } },
      weight: 100,
      headers: { request: { set: { a: 'b' } } },
    },
  ],
};
const labels = { matchLabels: { app: 'catalog' } };
const kind = (Kind: new (name: string, args: never) => unknown) => (args: object) => new Kind('it', args as never);

/** Complete args of policies; each text, number and boolean in them is made a secret in turn. */
export const POLICIES: readonly (readonly [(args: object) => unknown, object])[] = [
  [
    kind(istio.VirtualService),
    {
      hosts: ['a.example'],
      exportTo: ['.'],
      http: [
        {
          ...route,
          match: [{ uri: { regex: '/a' }, method: { exact: 'GET' }, port: 80 }],
          timeout: '5s',
          retries: { attempts: 2, retryOn: '5xx', perTryTimeout: '1s' },
          fault: { delay: { fixedDelay: '1s', percentage: { value: 5 } } },
          corsPolicy: { allowOrigins: [{ exact: 'https://a' }], maxAge: '1h' },
          mirror: { host: 'b' },
          mirrorPercentage: { value: 1 },
        },
      ],
    },
  ],
  [
    kind(istio.DestinationRule),
    {
      host: 'a',
      workloadSelector: labels,
      trafficPolicy: {
        loadBalancer: { consistentHash: { httpCookie: { name: 'c', ttl: '1s' } } },
        tls: { mode: 'MUTUAL', clientCertificate: 'a', privateKey: 'b', sni: 'c' },
        outlierDetection: { consecutive5xxErrors: 3, interval: '1s' },
        connectionPool: { tcp: { maxConnections: 3, connectTimeout: '1s' } },
      },
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    },
  ],
  [
    kind(istio.Gateway),
    {
      selector: { istio: 'a' },
      servers: [
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          tls: { mode: 'SIMPLE', credentialName: 'c' },
          hosts: ['*.a'],
        },
      ],
    },
  ],
  [
    kind(istio.ServiceEntry),
    {
      hosts: ['a.example'],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      endpoints: [{ address: '192.0.2.1', ports: { http: 8080 }, weight: 1 }],
    },
  ],
  [
    kind(istio.Sidecar),
    {
      workloadSelector: { labels: { a: 'b' } },
      egress: [{ hosts: ['./*'] }],
      ingress: [{ port: { number: 80, protocol: 'HTTP', name: 'http' }, defaultEndpoint: '127.0.0.1:80' }],
    },
  ],
  [
    kind(istio.WorkloadEntry),
    { address: '192.0.2.1', labels: { a: 'b' }, serviceAccount: 'a', network: 'n', ports: { http: 80 } },
  ],
  [
    kind(istio.WorkloadGroup),
    {
      metadata: { labels: { a: 'b' } },
      template: { ports: { http: 80 }, serviceAccount: 'a' },
      probe: { periodSeconds: 3, httpGet: { path: '/', port: 80, host: '127.0.0.1' } },
    },
  ],
  [
    kind(istio.EnvoyFilter),
    {
      configPatches: [
        {
          applyTo: 'CLUSTER',
          match: { context: 'ANY', cluster: { service: 'a' } },
          patch: { operation: 'MERGE', value: { connect_timeout: '1s' } },
        },
      ],
      priority: 1,
    },
  ],
  [kind(istio.ProxyConfig), { concurrency: 1, image: { imageType: 'debug' }, environmentVariables: { A: 'b' } }],
  [
    kind(istio.AuthorizationPolicy),
    {
      action: 'DENY',
      rules: [
        {
          from: [{ source: { principals: ['a/ns/b/sa/c'], ipBlocks: ['192.0.2.0/24'], requestPrincipals: ['*'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/a'], ports: ['80'] } }],
          when: [{ key: 'request.headers[a]', values: ['b'] }],
        },
      ],
    },
  ],
  [
    kind(istio.PeerAuthentication),
    { selector: labels, mtls: { mode: 'STRICT' }, portLevelMtls: { 80: { mode: 'DISABLE' } } },
  ],
  [
    kind(istio.RequestAuthentication),
    {
      jwtRules: [
        {
          issuer: 'i',
          jwksUri: 'https://a.example/keys',
          audiences: ['a'],
          fromHeaders: [{ name: 'x', prefix: 'y' }],
          timeout: '1s',
        },
      ],
    },
  ],
  [
    kind(istio.Telemetry),
    {
      tracing: [{ randomSamplingPercentage: 5, customTags: { a: { literal: { value: 'b' } } } }],
      metrics: [
        {
          overrides: [
            { match: { metric: 'REQUEST_COUNT' }, tagOverrides: { a: { operation: 'UPSERT', value: '"b"' } } },
          ],
        },
      ],
      accessLogging: [{ filter: { expression: 'true' } }],
    },
  ],
  [
    kind(istio.WasmPlugin),
    {
      url: 'oci://a.example/b',
      sha256: 'a'.repeat(64),
      phase: 'AUTHN',
      priority: 3,
      pluginConfig: { a: 'b' },
      vmConfig: { env: [{ name: 'A', value: 'b' }] },
    },
  ],
  [
    kind(istio.HTTPRoute),
    {
      hostnames: ['a.example'],
      parentRefs: [{ name: 'g', port: 80 }],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/a' } }],
          backendRefs: [{ name: 'a', port: 80, weight: 1 }],
          timeouts: { request: '1s' },
        },
      ],
    },
  ],
  [
    kind(istio.KubernetesGateway),
    { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', hostname: 'a.example' }] },
  ],
];

const service = () =>
  new istio.MeshService('it', { port: 80, subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } } });
/** The same for what is asked of services. */
export const INTENTS: readonly (readonly [(args: never) => unknown, unknown])[] = [
  [
    (args) => new istio.MeshService('it', args),
    {
      port: 80,
      subsets: { v1: { version: 'v1' } },
      trafficPolicy: { connectionPool: { http: { idleTimeout: '1s' } } },
    },
  ],
  [
    (args) => istio.MeshService.external('a.example', args),
    { ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], trafficPolicy: { tls: { mode: 'SIMPLE', sni: 'a' } } },
  ],
  [(args) => service().split(args), { v1: 90, v2: 10 }],
  [(args) => service().darkLaunch('v2', args), { header: { 'x-a': 'b' }, uri: { prefix: '/a' } }],
  [(args) => service().retry(args), { attempts: 2, retryOn: ['5xx'], perTryTimeout: '1s' }],
  [(args) => service().timeout(args), '5s'],
  [(args) => service().mirror('v2', args), 5],
  [(args) => service().circuitBreaker(args), { consecutive5xxErrors: 3, baseEjectionTime: '1s', maxConnections: 5 }],
  [(args) => service().fault(args), { delay: '1s', percent: 5, abort: 503 }],
];

export const leaves = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, Array.isArray(value) ? Number(key) : key]))
    : [path];
