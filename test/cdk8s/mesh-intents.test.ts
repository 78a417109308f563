import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-27';
import {
  calls,
  jwt,
  KubernetesGateway,
  MeshService,
  outside,
  rateLimit,
  RateLimitService,
  ServiceMesh,
  Waypoint,
  type MeshProps,
} from '../../lib';
import type { Manifest } from '../../lib/manifests';

/** A mesh, and a chart for what uses it. */
function program(props: MeshProps = {}) {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), {
    profile: 'minimal',
    ingressGateways: [{}],
    egressGateways: [{}],
    ...props,
  });
  return { app, mesh, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

/** Everything of Istio's API that the program writes, as `Kind namespace/name`; nothing may be wrong with it. */
function policies(app: App): Record<string, unknown> {
  const objects = app.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter(({ apiVersion }) => /istio\.io\//.test(apiVersion)) as ApiObject[];
  const written = objects.map((object) => object.toJson() as Manifest);
  app.synthYaml();
  return Object.fromEntries(
    written.map(({ kind, metadata, spec }) => [`${kind} ${metadata.namespace}/${metadata.name}`, spec]),
  );
}

const objectsOf = (scope: Construct) =>
  scope.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((object) => (object as ApiObject).toJson() as Manifest);

const deployment = (chart: Chart, name: string, serviceAccountName?: string) =>
  new ApiObject(chart, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { serviceAccountName, containers: [{ name: 'app', image: name }] },
      },
    },
  });

