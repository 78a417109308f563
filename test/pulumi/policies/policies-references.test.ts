import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  DestinationRule,
  EnvoyFilter,
  Gateway,
  HTTPRoute,
  MeshProblems,
  MeshService,
  ServiceMesh,
  Sidecar,
  VirtualService,
} from '../../../lib/pulumi';
import { decoded, run, unknown } from '../support';

const HOST = 'catalog.shop.svc.cluster.local';
const catalogService = (more: object = {}) =>
  new k8s.core.v1.Service('catalog', {
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: { ports: [{ port: 8080 }], ...more },
  });
const deployment = (spec: object = {}) =>
  new k8s.apps.v1.Deployment('web', {
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
      },
    },
  });

/** The specs of what a program registers, by name. */
async function specs(program: () => void, { preview = false, stack = false } = {}) {
  const { objects, warnings } = await run(() => (stack ? inStack(program) : program()), { preview });
  return { warnings, of: (name: string) => decoded(objects.get(name)?.inputs.spec), objects };
}

/**
 * As a program really runs. What is declared before the first of our components is seen there too, because our package
 * is loaded in the stack.
 */
const inStack = async (program: () => void): Promise<void> => {
  await pulumi.runtime.runInPulumiStack(async () => {
    MeshService.host('outside.example');
    program();
  });
};

test('a Service stands for its host, as destination, target and backend', async () => {
  const { of } = await specs(() => {
    const service = catalogService();
    new VirtualService('routes', {
      namespace: 'web',
      hosts: [service],
      http: [
        { route: [{ destination: service }], mirror: service },
        { route: [{ destination: { host: service, subset: 'v1' } }] },
      ],
    });
    new DestinationRule('rule', { namespace: 'shop', host: service });
    new AuthorizationPolicy('policy', { namespace: 'shop', targetRefs: [service], rules: [{}] });
    new Sidecar('scope', { namespace: 'web', egress: [{ hosts: [service] }] });
    new HTTPRoute('same', { namespace: 'shop', rules: [{ backendRefs: [service] }] });
    new HTTPRoute('other', { namespace: 'web', parentRefs: [service], rules: [{ backendRefs: [service] }] });
  });
  expect(of('routes').value).toEqual({
    hosts: [HOST],
    http: [
      { route: [{ destination: { host: HOST } }], mirror: { host: HOST } },
      { route: [{ destination: { host: HOST, subset: 'v1' } }] },
    ],
  });
  expect(of('rule').value).toEqual({ host: HOST });
  expect(of('policy').value).toEqual({ targetRefs: [{ group: '', kind: 'Service', name: 'catalog' }], rules: [{}] });
  expect(of('scope').value).toEqual({ egress: [{ hosts: [`shop/${HOST}`] }] });
  expect(of('same').value).toEqual({ rules: [{ backendRefs: [{ name: 'catalog', namespace: 'shop', port: 8080 }] }] });
  expect(of('other').value).toEqual({
    parentRefs: [{ group: '', kind: 'Service', name: 'catalog', namespace: 'shop' }],
    rules: [{ backendRefs: [{ name: 'catalog', namespace: 'shop', port: 8080 }] }],
  });
});

test('accounts, namespaces and secrets stand for their names', async () => {
  const { of } = await specs(() => {
    const account = new k8s.core.v1.ServiceAccount('account', { metadata: { name: 'payments', namespace: 'pay' } });
    const namespace = new k8s.core.v1.Namespace('ns', { metadata: { name: 'ops' } });
    const secret = new k8s.core.v1.Secret('cert', { metadata: { name: 'shop-cert', namespace: 'istio-system' } });
    new ServiceMesh('mesh', { crds: false, trustDomain: 'td.example' });
    new AuthorizationPolicy('callers', {
      namespace: 'shop',
      rules: [
        {
          from: [
            { source: { principals: [account, deployment(), deployed('named', 'robot')], namespaces: [namespace] } },
          ],
        },
      ],
    });
    new Gateway('public', {
      namespace: 'shop',
      selector: { app: 'x' },
      servers: [
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: ['*'],
          tls: { mode: 'SIMPLE', credentialName: secret },
        },
      ],
    });
  });
  expect(of('callers').value).toEqual({
    rules: [
      {
        from: [
          {
            source: {
              principals: [
                'td.example/ns/pay/sa/payments',
                'td.example/ns/shop/sa/default',
                'td.example/ns/shop/sa/robot',
              ],
              namespaces: ['ops'],
            },
          },
        ],
      },
    ],
  });
  expect(of('public').value).toMatchObject({ servers: [{ tls: { credentialName: 'shop-cert' } }] });
});

