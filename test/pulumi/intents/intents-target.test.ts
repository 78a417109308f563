import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import {
  jwt,
  KubernetesGateway,
  MeshProblems,
  MeshService,
  rateLimit,
  RateLimitService,
  ServiceMesh,
  Waypoint,
  type ServiceMeshArgs,
} from '../../../lib/pulumi';
import { decoded, run, unknown, type Registered, type Run } from '../support';

const namespace = 'shop';
const mesh = (args: ServiceMeshArgs = {}) =>
  new ServiceMesh('mesh', { crds: false, profile: 'minimal', ingressGateways: [{}], ...args });
const service = (name: string) => new MeshService(name, { namespace, selector: { app: name } });

interface Spec {
  readonly [field: string]: unknown;
}
const named = (run: Run<unknown>, name: string) => run.objects.get(name) as Registered;
const specOf = (run: Run<unknown>, name: string) => decoded(named(run, name).inputs.spec).value as Spec;

async function problemsOf(program: () => unknown): Promise<string> {
  let text = 'no problem';
  await run(async () => {
    try {
      await program();
    } catch (reason) {
      text = (reason as MeshProblems).message;
    }
  });
  return text;
}

const urn = (type: string, name: string) => `urn:pulumi:dev::shop::istio-constructs:index:${type}::${name}`;

