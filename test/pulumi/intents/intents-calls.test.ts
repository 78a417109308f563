import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import {
  calls,
  IngressGateway,
  KubernetesGateway,
  MeshProblems,
  MeshService,
  outside,
  ServiceMesh,
  Waypoint,
  type ServiceMeshArgs,
} from '../../../lib/pulumi';
import { decoded, run, Source, unknown, type Registered, type Run } from '../support';

const namespace = 'shop';
const mesh = (args: ServiceMeshArgs = {}) =>
  new ServiceMesh('mesh', { crds: false, profile: 'minimal', ingressGateways: [{}], ...args });
const service = (name: string, args: object = {}) =>
  new MeshService(name, { namespace, selector: { app: name }, serviceAccount: name, ...args });

/** Everything of Istio's API that was registered, as `Kind namespace/name`. */
function istio({ objects }: Run<unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...objects.values()]
      .filter(({ type }) => /:(security|networking)\.istio\.io\//.test(type))
      .map(({ inputs }) => {
        const { kind, metadata, spec } = decoded(inputs).value as {
          kind: string;
          metadata: { namespace?: string; name: string };
          spec: unknown;
        };
        return [`${kind} ${metadata.namespace}/${metadata.name}`, spec];
      }),
  );
}

const named = (run: Run<unknown>, name: string) => run.objects.get(name) as Registered;
const principals = (...names: readonly string[]) => [{ source: { principals: names } }];
const later = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

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

const urn = (name: string) => `urn:pulumi:dev::shop::istio-constructs:index:MeshService::${name}`;

test('one policy for the callee, one scope for each caller, beside the services', async () => {
  const done = await run(() => {
    const it = mesh();
    const [webapp, cart, catalog] = [
      service('webapp'),
      service('cart'),
      service('catalog', {
        serviceAccount: undefined,
        workload: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'catalog' },
          spec: { template: { metadata: { labels: { app: 'catalog' } } } },
        },
        selector: undefined,
      }),
    ];
    webapp.calls(catalog, { methods: ['GET'], paths: ['/items/*'] }).calls(cart);
    cart.calls(catalog, { methods: ['GET'], paths: ['/items/*'] });
    catalog.calls(cart, { ports: [8080] });
    it.ingressGateway.calls(webapp);
  });
  expect(istio(done)).toEqual({
    'AuthorizationPolicy shop/catalog': {
      selector: { matchLabels: { app: 'catalog' } },
      action: 'ALLOW',
      rules: [
        {
          from: principals('cluster.local/ns/shop/sa/webapp', 'cluster.local/ns/shop/sa/cart'),
          to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }],
        },
      ],
    },
    'AuthorizationPolicy shop/cart': {
      selector: { matchLabels: { app: 'cart' } },
      action: 'ALLOW',
      rules: [
        { from: principals('cluster.local/ns/shop/sa/webapp') },
        { from: principals('cluster.local/ns/shop/sa/default'), to: [{ operation: { ports: ['8080'] } }] },
      ],
    },
    'AuthorizationPolicy shop/webapp': {
      selector: { matchLabels: { app: 'webapp' } },
      action: 'ALLOW',
      rules: [{ from: principals('cluster.local/ns/istio-system/sa/istio-ingressgateway') }],
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
  const ours = [...done.objects.values()].filter(
    ({ type }) => type.includes('istio.io/v1:') && !type.includes('admission'),
  );
  expect(ours.map(({ name, parent }) => [name, parent]).sort()).toEqual([
    ['cart-callers-authorization-policy-cart', urn('cart')],
    ['cart-calls-sidecar', urn('cart')],
    ['catalog-callers-authorization-policy-catalog', urn('catalog')],
    ['catalog-calls-sidecar', urn('catalog')],
    ['webapp-callers-authorization-policy-webapp', urn('webapp')],
    ['webapp-calls-sidecar', urn('webapp')],
  ]);
  for (const { dependsOn } of ours)
    expect(dependsOn.some((one) => one.endsWith('::mesh-istiod/deployment'))).toBe(true);
});

test('the options of the services hold for what is written below them', async () => {
  const done = await run(() => {
    const options = { dependsOn: new Source('thing', 'x'), customTimeouts: { create: '7m' } };
    const of = (name: string) =>
      new MeshService(name, { namespace, selector: { app: name }, serviceAccount: name }, options);
    of('webapp').calls(of('catalog'));
  });
  for (const name of ['webapp-calls-sidecar', 'catalog-callers-authorization-policy-catalog']) {
    expect(named(done, name).dependsOn).toEqual(['urn:pulumi:dev::shop::test:index:Source::thing']);
    expect(named(done, name).createTimeout).toBe('7m');
  }
});