function deployed(name: string, serviceAccountName: string): k8s.apps.v1.Deployment {
  return new k8s.apps.v1.Deployment(name, {
    metadata: { name, namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { serviceAccountName, containers: [] } },
    },
  });
}

test('custom resources of Istio and of the Gateway API stand for their names', async () => {
  const { of } = await specs(() => {
    const gateway = new k8s.apiextensions.CustomResource('gw', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', namespace: 'ops' },
      spec: {},
    });
    const entry = new k8s.apiextensions.CustomResource('se', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'stripe', namespace: 'ops' },
      spec: { hosts: ['api.stripe.com'] },
    });
    const parent = new k8s.apiextensions.CustomResource('kgw', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'front', namespace: 'ops' },
      spec: {},
    });
    new VirtualService('routes', {
      namespace: 'shop',
      hosts: ['a.example'],
      gateways: [gateway],
      http: [{ route: [{ destination: entry }] }],
    });
    new HTTPRoute('route', { namespace: 'shop', parentRefs: [parent], rules: [{ backendRefs: [catalogService()] }] });
  });
  expect(of('routes').value).toEqual({
    hosts: ['a.example'],
    gateways: ['ops/public'],
    http: [{ route: [{ destination: { host: 'api.stripe.com' } }] }],
  });
  expect(of('route').value).toMatchObject({ parentRefs: [{ name: 'front', namespace: 'ops' }] });
});

test('a policy depends on the resources that it names, and on them only where it names them', async () => {
  const { objects } = await specs(() => {
    new VirtualService('routes', {
      namespace: 'shop',
      hosts: ['a.example'],
      http: [{ route: [{ destination: catalogService() }] }],
    });
  });
  expect(objects.get('routes')?.propertyDependencies).toEqual({
    apiVersion: [],
    kind: [],
    metadata: [],
    spec: ['urn:pulumi:dev::shop::kubernetes:core/v1:Service::catalog'],
  });
});

test('a name that is not known before `up` is unknown in its place alone', async () => {
  const { of } = await specs(
    () => {
      const service = new k8s.core.v1.Service('catalog', {
        metadata: { name: unknown<string>('name'), namespace: 'shop' },
        spec: {},
      });
      new ServiceMesh('mesh', { crds: false });
      new VirtualService('routes', {
        namespace: 'shop',
        hosts: ['a.example'],
        http: [{ timeout: '5s', route: [{ destination: service }] }],
      });
    },
    { preview: true },
  );
  expect(of('routes')).toEqual({
    value: { hosts: ['a.example'], http: [{ timeout: '5s', route: [{ destination: { host: undefined } }] }] },
    secrets: [],
    unknowns: ['http[0].route[0].destination.host'],
  });
});

test('a secret name stays secret', async () => {
  const { of, objects } = await specs(() => {
    const service = new k8s.core.v1.Service('catalog', {
      metadata: { name: pulumi.secret('hidden'), namespace: 'shop' },
      spec: {},
    });
    new VirtualService('routes', {
      namespace: 'shop',
      hosts: ['a.example'],
      http: [{ route: [{ destination: service }] }],
    });
  });
  expect(objects.get('catalog')).toBeDefined();
  expect(of('routes').secrets).toEqual(['http[0].route[0].destination.host']);
});

async function refused(program: () => void, stack = false): Promise<unknown[]> {
  const caught: unknown[] = [];
  const attempt = (): void => {
    try {
      program();
    } catch (reason) {
      caught.push(...(reason as MeshProblems).problems);
    }
  };
  await run(() => (stack ? inStack(attempt) : attempt()));
  return caught;
}

