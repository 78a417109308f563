import * as pulumi from '@pulumi/pulumi';
import { AuthorizationPolicy, MeshProblems, MeshService, Sidecar, VirtualService } from '../../../lib/pulumi';
import { decoded, run, unknown } from '../support';

async function registered(program: () => void, preview = false) {
  const { objects, resources } = await run(program, { preview });
  return {
    names: [...objects.keys()].sort(),
    of: (name: string) => decoded(objects.get(name)?.inputs),
    objects,
    resources,
  };
}

test('a service outside the cluster has a ServiceEntry, and what is asked of it', async () => {
  const { names, of } = await registered(() => {
    MeshService.external('api.stripe.com', {
      namespace: 'shop',
      ports: [443, { number: 8443, protocol: 'TLS' }],
    }).timeout(pulumi.secret('3s'));
    MeshService.external('*.example.com', { namespace: 'shop', name: 'examples', exportTo: ['.'] });
  });
  expect(names).toEqual([
    '*.example.com-service-entry',
    'api.stripe.com-service-entry',
    'api.stripe.com-virtual-service',
  ]);
  expect(of('api.stripe.com-service-entry').value).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'api.stripe.com', namespace: 'shop' },
    spec: {
      hosts: ['api.stripe.com'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [
        { number: 443, name: 'https', protocol: 'HTTPS' },
        { number: 8443, name: 'tls', protocol: 'TLS' },
      ],
    },
  });
  expect(of('api.stripe.com-virtual-service')).toMatchObject({
    value: {
      spec: {
        hosts: ['api.stripe.com'],
        http: [{ route: [{ destination: { host: 'api.stripe.com' } }], timeout: '3s' }],
      },
    },
    secrets: ['spec.http[0].timeout'],
  });
  expect(of('*.example.com-service-entry').value).toMatchObject({
    metadata: { name: 'examples', namespace: 'shop' },
    spec: { hosts: ['*.example.com'], resolution: 'NONE', exportTo: ['.'] },
  });
});

test('a service that lives elsewhere has only what is asked of it', async () => {
  const { names, of } = await registered(() => {
    MeshService.host('quiet.old.svc.cluster.local');
    const legacy = MeshService.host('legacy.old.svc.cluster.local', {
      subsets: { v1: { version: 'v1' } },
      trafficPolicy: { connectionPool: { tcp: { maxConnections: unknown<number>('limit') } } },
    });
    new VirtualService('routes', {
      namespace: 'shop',
      hosts: [legacy],
      http: [{ route: [{ destination: legacy.subset('v1') }] }],
    });
    new Sidecar('scope', { namespace: 'shop', egress: [{ hosts: [legacy] }] });
  }, true);
  expect(names).toEqual(['legacy.old.svc.cluster.local-destination-rule', 'routes', 'scope']);
  expect(of('legacy.old.svc.cluster.local-destination-rule')).toMatchObject({
    value: {
      metadata: { name: 'legacy', namespace: 'old' },
      spec: { host: 'legacy.old.svc.cluster.local', trafficPolicy: { connectionPool: { tcp: {} } } },
    },
    unknowns: ['spec.trafficPolicy.connectionPool.tcp.maxConnections'],
  });
  expect(of('routes').value).toMatchObject({
    spec: { http: [{ route: [{ destination: { host: 'legacy.old.svc.cluster.local', subset: 'v1' } }] }] },
  });
  expect(of('scope').value).toMatchObject({ spec: { egress: [{ hosts: ['old/legacy.old.svc.cluster.local'] }] } });
});

test('a service that a manifest describes has its name, namespace, ports and pods', async () => {
  const models: unknown[] = [];
  const { of } = await registered(() => {
    const service = MeshService.of(
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'catalog', namespace: 'shop' },
        spec: { ports: [{ port: 8080, name: 'http' }], selector: { app: 'catalog' } },
      } as object,
      { subsets: { v1: { version: 'v1' } } },
    );
    models.push(service.model);
    new AuthorizationPolicy('policy', { namespace: 'shop', selector: service, rules: [{}] });
    models.push(MeshService.of({ name: 'named', namespace: 'shop', ports: [9090] }).model);
  });
  expect(models).toMatchObject([
    {
      name: 'catalog',
      namespace: 'shop',
      host: 'catalog.shop.svc.cluster.local',
      ports: [{ number: 8080, name: 'http' }],
      selector: { app: 'catalog' },
    },
    { name: 'named', host: 'named.shop.svc.cluster.local', ports: [{ number: 9090 }] },
  ]);
  expect(of('catalog-destination-rule').value).toMatchObject({
    spec: { host: 'catalog.shop.svc.cluster.local', subsets: [{ name: 'v1', labels: { version: 'v1' } }] },
  });
  expect(of('policy').value).toMatchObject({ spec: { selector: { matchLabels: { app: 'catalog' } } } });
});

test('what a service is called must be known, also when it stands elsewhere', async () => {
  const problems: unknown[] = [];
  const attempt = (act: () => unknown): void => {
    try {
      act();
    } catch (reason) {
      problems.push(
        ...(reason as MeshProblems).problems.map(({ object, path, code }) => [object?.split('::').at(-1), path, code]),
      );
    }
  };
  const late = pulumi.output('shop') as unknown as string;
  await run(() => {
    attempt(() => new MeshService('one', { namespace: late, trafficPolicy: {} }));
    attempt(() => MeshService.external('api.example', { namespace: late }));
    attempt(() =>
      MeshService.of(
        { kind: 'Service', metadata: { name: 'three' } },
        { namespace: late, subsets: { v1: { version: 'v1' } } },
      ),
    );
    attempt(() => new MeshService('four', { port: 80, ports: [70000] }));
  });
  expect(problems).toEqual([
    ['one', 'namespace', 'pulumi/structural'],
    ['api.example', 'namespace', 'pulumi/structural'],
    ['three', 'namespace', 'pulumi/structural'],
    ['four', 'port', 'mesh-service/props'],
    ['four', 'ports', 'mesh-service/props'],
  ]);
});

test('weights of more than 100 in a route, which Istio would take as shares, are refused', async () => {
  const problems: unknown[] = [];
  await run(() => {
    const catalog = MeshService.host('catalog.shop.svc.cluster.local');
    const route = [
      { destination: catalog.subset('v1'), weight: 90 },
      { destination: catalog.subset('v2'), weight: 90 },
    ];
    try {
      new VirtualService('routes', { hosts: ['a.example'], http: [{ route }] });
    } catch (reason) {
      problems.push(...(reason as MeshProblems).problems);
    }
  });
  expect(problems).toEqual([
    {
      severity: 'error',
      code: 'policies/weights',
      object: 'urn:pulumi:dev::shop::istio-constructs:index:VirtualService::routes',
      path: 'spec.http[0].route',
      found: [90, 90],
      message: 'the weights sum to 180, more than 100 percent',
      fix: 'make them sum to 100',
    },
  ]);
});

test('a reference that has no meaning where it stands is refused, with its whole path', async () => {
  const problems: unknown[] = [];
  await run(() => {
    try {
      new VirtualService('routes', {
        hosts: ['a.example'],
        gateways: [MeshService.host('catalog.shop.svc.cluster.local')],
        http: [{ timeout: pulumi.secret('5s') }],
      });
    } catch (reason) {
      problems.push(...(reason as MeshProblems).problems.map(({ path, code, found }) => [path, code, found]));
    }
  });
  expect(problems).toEqual([['spec.gateways[0]', 'references/misplaced', 'service catalog.shop.svc.cluster.local']]);
});