test('gateway components, gateways of the Gateway API, and the trust domain of the mesh as a secret', async () => {
  const done = await run(() => {
    const it = mesh({ trustDomain: pulumi.secret('td.example') });
    const front = new KubernetesGateway('front', {
      namespace: 'edge',
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    });
    const catalog = service('catalog');
    new IngressGateway('public', { mesh: it, namespace: 'edge' }).calls(catalog);
    calls(it.ingressGateway, catalog);
    calls(front, catalog, { methods: ['GET'] });
  });
  const { value, secrets } = decoded(named(done, 'catalog-callers-authorization-policy-catalog').inputs.spec);
  expect(value).toMatchObject({
    rules: [
      { from: principals('td.example/ns/edge/sa/public', 'td.example/ns/istio-system/sa/istio-ingressgateway') },
      { from: principals('td.example/ns/edge/sa/front-istio'), to: [{ operation: { methods: ['GET'] } }] },
    ],
  });
  expect(secrets).toEqual([
    'rules[0].from[0].source.principals[0]',
    'rules[0].from[0].source.principals[1]',
    'rules[1].from[0].source.principals[0]',
  ]);
  expect(Object.keys(istio(done)).filter((name) => name.startsWith('Sidecar'))).toEqual([]);
});

describe('options with Outputs', () => {
  test('in their leaves: secret, unknown, and ports as text', async () => {
    const done = await run(
      () => {
        mesh();
        service('webapp').calls(service('catalog'), {
          methods: [pulumi.output('GET')],
          paths: ['/a', pulumi.secret('/b'), unknown<string>()],
          ports: [pulumi.output(8080)],
        });
      },
      { preview: true },
    );
    expect(decoded(named(done, 'catalog-callers-authorization-policy-catalog').inputs.spec)).toEqual({
      value: {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [
          {
            from: principals('cluster.local/ns/shop/sa/webapp'),
            to: [{ operation: { methods: ['GET'], paths: ['/a', '/b', undefined], ports: ['8080'] } }],
          },
        ],
      },
      secrets: ['rules[0].to[0].operation.paths[1]'],
      unknowns: ['rules[0].to[0].operation.paths[2]'],
    });
    expect(decoded(named(done, 'webapp-calls-sidecar').inputs.spec)).toMatchObject({ secrets: [], unknowns: [] });
  });

  test('a whole list is refused, and so is a name of a service', async () => {
    expect(
      await problemsOf(() =>
        service('webapp').calls(service('catalog'), { paths: pulumi.output(['/a']) as unknown as string[] }),
      ),
    ).toBe(
      `1 problem:\n- [${urn('catalog')}] calls().paths: got "an Output"; a whole list or map cannot be an ` +
        'Output, because its shape must be known; pass a plain list or map, with Outputs in it ' +
        '(pulumi/whole-object)',
    );
    expect(await problemsOf(() => service('webapp').calls(pulumi.output('api.example.com') as unknown as string))).toBe(
      `1 problem:\n- [${urn('webapp')}] calls(): got "an Output"; it decides what is written, so its value ` +
        'must be known when the program runs; pass a plain value (pulumi/structural)',
    );
  });

  test('two Outputs are two rules, whatever their values; one Output is one', async () => {
    const rulesOf = async (options: () => readonly [object, object]) => {
      const done = await run(() => {
        const [catalog, [a, b]] = [service('catalog'), options()];
        service('webapp').calls(catalog, a);
        service('cart').calls(catalog, b);
      });
      return (
        decoded(named(done, 'catalog-callers-authorization-policy-catalog').inputs.spec).value as { rules: object[] }
      ).rules;
    };
    const to = [{ operation: { paths: ['/a'] } }];
    expect(await rulesOf(() => [{ paths: [pulumi.output('/a')] }, { paths: [pulumi.output('/a')] }])).toEqual([
      { from: principals('cluster.local/ns/shop/sa/webapp'), to },
      { from: principals('cluster.local/ns/shop/sa/cart'), to },
    ]);
    expect(
      await rulesOf(() => {
        const path = pulumi.output('/a');
        return [{ paths: [path] }, { paths: [path] }];
      }),
    ).toEqual([{ from: principals('cluster.local/ns/shop/sa/webapp', 'cluster.local/ns/shop/sa/cart'), to }]);
  });

  test('collectors of traces that are Outputs are in the scope of callers', async () => {
    const done = await run(() => {
      mesh({
        meshConfig: {
          extensionProviders: [
            { name: 'otel', opentelemetry: { service: pulumi.output('observability/otel.example.com'), port: 4317 } },
          ],
        },
      });
      outside({ hosts: ['otel.example.com'] });
      service('webapp').calls(service('catalog'));
    });
    expect(istio(done)['Sidecar shop/webapp']).toMatchObject({
      egress: [{ hosts: ['istio-system/*', 'observability/otel.example.com', 'shop/catalog.shop.svc.cluster.local'] }],
    });
  });
});