const URN = 'urn:pulumi:dev::shop::istio-constructs:index:VirtualService::routes';
const route = { hosts: ['a.example'], http: [{ route: [{ destination: { host: 'a' } }] }] };

test('a Namespace cannot be the namespace of a policy: its name can', async () => {
  const program = () => {
    const namespace = new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop' } });
    new VirtualService('routes', { namespace: namespace as unknown as string, ...route });
  };
  const problem = {
    severity: 'error',
    code: 'pulumi/structural',
    object: URN,
    path: 'namespace',
    found: 'Namespace ns',
    fix: 'write the name itself',
    message:
      'it decides what the object is called, so it must be known when the program runs, and the name of a ' +
      'resource is not',
  };
  expect(await refused(program)).toEqual([problem]);
  expect(await refused(program, true)).toEqual([
    { ...problem, fix: 'write the name itself, "shop", and depend on the resource with `dependsOn`' },
  ]);
  const byOutput = await refused(() => {
    const namespace = new k8s.core.v1.Namespace('ns', { metadata: { name: 'shop' } });
    new VirtualService('routes', { namespace: namespace.metadata.name as unknown as string, ...route });
  });
  expect(byOutput).toMatchObject([{ code: 'pulumi/structural', object: URN, path: 'namespace', found: 'an Output' }]);
});

test('a resource where nothing of its kind can stand is refused, by the name that it has in the program', async () => {
  expect(
    await refused(() => {
      new VirtualService('routes', { ...route, gateways: [catalogService()] });
    }),
  ).toMatchObject([
    {
      code: 'references/misplaced',
      object: URN,
      path: 'spec.gateways[0]',
      found: 'Service catalog',
      fix: 'name an Istio `Gateway`',
    },
  ]);
  class Bucket extends pulumi.CustomResource {
    constructor() {
      super('aws:s3/bucket:Bucket', 'assets', {});
    }
  }
  expect(
    await refused(() => {
      new VirtualService('routes', { ...route, hosts: [new Bucket() as unknown as string] });
    }),
  ).toMatchObject([
    { code: 'pulumi/no-reference', object: URN, path: 'hosts[0]', found: 'aws:s3/bucket:Bucket assets' },
  ]);
});

describe('the pods of a workload', () => {
  const filter = () => {
    new EnvoyFilter('filter', { namespace: 'shop', workloadSelector: deployment(), configPatches: [] });
  };

  test('are selected by its labels, where those are plain', async () => {
    const { of } = await specs(filter, { stack: true });
    expect(of('filter').value).toEqual({ workloadSelector: { labels: { app: 'web' } }, configPatches: [] });
  });

  test('are never all pods because its labels are not known', async () => {
    expect(await refused(filter)).toMatchObject([
      {
        code: 'references/misplaced',
        path: 'spec.workloadSelector',
        found: 'Deployment web',
        fix: 'the labels of its pods are not known: write them here',
      },
    ]);
  });
});