describe('calls', () => {
  test('one policy for the callee, one scope for each caller', () => {
    const { app, mesh, chart } = program();
    const webapp = new MeshService(chart, 'webapp', { port: 80, workload: deployment(chart, 'webapp', 'webapp') });
    const cart = new MeshService(chart, 'cart', { port: 80, selector: { app: 'cart' }, serviceAccount: 'cart' });
    const catalog = new MeshService(chart, 'catalog', { port: 80, workload: deployment(chart, 'catalog') });
    webapp.calls(catalog, { methods: ['GET'], paths: ['/items/*'] }).calls(cart);
    cart.calls(catalog, { methods: ['GET'], paths: ['/items/*'] });
    catalog.calls(cart, { ports: [8080] });
    mesh.ingressGateway.calls(webapp);
    expect(policies(app)).toEqual({
      'AuthorizationPolicy shop/catalog': {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp', 'cluster.local/ns/shop/sa/cart'] } }],
            to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }],
          },
        ],
      },
      'AuthorizationPolicy shop/cart': {
        selector: { matchLabels: { app: 'cart' } },
        action: 'ALLOW',
        rules: [
          { from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp'] } }] },
          {
            from: [{ source: { principals: ['cluster.local/ns/shop/sa/default'] } }],
            to: [{ operation: { ports: ['8080'] } }],
          },
        ],
      },
      'AuthorizationPolicy shop/webapp': {
        selector: { matchLabels: { app: 'webapp' } },
        action: 'ALLOW',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway'] } }] }],
      },
      'Sidecar shop/webapp': {
        workloadSelector: { labels: { app: 'webapp' } },
        egress: [
          { hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local', 'shop/cart.shop.svc.cluster.local'] },
        ],
      },
      'Sidecar shop/cart': {
        workloadSelector: { labels: { app: 'cart' } },
        egress: [{ hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local'] }],
      },
      'Sidecar shop/catalog': {
        workloadSelector: { labels: { app: 'catalog' } },
        egress: [{ hosts: ['istio-system/*', 'shop/cart.shop.svc.cluster.local'] }],
      },
    });
  });

  test('a caller that may do everything, and two operations of one caller', () => {
    const { app, chart } = program();
    const a = new MeshService(chart, 'a', { selector: { app: 'a' }, serviceAccount: 'a' });
    const b = new MeshService(chart, 'b', { selector: { app: 'b' }, serviceAccount: 'b' });
    a.calls(b, { methods: ['GET'] }).calls(b, { methods: ['POST'], paths: ['/new'], hosts: ['b.shop'] });
    expect(policies(app)['AuthorizationPolicy shop/b']).toMatchObject({
      rules: [
        {
          to: [
            { operation: { methods: ['GET'] } },
            { operation: { methods: ['POST'], paths: ['/new'], hosts: ['b.shop'] } },
          ],
        },
      ],
    });
    a.calls(b);
    expect(policies(app)['AuthorizationPolicy shop/b']).toMatchObject({
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/a'] } }] }],
    });
    expect(policies(app)['AuthorizationPolicy shop/b']).not.toHaveProperty('rules[0].to');
  });

  test('with workloads of cdk8s-plus, and the trust domain of the mesh', () => {
    const { app, chart } = program({ meshConfig: { trustDomain: 'example.org' } });
    const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'reader' } });
    const reader = new kplus.Deployment(chart, 'reader', {
      metadata: { name: 'reader' },
      serviceAccount: account,
      containers: [{ image: 'reader', portNumber: 9000 }],
      select: false,
    });
    reader.select(kplus.LabelSelector.of({ labels: { app: 'reader' } }));
    reader.podMetadata.addLabel('app', 'reader');
    const target = new kplus.Deployment(chart, 'books', {
      metadata: { name: 'books' },
      containers: [{ image: 'books', portNumber: 9000 }],
      select: false,
    });
    target.select(kplus.LabelSelector.of({ labels: { app: 'books' } }));
    target.podMetadata.addLabel('app', 'books');
    const books = MeshService.of(target.exposeViaService({ name: 'books' }), { workload: target });
    calls(reader, books, { methods: ['GET'] });
    expect(policies(app)).toEqual({
      'AuthorizationPolicy shop/books': {
        selector: { matchLabels: { app: 'books' } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: ['example.org/ns/shop/sa/reader'] } }],
            to: [{ operation: { methods: ['GET'] } }],
          },
        ],
      },
      'Sidecar shop/reader': {
        workloadSelector: { labels: { app: 'reader' } },
        egress: [{ hosts: ['istio-system/*', 'shop/books.shop.svc.cluster.local'] }],
      },
    });
  });

  test('a CronJob and a Pod call with the account and the labels that they have themselves', () => {
    const { app, chart } = program();
    const books = new MeshService(chart, 'books', { selector: { app: 'books' } });
    const labels = { app: 'night' };
    calls(
      new ApiObject(chart, 'night', {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata: { name: 'night' },
        spec: {
          schedule: '0 3 * * *',
          jobTemplate: {
            spec: { template: { metadata: { labels }, spec: { serviceAccountName: 'owl', containers: [] } } },
          },
        },
      }),
      books,
    );
    calls(
      new ApiObject(chart, 'probe', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'probe', labels: { app: 'probe' } },
        spec: { containers: [] },
      }),
      books,
    );
    expect(policies(app)).toEqual({
      'AuthorizationPolicy shop/books': {
        selector: { matchLabels: { app: 'books' } },
        action: 'ALLOW',
        rules: [
          { from: [{ source: { principals: ['cluster.local/ns/shop/sa/owl', 'cluster.local/ns/shop/sa/default'] } }] },
        ],
      },
      'Sidecar shop/night': {
        workloadSelector: { labels },
        egress: [{ hosts: ['istio-system/*', 'shop/books.shop.svc.cluster.local'] }],
      },
      'Sidecar shop/probe': {
        workloadSelector: { labels: { app: 'probe' } },
        egress: [{ hosts: ['istio-system/*', 'shop/books.shop.svc.cluster.local'] }],
      },
    });
  });

  test('no labels would be all pods of the namespace', () => {
    const { chart } = program();
    const known = new MeshService(chart, 'known', { selector: { app: 'known' }, serviceAccount: 'known' });
    expect(() => known.calls(new MeshService(chart, 'all', { selector: {} }))).toThrow(
      '[shop/all] calls(): got "all.shop.svc.cluster.local"; the labels of its pods are not known',
    );
    expect(() =>
      calls(new ApiObject(chart, 'bare', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bare' } }), known),
    ).toThrow('[shop/bare] calls(): got');
  });

  test('of services outside: only the caller knows them', () => {
    const { app, chart } = program();
    const webapp = new MeshService(chart, 'webapp', { selector: { app: 'webapp' }, serviceAccount: 'webapp' });
    outside(chart, { hosts: ['api.stripe.com'] });
    webapp.calls('api.stripe.com').calls(MeshService.host('billing.finance.svc.cluster.local'));
    expect(policies(app)).toEqual({
      'Sidecar shop/webapp': {
        workloadSelector: { labels: { app: 'webapp' } },
        egress: [{ hosts: ['istio-system/*', '*/api.stripe.com', 'finance/billing.finance.svc.cluster.local'] }],
      },
    });
    expect(() => webapp.calls('api.stripe.com', { methods: ['GET'] })).toThrow(
      '[shop/webapp] calls().methods: got "api.stripe.com"; the program does not write policies for this ' +
        'service, so the condition would not be carried out; leave the conditions out (intents/outside)',
    );
  });

  test('in ambient mode: the waypoint carries the policy out, and nobody comes past it', () => {
    const { app, mesh, chart } = program({ profile: 'ambient', ingressGateways: [], egressGateways: [] });
    mesh.enroll(
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
      'ambient',
      { waypoint: 'waypoint' },
    );
    const waypoint = new Waypoint(chart);
    const webapp = new MeshService(chart, 'webapp', { selector: { app: 'webapp' }, serviceAccount: 'webapp' });
    const catalog = new MeshService(chart, 'catalog', { selector: { app: 'catalog' } });
    webapp.calls(catalog, { methods: ['GET'] });
    expect(waypoint.name).toBe('waypoint');
    const written = policies(app);
    expect(Object.keys(written).filter((name) => !name.startsWith('Gateway '))).toEqual([
      'AuthorizationPolicy shop/catalog',
      'AuthorizationPolicy shop/catalog-waypoint-only',
    ]);
    expect(written['AuthorizationPolicy shop/catalog']).toEqual({
      targetRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp'] } }],
          to: [{ operation: { methods: ['GET'] } }],
        },
      ],
    });
    expect(written['AuthorizationPolicy shop/catalog-waypoint-only']).toEqual({
      selector: { matchLabels: { app: 'catalog' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/waypoint'] } }] }],
    });
  });

  test('in ambient mode without a waypoint, conditions of requests are a problem when the app is synthesized', () => {
    const { app, mesh, chart } = program({ profile: 'ambient', ingressGateways: [], egressGateways: [] });
    mesh.enroll(
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
      'ambient',
    );
    const webapp = new MeshService(chart, 'webapp', { selector: { app: 'webapp' }, serviceAccount: 'webapp' });
    const catalog = new MeshService(chart, 'catalog', { selector: { app: 'catalog' } });
    webapp.calls(catalog, { ports: [8080] });
    expect(Object.keys(policies(app))).toEqual(['AuthorizationPolicy shop/catalog']);
    webapp.calls(catalog, { methods: ['GET'] });
    expect(() => app.synthYaml()).toThrow(
      '[shop/catalog/callers-authorization-policy-catalog] spec.rules[0].to[1].operation.methods: got ' +
        '"methods"; its pods are in ambient mode, and ztunnel leaves out a rule ' +
        'with this condition, so that it allows nothing; give namespace shop a waypoint, and attach the policy ' +
        'with `targetRefs` to a Service, or to the waypoint (ambient/http-attribute)',
    );
  });

  test('past a waypoint: gateways without the label, and sidecars', () => {
    const { mesh, chart, app } = program({ profile: 'ambient', ingressGateways: [{}], egressGateways: [] });
    const namespace = new ApiObject(chart, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    const waypoint = new Waypoint(new Chart(app, 'infra', { namespace: 'infra' }), 'shared', { from: 'All' });
    mesh.enroll(namespace, 'ambient', { waypoint });
    expect(namespace.metadata.toJson()).toMatchObject({
      labels: {
        'istio.io/dataplane-mode': 'ambient',
        'istio.io/use-waypoint': 'shared',
        'istio.io/use-waypoint-namespace': 'infra',
      },
    });
    const web = new Chart(app, 'web', { namespace: 'web' });
    mesh.enroll(new ApiObject(web, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }));
    const catalog = new MeshService(chart, 'catalog', { selector: { app: 'catalog' } });
    expect(() =>
      new MeshService(web, 'front', { selector: { app: 'front' }, serviceAccount: 'front' }).calls(catalog),
    ).toThrow(
      '[shop/catalog] calls(): got "catalog.shop.svc.cluster.local"; sidecars pass by the waypoint of the ' +
        'service, and its pods take calls from the waypoint only; enrol namespace web as ambient too ' +
        '(intents/past-waypoint)',
    );
    expect(() => mesh.ingressGateway.calls(catalog)).toThrow(
      '[shop/catalog] calls(): got "catalog.shop.svc.cluster.local"; gateways pass by the waypoint of the ' +
        'service, and its pods take calls from the waypoint only; ' +
        'give namespace shop or the Service the label istio.io/ingress-use-waypoint: "true" (intents/past-waypoint)',
    );
    namespace.metadata.addLabel('istio.io/ingress-use-waypoint', 'true');
    mesh.ingressGateway.calls(catalog);
    const written = policies(app);
    expect(written['AuthorizationPolicy shop/catalog']).toMatchObject({
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway'] } }] }],
    });
    expect(written['AuthorizationPolicy shop/catalog-waypoint-only']).toMatchObject({
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/infra/sa/shared'] } }] }],
    });
  });

  test('pods or account that are not known', () => {
    const { chart } = program();
    const known = new MeshService(chart, 'known', { selector: { app: 'known' }, serviceAccount: 'known' });
    const bare = new MeshService(chart, 'bare');
    expect(() => known.calls(bare)).toThrow(
      '[shop/bare] calls(): got "bare.shop.svc.cluster.local"; the labels of its pods are not known; name the ' +
        '`workload` of the MeshService, or its `selector` (intents/unknown-pods)',
    );
    expect(() => bare.calls(known)).toThrow(
      '[shop/bare] calls(): got "bare.shop.svc.cluster.local"; the service account of its pods is not known; ' +
        'name the `workload` of the MeshService, or its `serviceAccount` (intents/unknown-account)',
    );
  });
});