describe('workloads of @pulumi/kubernetes', () => {
  const deployment = (name: string, options: pulumi.CustomResourceOptions = {}) =>
    new k8s.apps.v1.Deployment(
      name,
      {
        metadata: { name: `${name}-v1`, namespace },
        spec: {
          selector: { matchLabels: { app: name } },
          template: {
            metadata: { labels: { app: name, version: 'v1' } },
            spec: { serviceAccountName: pulumi.output(`${name}-account`), containers: [{ name: 'app', image: name }] },
          },
        },
      },
      options,
    );

  test('their name, labels and account, once they are known; also those that wait for the mesh', async () => {
    const done = await run(() => {
      const it = mesh();
      calls(deployment('webapp', { dependsOn: it }), service('catalog'), { methods: ['GET'] });
    });
    expect(istio(done)).toEqual({
      'AuthorizationPolicy shop/catalog': {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [
          { from: principals('cluster.local/ns/shop/sa/webapp-account'), to: [{ operation: { methods: ['GET'] } }] },
        ],
      },
      'Sidecar shop/webapp-v1': {
        workloadSelector: { labels: { app: 'webapp' } },
        egress: [{ hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local'] }],
      },
    });
    expect(named(done, 'webapp-calls-sidecar').parent).toBe(
      'urn:pulumi:dev::shop::kubernetes:apps/v1:Deployment::webapp',
    );
  });

  test('a CronJob and a Pod, without an account', async () => {
    const done = await run(() => {
      mesh();
      const catalog = service('catalog');
      const labels = { app: 'night' };
      const containers = [{ name: 'app', image: 'night' }];
      calls(
        new k8s.batch.v1.CronJob('night', {
          metadata: { name: 'night', namespace },
          spec: {
            schedule: '0 3 * * *',
            jobTemplate: {
              spec: { template: { metadata: { labels }, spec: { serviceAccountName: 'owl', containers } } },
            },
          },
        }),
        catalog,
      );
      calls(
        new k8s.core.v1.Pod('probe', {
          metadata: { name: 'probe', namespace, labels: { app: 'probe' } },
          spec: { containers },
        }),
        catalog,
      );
    });
    expect(istio(done)).toMatchObject({
      'AuthorizationPolicy shop/catalog': {
        rules: [{ from: principals('cluster.local/ns/shop/sa/owl', 'cluster.local/ns/shop/sa/default') }],
      },
      'Sidecar shop/night': { workloadSelector: { labels: { app: 'night' } } },
      'Sidecar shop/probe': { workloadSelector: { labels: { app: 'probe' } } },
    });
  });
});

test('of services outside: only the caller knows them, and nothing can be asked of them', async () => {
  const done = await run(() => {
    mesh();
    outside({ hosts: ['api.stripe.com'] });
    service('webapp')
      .calls('api.stripe.com')
      .calls(MeshService.host('billing.finance.svc.cluster.local'))
      .calls(MeshService.external('maps.example.com'));
  });
  expect(istio(done)).toMatchObject({
    'Sidecar shop/webapp': {
      workloadSelector: { labels: { app: 'webapp' } },
      egress: [
        {
          hosts: [
            'istio-system/*',
            '*/api.stripe.com',
            'finance/billing.finance.svc.cluster.local',
            '*/maps.example.com',
          ],
        },
      ],
    },
  });
  expect(Object.keys(istio(done)).filter((name) => name.startsWith('AuthorizationPolicy'))).toEqual([]);
  expect(await problemsOf(() => service('webapp').calls('api.stripe.com', { methods: ['GET'] }))).toBe(
    `1 problem:\n- [${urn('webapp')}] calls().methods: got "api.stripe.com"; the program does not write ` +
      'policies for this service, so the condition would not be carried out; leave the conditions out ' +
      '(intents/outside)',
  );
});

describe('in ambient mode', () => {
  const ambient = () => mesh({ profile: 'ambient', ingressGateways: [{}] });

  test('the waypoint carries the policy out, and nobody comes past it', async () => {
    const done = await run(() => {
      ambient().enroll('shop', 'ambient', { waypoint: new Waypoint('waypoint', { namespace }) });
      service('webapp').calls(service('catalog'), { methods: ['GET'] });
    });
    expect(istio(done)).toEqual({
      'AuthorizationPolicy shop/catalog': {
        targetRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
        action: 'ALLOW',
        rules: [{ from: principals('cluster.local/ns/shop/sa/webapp'), to: [{ operation: { methods: ['GET'] } }] }],
      },
      'AuthorizationPolicy shop/catalog-waypoint-only': {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [{ from: principals('cluster.local/ns/shop/sa/waypoint') }],
      },
    });
  });

  test('past a waypoint: gateways without the label, and sidecars', async () => {
    const text = (what: string, fix: string) =>
      `1 problem:\n- [${urn('catalog')}] calls(): got "catalog.shop.svc.cluster.local"; ${what} pass by the ` +
      `waypoint of the service, and its pods take calls from the waypoint only; ${fix} (intents/past-waypoint)`;
    const infra = (it: ServiceMesh) => {
      it.enroll('shop', 'ambient', { waypoint: new Waypoint('shared', { namespace: 'infra', from: 'All' }) });
      return service('catalog');
    };
    expect(
      await problemsOf(() => {
        const it = ambient();
        const catalog = infra(it);
        it.enroll('web');
        new MeshService('front', { namespace: 'web', selector: { app: 'front' }, serviceAccount: 'front' }).calls(
          catalog,
        );
      }),
    ).toBe(text('sidecars', 'enrol namespace web as ambient too'));
    expect(
      await problemsOf(() => {
        const it = ambient();
        it.ingressGateway.calls(infra(it));
      }),
    ).toBe(text('gateways', 'give namespace shop or the Service the label istio.io/ingress-use-waypoint: "true"'));
  });
});

test('pods or account that are not known, a service whose name is none, and calls that come too late', async () => {
  const pods = (name: string) =>
    `- [${urn(name)}] calls(): got "${name}.shop.svc.cluster.local"; the labels of its pods are not known; ` +
    'name the `workload` of the MeshService, or its `selector` (intents/unknown-pods)';
  expect(await problemsOf(() => service('known').calls(new MeshService('bare', { namespace })))).toBe(
    `1 problem:\n${pods('bare')}`,
  );
  expect(await problemsOf(() => new MeshService('bare', { namespace }).calls(service('known')))).toBe(
    [
      '2 problems:',
      `- [${urn('bare')}] calls(): got "bare.shop.svc.cluster.local"; the service account of its pods is ` +
        'not known; name the `workload` of the MeshService, or its `serviceAccount` (intents/unknown-account)',
      pods('bare'),
    ].join('\n'),
  );
  expect(
    await problemsOf(async () => {
      const [webapp, cart, catalog] = [service('webapp'), service('cart'), service('catalog')];
      webapp.calls(catalog);
      await later();
      cart.calls(catalog);
    }),
  ).toBe(
    `1 problem:\n- [${urn('catalog')}] calls(): the objects that it would change are registered already; call ` +
      'it before the program awaits anything (pulumi/too-late)',
  );
});

test('each cluster has its own policies', async () => {
  class Provider extends pulumi.ProviderResource {
    constructor(name: string) {
      super('kubernetes', name, { enableConfigMapMutable: true });
    }
  }
  const done = await run(() => {
    for (const name of ['east', 'west']) {
      const provider = new Provider(name);
      const mesh = new ServiceMesh(
        name,
        { crds: false, profile: 'minimal', trustDomain: `${name}.example` },
        { provider },
      );
      const catalog = new MeshService(
        `${name}-catalog`,
        { name: 'catalog', namespace, selector: { app: 'catalog' }, serviceAccount: 'catalog' },
        { provider },
      );
      new MeshService(
        `${name}-webapp`,
        { name: 'webapp', namespace, selector: { app: 'webapp' }, serviceAccount: 'webapp' },
        { provider },
      ).calls(catalog);
      expect(mesh.revision).toBe('default');
    }
  });
  const rules = (name: string) =>
    (
      decoded(named(done, `${name}-catalog-callers-authorization-policy-catalog`).inputs.spec).value as {
        rules: object[];
      }
    ).rules;
  expect(rules('east')).toEqual([{ from: principals('east.example/ns/shop/sa/webapp') }]);
  expect(rules('west')).toEqual([{ from: principals('west.example/ns/shop/sa/webapp') }]);
});