describe('a MeshService of resources', () => {
  const webapp = (options?: pulumi.CustomResourceOptions) =>
    new k8s.apps.v1.Deployment(
      'webapp',
      {
        metadata: { name: 'webapp', namespace: 'web' },
        spec: {
          selector: { matchLabels: { app: 'webapp' } },
          template: { metadata: { labels: { app: 'webapp', version: 'v1' } }, spec: { containers: [] } },
        },
      },
      options,
    );

  test('has the name and ports that the Service is declared with, and waits for it', async () => {
    const models: unknown[] = [];
    const { of, objects } = await specs(
      () => {
        const { model } = MeshService.of(catalogService({ selector: { app: 'catalog' } })).timeout('2s');
        models.push(model);
      },
      { stack: true },
    );
    expect(models).toMatchObject([
      {
        kind: 'Service',
        name: 'catalog',
        namespace: 'shop',
        host: HOST,
        ports: [{ number: 8080 }],
        selector: { app: 'catalog' },
      },
    ]);
    expect(of('catalog-virtual-service').value).toEqual({
      hosts: [HOST],
      http: [{ route: [{ destination: { host: HOST } }], timeout: '2s' }],
    });
    expect(objects.get('catalog-virtual-service')?.dependsOn).toEqual([
      'urn:pulumi:dev::shop::pulumi:pulumi:Stack$kubernetes:core/v1:Service::catalog',
    ]);
  });

  test('has the name that it is given, where the Service says an Output', async () => {
    const models: unknown[] = [];
    await specs(() => {
      const service = new k8s.core.v1.Service('catalog', {
        metadata: { name: pulumi.output('catalog'), namespace: 'shop' },
      });
      models.push(MeshService.of(service, { name: 'catalog', namespace: 'shop', port: 80 }).model);
    });
    expect(models).toMatchObject([{ name: 'catalog', namespace: 'shop', host: HOST, ports: [{ number: 80 }] }]);
    const service = () => {
      MeshService.of(
        new k8s.core.v1.Service('catalog', { metadata: { name: pulumi.output('catalog'), namespace: 'shop' } }),
      );
    };
    for (const stack of [false, true]) {
      expect(await refused(service, stack)).toMatchObject([
        {
          code: 'pulumi/structural',
          object: expect.stringMatching(/kubernetes:core\/v1:Service::catalog$/),
          path: 'of()',
          found: 'Service catalog',
          fix: 'say them: MeshService.of(service, { name, namespace })',
        },
      ]);
    }
  });

  test('has the labels and account of the workload, as it is declared', async () => {
    const { of } = await specs(
      () => {
        const account = new k8s.core.v1.ServiceAccount('robot', { metadata: { name: 'robot', namespace: 'web' } });
        const byWorkload = new MeshService('webapp', { namespace: 'web', port: 80, workload: webapp() });
        const byAccount = new MeshService('other', {
          namespace: 'web',
          port: 80,
          selector: { app: 'other' },
          serviceAccount: account,
        });
        new AuthorizationPolicy('callers', {
          namespace: 'web',
          selector: byWorkload,
          rules: [{ from: [{ source: { principals: [byWorkload, byAccount] } }] }],
        });
      },
      { stack: true },
    );
    expect(of('callers').value).toEqual({
      selector: { matchLabels: { app: 'webapp' } },
      rules: [
        { from: [{ source: { principals: ['cluster.local/ns/web/sa/default', 'cluster.local/ns/web/sa/robot'] } }] },
      ],
    });
  });

  test('is refused where the workload tells its labels and account later', async () => {
    const problems = await refused(() => {
      new MeshService('webapp', { namespace: 'web', workload: webapp(), subsets: {} });
    });
    expect(problems).toMatchObject([
      {
        code: 'pulumi/structural',
        path: 'workload',
        found: 'Deployment webapp',
        message: 'its labels must be known when the program runs, and the resource tells it later',
      },
      {
        code: 'pulumi/structural',
        path: 'workload',
        message: 'its service account must be known when the program runs, and the resource tells it later',
      },
    ]);
    const said = await refused(() => {
      const account = new k8s.core.v1.ServiceAccount('robot', { metadata: { name: 'robot', namespace: 'web' } });
      new MeshService('one', {
        namespace: 'web',
        workload: webapp(),
        selector: { app: 'webapp' },
        serviceAccount: 'webapp',
      });
      new MeshService('two', { namespace: 'web', serviceAccount: account });
    });
    expect(said).toMatchObject([
      {
        code: 'pulumi/structural',
        path: 'serviceAccount',
        found: 'ServiceAccount robot',
        fix: 'write the name as text',
      },
    ]);
  });

  test('may name resources in its settings', async () => {
    const { of } = await specs(() => {
      const secret = new k8s.core.v1.Secret('cert', { metadata: { name: 'client-cert', namespace: 'shop' } });
      new MeshService('catalog', {
        namespace: 'shop',
        trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: secret } },
      });
    });
    expect(of('catalog-destination-rule').value).toEqual({
      host: HOST,
      trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'client-cert' } },
    });
  });
});