describe('egress', () => {
  test('what cannot be', () => {
    const { mesh } = program();
    mesh.egress.allow('api.stripe.com');
    expect(() => mesh.egress.allow('api.stripe.com', { tls: 'none' })).toThrow(
      'egress.allow(): got "api.stripe.com"; the host was allowed before; say all that there is to say of it ' +
        'in one call (egress/twice)',
    );
    expect(() => mesh.egress.allow('*.example.com', { via: mesh.egressGateway, credentialName: 'x' })).toThrow(
      [
        '2 problems:',
        '- [mesh/mesh] egress.allow(): got "*.example.com"; a gateway or TLS origination needs the one host to ' +
          'connect to; name each host, or let it pass as it is without `via` (egress/wildcard)',
        '- [mesh/mesh] credentialName: got "x"; only origination presents a certificate; set `tls: ' +
          "'originate'`, or leave it out (egress/credential)",
      ].join('\n'),
    );
  });
});

describe('tokens', () => {
  const rule = { issuer: 'https://accounts.example.com', jwksUri: 'https://accounts.example.com/jwks.json' };

  test('at the pods of a plain object', () => {
    const { app, chart } = program();
    jwt(chart, deployment(chart, 'webapp'), { ...rule, required: false });
    rateLimit(chart, deployment(chart, 'catalog'), { requests: 1 });
    expect(policies(app)).toMatchObject({
      'RequestAuthentication shop/webapp-jwt': { selector: { matchLabels: { app: 'webapp' } }, jwtRules: [rule] },
      'EnvoyFilter shop/catalog-local-rate-limit': { workloadSelector: { labels: { app: 'catalog' } } },
    });
  });

  test('at a Gateway of the Gateway API, and at the waypoint of a service', () => {
    const { mesh, chart } = program({ profile: 'ambient', ingressGateways: [], egressGateways: [] });
    mesh.enroll(
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
      'ambient',
      { waypoint: 'waypoint' },
    );
    new Waypoint(chart);
    const gateway = new KubernetesGateway(chart, 'front', {
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    });
    const specs = [...jwt(chart, gateway, rule), ...jwt(chart, new MeshService(chart, 'webapp'), rule)].map(
      (policy) => (policy.toJson() as Manifest).spec,
    );
    const toGateway = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'front' }];
    const toService = [{ group: '', kind: 'Service', name: 'webapp' }];
    const denied = { action: 'DENY', rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }] };
    expect(specs).toEqual([
      { targetRefs: toGateway, jwtRules: [rule] },
      { targetRefs: toGateway, ...denied },
      { targetRefs: toService, jwtRules: [rule] },
      { targetRefs: toService, ...denied },
    ]);
  });
});

