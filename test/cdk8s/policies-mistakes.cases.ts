import { ApiObject, Chart, JsonPatch, type App } from 'cdk8s';
import { ServiceAccount, Secret } from 'cdk8s-plus-27';
import {
  AuthorizationPolicy,
  DestinationRule,
  EnvoyFilter,
  Gateway,
  MeshService,
  outside,
  PeerAuthentication,
  RequestAuthentication,
  ServiceEntry,
  ServiceMesh,
  Sidecar,
  Telemetry,
  VirtualService,
  WasmPlugin,
  WorkloadEntry,
} from '../../lib';

/** What somebody writes by mistake. */
export type Mistake = (chart: Chart, app: App) => unknown;

const versions = { v1: { version: 'v1' }, v2: { version: 'v2' } };
const route = [{ destination: { host: 'a' } }];
/** As JavaScript, or a file that was read, would give it: not held by the types. */
const untyped = <T>(value: unknown): T => value as T;
const http = (chart: Chart, ...routes: unknown[]) =>
  new VirtualService(chart, 'routes', { hosts: ['a'], http: untyped(routes) });
const server = (tls: object) => [
  { hosts: ['*'], port: { number: 443, name: 'https', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE' as const, ...tls } },
];

/** By what is wrong. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a misspelt field': (chart) => http(chart, { route, timeOut: '5s' }),
  'three matchers in one match': (chart) =>
    http(chart, { match: [{ uri: { exact: '/', prefix: '/', regex: '/' } }], route }),
  'a redirect and a route': (chart) => http(chart, { redirect: { uri: '/' }, route }),
  'a rewrite and a redirect': (chart) => http(chart, { redirect: { uri: '/' }, rewrite: { uri: '/' } }),
  'no action': (chart) => http(chart, { match: [{ uri: { prefix: '/' } }] }),
  'a time in words': (chart) => http(chart, { route, timeout: 'five minutes' }),
  'a retry condition that does not exist': (chart) =>
    http(chart, { route, retries: { attempts: 2, retryOn: ['5xxx'] } }),
  'an invalid regular expression': (chart) => http(chart, { match: [{ uri: { regex: '(/items' } }], route }),
  'weights of 180 percent': (chart) =>
    http(chart, {
      route: [
        { destination: { host: 'a' }, weight: 90 },
        { destination: { host: 'b' }, weight: 90 },
      ],
    }),
  'weights of nothing': (chart) =>
    http(chart, {
      route: [
        { destination: { host: 'a' }, weight: 0 },
        { destination: { host: 'b' }, weight: 0 },
      ],
    }),
  'a percentage over 100': (chart) => http(chart, { route, mirror: { host: 'b' }, mirrorPercentage: { value: 150 } }),
  'a status that does not exist': (chart) => http(chart, { route, fault: { abort: { httpStatus: 999 } } }),
  'a port that does not exist': (chart) =>
    http(chart, { route: [{ destination: { host: 'a', port: { number: 80_000 } } }] }),
  'a host twice': (chart) => new VirtualService(chart, 'routes', { hosts: ['a', 'a'], http: [{ route }] }),
  'a misspelt host': (chart) => {
    const catalog = new MeshService(chart, 'catalog', { port: 80 });
    new VirtualService(chart, 'routes', { hosts: [catalog], http: [{ route: [{ destination: { host: 'catlog' } }] }] });
  },
  'half a host': (chart) => {
    const catalog = new MeshService(chart, 'catalog', { port: 80 });
    new VirtualService(chart, 'routes', {
      hosts: [catalog],
      http: [{ route: [{ destination: { host: 'catalog.shop' } }] }],
    });
  },
  'a subset that is not declared': (chart) => {
    const catalog = new MeshService(chart, 'catalog', {
      port: 80,
      subsets: untyped<Record<string, { version: string }>>(versions),
    });
    new VirtualService(chart, 'routes', {
      hosts: [catalog],
      http: [{ route: [{ destination: catalog.subset('v3') }] }],
    });
  },
  'a subset without any DestinationRule': (chart) => {
    const catalog = new MeshService(chart, 'catalog', { port: 80 });
    new VirtualService(chart, 'routes', {
      hosts: [catalog],
      http: [{ route: [{ destination: { host: catalog, subset: 'v1' } }] }],
    });
  },
  'a port that the service does not have': (chart) => {
    const catalog = new MeshService(chart, 'catalog', { ports: [80, 9090] });
    new VirtualService(chart, 'routes', { hosts: [catalog], http: [{ route: [{ destination: catalog.port(8080) }] }] });
  },
  'two VirtualServices for one host': (chart) => {
    const catalog = new MeshService(chart, 'catalog', { subsets: versions }).split({ v1: 90, v2: 10 });
    new VirtualService(chart, 'routes', { hosts: [catalog], http: [{ route: [{ destination: catalog }] }] });
  },
  'two objects of one name': (chart) =>
    ['a', 'b'].forEach((id) => new PeerAuthentication(chart, id, { name: 'default', mtls: { mode: 'STRICT' } })),
  'a misspelt gateway': (chart) => {
    new Gateway(chart, 'public', {
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
    new VirtualService(chart, 'routes', { hosts: ['shop.example.com'], gateways: ['pubilc'], http: [{ route }] });
  },
  'the gateway of the mesh in place of a Gateway object': (chart) => {
    const mesh = new ServiceMesh(new Chart(chart, 'istio'), { profile: 'default' });
    new VirtualService(chart, 'routes', {
      hosts: ['shop.example.com'],
      gateways: [mesh.ingressGateway],
      http: [{ directResponse: { status: 200 } }],
    });
  },
  'a provider that the mesh does not have': (chart) => {
    new ServiceMesh(new Chart(chart, 'istio'), { profile: 'minimal' });
    new Telemetry(chart, 'tracing', { tracing: [{ providers: [{ name: 'otel' }] }] });
  },
  'a misspelt provider': (chart) => {
    const extensionProviders = [
      { name: 'otel', opentelemetry: { service: 'collector.observability.svc.cluster.local', port: 4317 } },
    ];
    const mesh = new ServiceMesh(new Chart(chart, 'istio'), { profile: 'minimal', meshConfig: { extensionProviders } });
    new Telemetry(chart, 'tracing', { tracing: [{ providers: [mesh.provider('otle')] }] });
  },
  'a secret that nobody declares': (chart) => {
    const mesh = new ServiceMesh(new Chart(chart, 'istio'), { profile: 'default' });
    new Gateway(chart, 'public', { selector: mesh.ingressGateway, servers: server({ credentialName: 'shop-cert' }) });
  },
  'a secret in the namespace of the routes': (chart) => {
    const mesh = new ServiceMesh(new Chart(chart, 'istio'), { profile: 'default' });
    const secret = new Secret(chart, 'cert', { metadata: { name: 'shop-cert' } });
    new Gateway(chart, 'public', { selector: mesh.ingressGateway, servers: server({ credentialName: secret }) });
  },
  'a waypoint that nobody declares': (chart) => {
    new ServiceMesh(new Chart(chart, 'istio'), { profile: 'ambient' });
    new ApiObject(chart, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { 'istio.io/use-waypoint': 'waypoint' } },
    });
  },
  'a selector and targets': (chart) =>
    new AuthorizationPolicy(
      chart,
      'policy',
      untyped({
        selector: { matchLabels: { app: 'a' } },
        targetRefs: [{ kind: 'Service', group: '', name: 'a' }],
        rules: [{}],
      }),
    ),
  'a custom action without a provider': (chart) =>
    new AuthorizationPolicy(chart, 'policy', untyped({ action: 'CUSTOM', rules: [{}] })),
  'a service account where a namespace belongs': (chart) =>
    new AuthorizationPolicy(chart, 'policy', {
      rules: [
        {
          from: [
            {
              source: untyped({
                namespaces: ['shop'],
                serviceAccounts: [new ServiceAccount(chart, 'web', { metadata: { name: 'web' } })],
              }),
            },
          ],
        },
      ],
    }),
  'an unknown mode': (chart) => new PeerAuthentication(chart, 'policy', { mtls: { mode: untyped('STRCIT') } }),
  'a port mode without a selector': (chart) =>
    new PeerAuthentication(chart, 'policy', { portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
  'keys given twice': (chart) =>
    new RequestAuthentication(chart, 'policy', {
      jwtRules: [untyped({ issuer: 'a', jwks: '{"keys":[]}', jwksUri: 'https://a/keys' })],
    }),
  'two load balancers': (chart) =>
    new DestinationRule(chart, 'rule', {
      host: 'a',
      trafficPolicy: { loadBalancer: untyped({ simple: 'RANDOM', consistentHash: { useSourceIp: true } }) },
    }),
  'a subset twice': (chart) =>
    new DestinationRule(chart, 'rule', {
      host: 'a',
      subsets: [
        { name: 'v1', labels: { v: '1' } },
        { name: 'v1', labels: { v: '2' } },
      ],
    }),
  'an external service of everything': (chart) =>
    new ServiceEntry(chart, 'entry', {
      hosts: ['*'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'NONE',
    }),
  'a protocol that does not exist': (chart) =>
    new ServiceEntry(chart, 'entry', {
      hosts: ['a.example.com'],
      ports: [{ number: 443, name: 'tls', protocol: 'SSL' }],
      resolution: 'DNS',
    }),
  'a Sidecar host without its namespace': (chart) =>
    new Sidecar(chart, 'default', { egress: [{ hosts: ['catalog.shop.svc.cluster.local'] }] }),
  'a WorkloadEntry without an address': (chart) => new WorkloadEntry(chart, 'vm', { labels: { app: 'vm' } }),
  'a WasmPlugin from nowhere': (chart) => new WasmPlugin(chart, 'plugin', { url: 'ftp://example.com/filter.wasm' }),
  'a filter for one part and for targets': (chart) =>
    new EnvoyFilter(
      chart,
      'filter',
      untyped({
        workloadSelector: { labels: { app: 'a' } },
        targetRefs: [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'a' }],
      }),
    ),
  'shares of more than everything': (chart) =>
    new MeshService(chart, 'catalog', { subsets: versions }).split({ v1: 90, v2: 90 }),
  'two splits': (chart) =>
    new MeshService(chart, 'catalog', { subsets: versions }).split({ v1: 90, v2: 10 }).split({ v1: 80, v2: 20 }),
  'a dark launch of everybody': (chart) =>
    new MeshService(chart, 'catalog', { subsets: versions }).darkLaunch('v2', {}),
  'a fault without any': (chart) => new MeshService(chart, 'catalog').fault({ percent: 10 }),
  'a circuit breaker against the traffic policy': (chart) =>
    new MeshService(chart, 'catalog', {
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 10 } } },
    }).circuitBreaker({ maxConnections: 100 }),
  'intents with no place to be written': () => MeshService.host('catalog.shop.svc.cluster.local').retry(3),
  'a port and ports': (chart) => new MeshService(chart, 'catalog', { port: 80, ports: [8080] }),
  'a patch that breaks the object': (chart) =>
    http(chart, { route }).addJsonPatch(JsonPatch.replace('/spec/http/0/route/0/destination/host', 'a b')),
  'a field of a later release': (chart) => {
    new ServiceMesh(new Chart(chart, 'istio'), { profile: 'minimal', version: '1.29' });
    outside(chart, { hosts: ['a.shop.svc.cluster.local'] });
    http(chart, { match: [{ uri: { prefix: '/' } }], redirect: { prefixRewrite: '/b' } });
  },
};