describe('tokens', () => {
  const rule = { issuer: 'https://accounts.example.com', jwksUri: 'https://accounts.example.com/jwks.json' };

  test('needed, but for some paths: two policies, with the options that were given', async () => {
    const done = await run(() => {
      const it = mesh();
      const parent = new pulumi.ComponentResource('test:index:Team', 'team');
      const policies = jwt(
        'webapp-tokens',
        service('webapp'),
        { ...rule, audiences: ['shop'], except: ['/healthz'], ports: [8080] },
        { parent, protect: true },
      );
      expect(policies).toHaveLength(2);
      expect(jwt('public-tokens', it.ingressGateway, { ...rule, required: false })).toHaveLength(1);
    });
    expect(specOf(done, 'webapp-tokens-request-authentication')).toEqual({
      selector: { matchLabels: { app: 'webapp' } },
      jwtRules: [{ ...rule, audiences: ['shop'] }],
    });
    expect(specOf(done, 'webapp-tokens-authorization-policy')).toEqual({
      selector: { matchLabels: { app: 'webapp' } },
      action: 'DENY',
      rules: [
        {
          from: [{ source: { notRequestPrincipals: ['*'] } }],
          to: [{ operation: { notPaths: ['/healthz'], ports: ['8080'] } }],
        },
      ],
    });
    expect(specOf(done, 'public-tokens-request-authentication')).toEqual({
      selector: { matchLabels: { app: 'istio-ingressgateway', istio: 'ingressgateway' } },
      jwtRules: [rule],
    });
    expect(named(done, 'public-tokens-request-authentication').inputs.metadata).toEqual({
      name: 'istio-ingressgateway-jwt',
      namespace: 'istio-system',
    });
    const { parent, protect, dependsOn } = named(done, 'webapp-tokens-request-authentication');
    expect({ parent, protect }).toEqual({
      parent:
        'urn:pulumi:dev::shop::test:index:Team$istio-constructs:index:RequestAuthentication::' +
        'webapp-tokens-request-authentication',
      protect: true,
    });
    expect(dependsOn.some((one) => one.endsWith('::mesh-istiod/deployment'))).toBe(true);
  });

  test('Outputs are in their leaves; one that decides which objects exist is refused', async () => {
    const done = await run(
      () => {
        jwt('tokens', service('webapp'), {
          issuer: unknown<string>(),
          jwksUri: pulumi.secret('https://keys.example'),
          audiences: [pulumi.output('a')],
          except: [pulumi.secret('/free')],
          ports: [pulumi.output(8080)],
        });
      },
      { preview: true },
    );
    expect(decoded(named(done, 'tokens-request-authentication').inputs.spec)).toEqual({
      value: {
        selector: { matchLabels: { app: 'webapp' } },
        jwtRules: [{ issuer: undefined, jwksUri: 'https://keys.example', audiences: ['a'] }],
      },
      secrets: ['jwtRules[0].jwksUri'],
      unknowns: ['jwtRules[0].issuer'],
    });
    expect(decoded(named(done, 'tokens-authorization-policy').inputs.spec)).toMatchObject({
      value: { rules: [{ to: [{ operation: { notPaths: ['/free'], ports: ['8080'] } }] }] },
      secrets: ['rules[0].to[0].operation.notPaths[0]'],
      unknowns: [],
    });
    expect(
      await problemsOf(() =>
        jwt('tokens', service('webapp'), { ...rule, required: pulumi.output(true) as unknown as boolean }),
      ),
    ).toBe(
      `1 problem:\n- [${urn('RequestAuthentication', 'tokens-request-authentication')}] jwt().required: got ` +
        '"an Output"; ' +
        'it decides which objects exist or how they are called, so its value must be known when the program ' +
        'runs; pass a plain value (pulumi/structural)',
    );
  });

  test('at a Gateway of the Gateway API, and at the waypoint of a service', async () => {
    const done = await run(() => {
      const it = mesh({ profile: 'ambient', ingressGateways: [] });
      it.enroll('shop', 'ambient', { waypoint: new Waypoint('waypoint', { namespace }) });
      jwt(
        'front-tokens',
        new KubernetesGateway('front', {
          namespace,
          gatewayClassName: 'istio',
          listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
        }),
        rule,
      );
      jwt('webapp-tokens', new MeshService('webapp', { namespace }), rule);
    });
    const denied = { action: 'DENY', rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }] };
    const [toGateway, toService] = [
      [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'front' }],
      [{ group: '', kind: 'Service', name: 'webapp' }],
    ];
    expect(specOf(done, 'front-tokens-request-authentication')).toEqual({ targetRefs: toGateway, jwtRules: [rule] });
    expect(specOf(done, 'front-tokens-authorization-policy')).toEqual({ targetRefs: toGateway, ...denied });
    expect(specOf(done, 'webapp-tokens-request-authentication')).toEqual({ targetRefs: toService, jwtRules: [rule] });
    expect(specOf(done, 'webapp-tokens-authorization-policy')).toEqual({ targetRefs: toService, ...denied });
  });

  test('unknown pods: of a service, and of a resource whose labels come later; a rule that is none', async () => {
    const fix =
      'the labels of its pods are not known; name the `workload` of the MeshService, or its `selector` ' +
      '(intents/unknown-pods)';
    const where = `1 problem:\n- [${urn('RequestAuthentication', 'tokens-request-authentication')}] jwt(): got`;
    expect(await problemsOf(() => jwt('tokens', new MeshService('webapp', { namespace }), rule))).toBe(
      `${where} "webapp.shop.svc.cluster.local"; ${fix}`,
    );
    expect(
      await problemsOf(() =>
        jwt('tokens', new k8s.apps.v1.Deployment('webapp', { spec: { selector: {}, template: {} } }), rule),
      ),
    ).toBe(`${where} "Deployment webapp"; ${fix}`);
    expect(await problemsOf(() => jwt('tokens', service('webapp'), { issuer: '' }))).toContain(
      `[${urn('RequestAuthentication', 'tokens-request-authentication')}] spec.jwtRules[0].issuer: got ""; `,
    );
  });
});