describe('rate limits', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  afterEach(() => warn.mockClear());
  afterAll(() => warn.mockRestore());

  const manager = { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } };

  test('of each pod by itself', () => {
    const { app, chart } = program();
    rateLimit(chart, new MeshService(chart, 'catalog', { selector: { app: 'catalog' } }), {
      requests: 100,
      per: 'minute',
      burst: 200,
    });
    expect(policies(app)).toEqual({
      'EnvoyFilter shop/catalog-local-rate-limit': {
        workloadSelector: { labels: { app: 'catalog' } },
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: { context: 'SIDECAR_INBOUND', listener: manager },
            patch: {
              operation: 'INSERT_BEFORE',
              value: {
                name: 'envoy.filters.http.local_ratelimit',
                typed_config: {
                  '@type': 'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit',
                  'stat_prefix': 'http_local_rate_limiter',
                  'token_bucket': { max_tokens: 200, tokens_per_fill: 100, fill_interval: '60s' },
                  'filter_enabled': {
                    runtime_key: 'local_rate_limit_enabled',
                    default_value: { numerator: 100, denominator: 'HUNDRED' },
                  },
                  'filter_enforced': {
                    runtime_key: 'local_rate_limit_enforced',
                    default_value: { numerator: 100, denominator: 'HUNDRED' },
                  },
                },
              },
            },
          },
        ],
      },
    });
  });

  test('say nothing of the EnvoyFilter that makes them: the user did not write it', () => {
    const { app, chart } = program();
    rateLimit(chart, new MeshService(chart, 'catalog', { selector: { app: 'catalog' } }), { requests: 100 });
    app.synthYaml();
    expect(warn.mock.calls).toEqual([]);
  });

  test('of all pods together, with the service that counts', () => {
    const { app, mesh, chart } = program();
    const limits = [
      { requests: 1000, per: 'minute' as const },
      { requests: 10, per: 'second' as const, path: '/search' },
      { requests: 5, per: 'second' as const, path: '/buy' },
      { requests: 20, per: 'minute' as const, header: { name: 'x-user' }, byClientAddress: true },
    ];
    const service = new RateLimitService(chart, 'limits', { limits });
    rateLimit(chart, mesh.ingressGateway, { service, onFailure: 'deny', timeout: '1s' });
    expect(policies(app)).toEqual({
      'EnvoyFilter istio-system/istio-ingressgateway-rate-limit': {
        workloadSelector: { labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' } },
        configPatches: [
          {
            applyTo: 'HTTP_FILTER',
            match: {
              context: 'GATEWAY',
              listener: {
                filterChain: {
                  filter: { ...manager.filterChain.filter, subFilter: { name: 'envoy.filters.http.router' } },
                },
              },
            },
            patch: {
              operation: 'INSERT_BEFORE',
              value: {
                name: 'envoy.filters.http.ratelimit',
                typed_config: {
                  '@type': 'type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit',
                  'domain': 'limits',
                  'failure_mode_deny': true,
                  'timeout': '1s',
                  'rate_limit_service': {
                    grpc_service: {
                      envoy_grpc: {
                        cluster_name: 'outbound|8081||limits.shop.svc.cluster.local',
                        authority: 'limits.shop.svc.cluster.local',
                      },
                    },
                    transport_api_version: 'V3',
                  },
                },
              },
            },
          },
          {
            applyTo: 'VIRTUAL_HOST',
            match: { context: 'GATEWAY', routeConfiguration: { vhost: { route: { action: 'ANY' } } } },
            patch: {
              operation: 'MERGE',
              value: {
                rate_limits: [
                  { actions: [{ generic_key: { descriptor_value: 'all' } }] },
                  { actions: [{ request_headers: { header_name: ':path', descriptor_key: 'PATH' } }] },
                  {
                    actions: [
                      { request_headers: { header_name: 'x-user', descriptor_key: 'x-user' } },
                      { remote_address: {} },
                    ],
                  },
                ],
              },
            },
          },
        ],
      },
    });
    const objects = objectsOf(service);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'ConfigMap shop/limits',
      'Deployment shop/limits',
      'Service shop/limits',
      'Deployment shop/limits-redis',
      'Service shop/limits-redis',
    ]);
    expect((objects[0].data as { 'config.yaml': string })['config.yaml']).toBe(
      [
        'domain: limits',
        'descriptors:',
        '  - key: generic_key',
        '    value: all',
        '    rate_limit:',
        '      unit: minute',
        '      requests_per_unit: 1000',
        '  - key: PATH',
        '    value: /search',
        '    rate_limit:',
        '      unit: second',
        '      requests_per_unit: 10',
        '  - key: PATH',
        '    value: /buy',
        '    rate_limit:',
        '      unit: second',
        '      requests_per_unit: 5',
        '  - key: x-user',
        '    descriptors:',
        '      - key: remote_address',
        '        rate_limit:',
        '          unit: minute',
        '          requests_per_unit: 20',
        '',
      ].join('\n'),
    );
    expect(objects[2].spec).toMatchObject({
      selector: { app: 'limits' },
      ports: [
        { name: 'http', port: 8080 },
        { name: 'grpc', port: 8081 },
        { name: 'http-debug', port: 6070 },
      ],
    });
  });

  test('not at waypoints', () => {
    const { mesh, chart } = program({ profile: 'ambient', ingressGateways: [], egressGateways: [] });
    const waypoint = new Waypoint(chart);
    mesh.enroll(
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
      'ambient',
      { waypoint },
    );
    const reason =
      'a waypoint would carry the limit out, and waypoints take no EnvoyFilters; limit at the ingress gateway, ' +
      'or let the service have sidecars';
    expect(() => rateLimit(chart, waypoint, { requests: 1 })).toThrow(`[shop] rateLimit(): got "waypoint"; ${reason}`);
    expect(() => rateLimit(chart, new MeshService(chart, 'catalog'), { requests: 1 })).toThrow(
      `[shop] rateLimit(): got "catalog"; ${reason}`,
    );
  });

  test('every prop of the service', () => {
    const { chart } = program();
    const service = new RateLimitService(chart, 'limits', {
      limits: [],
      name: 'counter',
      namespace: 'limits',
      domain: 'shop',
      image: 'r/ratelimit:1',
      replicas: 3,
      redis: 'redis.data:6379',
    });
    expect(service.server).toEqual({ host: 'counter.limits.svc.cluster.local', port: 8081, domain: 'shop' });
    const objects = objectsOf(service);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'ConfigMap limits/counter',
      'Deployment limits/counter',
      'Service limits/counter',
    ]);
    expect(objects[1].spec).toMatchObject({
      replicas: 3,
      template: { spec: { containers: [{ image: 'r/ratelimit:1' }] } },
    });
    expect(JSON.stringify(objects[1].spec)).toContain('{"name":"REDIS_URL","value":"redis.data:6379"}');
    const withRedis = new RateLimitService(chart, 'own', { limits: [], redisImage: 'r/redis:7' });
    expect(JSON.stringify((withRedis.node.tryFindChild('deployment-own-redis') as ApiObject).toJson())).toContain(
      '"image":"r/redis:7"',
    );
  });
});

test('a scoped caller still reaches collectors of traces, and egress gateways outside the root namespace', () => {
  const { app, chart, mesh } = program({
    egressGateways: [{ namespace: 'istio-egress' }],
    meshConfig: {
      extensionProviders: [{ name: 'otel', opentelemetry: { service: 'observability/otel.example.com', port: 4317 } }],
    },
  });
  mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway });
  new MeshService(chart, 'webapp', { selector: { app: 'webapp' }, serviceAccount: 'webapp' }).calls('api.stripe.com');
  expect(policies(app)['Sidecar shop/webapp']).toEqual({
    workloadSelector: { labels: { app: 'webapp' } },
    egress: [{ hosts: ['istio-system/*', 'observability/otel.example.com', 'istio-egress/*', '*/api.stripe.com'] }],
  });
  expect(Object.keys(policies(app))).toContain('Gateway istio-egress/istio-egressgateway');
});