describe('rate limits', () => {
  const manager = { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } };

  test('of each pod by itself, with Outputs', async () => {
    const done = await run(
      () => {
        mesh();
        rateLimit('catalog-limit', service('catalog'), {
          requests: pulumi.secret(100),
          per: pulumi.output('minute' as const),
          burst: unknown<number>(),
        });
      },
      { preview: true },
    );
    const { value, secrets, unknowns } = decoded(named(done, 'catalog-limit').inputs);
    expect(value).toEqual({
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'EnvoyFilter',
      metadata: { name: 'catalog-local-rate-limit', namespace },
      spec: {
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
                  'token_bucket': { max_tokens: undefined, tokens_per_fill: 100, fill_interval: '60s' },
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
    const bucket = 'spec.configPatches[0].patch.value.typed_config.token_bucket';
    expect({ secrets, unknowns }).toEqual({
      secrets: [`${bucket}.tokens_per_fill`],
      unknowns: [`${bucket}.max_tokens`],
    });
  });

  test('of all pods together, with the service that counts', async () => {
    const done = await run(() => {
      const it = mesh();
      const limits = [
        { requests: pulumi.secret(1000), per: 'minute' as const },
        { requests: 10, per: 'second' as const, path: '/search' },
        { requests: 5, per: 'second' as const, path: '/buy' },
        { requests: 20, per: 'minute' as const, header: { name: 'x-user' }, byClientAddress: true },
      ];
      const service = new RateLimitService('limits', { namespace, limits });
      rateLimit('public-limit', it.ingressGateway, { service, onFailure: 'deny', timeout: pulumi.output('1s') });
    });
    expect(specOf(done, 'public-limit')).toEqual({
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
    });
    const ours = [...done.objects.keys()].filter((name) => name.startsWith('limits-')).sort();
    expect(ours).toEqual([
      'limits-configmap-limits',
      'limits-deployment-limits',
      'limits-deployment-limits-redis',
      'limits-service-limits',
      'limits-service-limits-redis',
    ]);
    for (const name of ours) expect(named(done, name).parent).toBe(urn('RateLimitService', 'limits'));
    expect(named(done, 'limits-deployment-limits').dependsOn).toEqual([
      'urn:pulumi:dev::shop::istio-constructs:index:RateLimitService$kubernetes:core/v1:ConfigMap::' +
        'limits-configmap-limits',
    ]);
    expect(decoded(named(done, 'limits-configmap-limits').inputs)).toMatchObject({
      value: {
        data: {
          'config.yaml': [
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
        },
      },
      secrets: ['data["config.yaml"]'.replace('["', '.').replace('"]', '')],
    });
  });

  test('every prop of the service, also as Outputs', async () => {
    const done = await run(() => {
      const service = new RateLimitService('limits', {
        limits: [],
        name: 'counter',
        namespace: 'limits',
        domain: 'shop',
        image: pulumi.output('r/ratelimit:1'),
        replicas: pulumi.output(3),
        redis: pulumi.secret('redis.data:6379'),
      });
      expect(service.server).toEqual({ host: 'counter.limits.svc.cluster.local', port: 8081, domain: 'shop' });
      expect([...service.resources.keys()]).toEqual(['configmap-counter', 'deployment-counter', 'service-counter']);
      new RateLimitService('own', { namespace, limits: [], redisImage: pulumi.output('r/redis:7') });
    });
    const { value, secrets } = decoded(named(done, 'limits-deployment-counter').inputs.spec);
    expect(value).toMatchObject({
      replicas: 3,
      template: {
        spec: {
          containers: [
            {
              image: 'r/ratelimit:1',
              env: expect.arrayContaining([{ name: 'REDIS_URL', value: 'redis.data:6379' }]) as unknown,
            },
          ],
        },
      },
    });
    expect(secrets).toEqual(['template.spec.containers[0].env[1].value']);
    expect(specOf(done, 'own-deployment-own-redis')).toMatchObject({
      template: { spec: { containers: [{ image: 'r/redis:7' }] } },
    });
  });

  test('not at waypoints', async () => {
    const reason =
      'a waypoint would carry the limit out, and waypoints take no EnvoyFilters; limit at the ingress gateway, ' +
      'or let the service have sidecars (intents/envoy-filter)';
    const where = `1 problem:\n- [${urn('EnvoyFilter', 'limit')}] rateLimit(): got`;
    expect(await problemsOf(() => rateLimit('limit', new Waypoint('waypoint', { namespace }), { requests: 1 }))).toBe(
      `${where} "waypoint"; ${reason}`,
    );
    expect(
      await problemsOf(() => {
        mesh({ profile: 'ambient', ingressGateways: [] }).enroll('shop', 'ambient', {
          waypoint: new Waypoint('waypoint', { namespace }),
        });
        rateLimit('limit', new MeshService('catalog', { namespace }), { requests: 1 });
      }),
    ).toBe(`${where} "catalog"; ${reason}`);
  });
});
