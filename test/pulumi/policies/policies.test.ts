import * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  Gateway,
  MeshProblems,
  MeshService,
  ServiceMesh,
  VirtualService,
} from '../../../lib/pulumi';
import { decoded, run, unknown } from '../support';

interface Body {
  spec: Record<string, unknown>;
}
const quiet = { crds: false } as const;

test('a policy waits for the control plane of the mesh with its provider, and for no other', async () => {
  class Provider extends pulumi.ProviderResource {
    constructor(name: string) {
      super('kubernetes', name, { enableConfigMapMutable: true });
    }
  }
  const { objects } = await run(() => {
    const [east, west] = [new Provider('east'), new Provider('west')];
    new ServiceMesh('east', quiet, { provider: east });
    new ServiceMesh('west', quiet, { provider: west });
    const a = MeshService.host('a.example', {}, { provider: west });
    new VirtualService('routes', { hosts: [a], http: [{ route: [{ destination: a }] }] }, { provider: west });
  });
  const names = objects
    .get('routes')
    ?.dependsOn.map((urn) => urn.split('::').at(-1))
    .sort();
  expect(names).toEqual([
    'west-base/validating-webhook',
    'west-istiod/autoscaler',
    'west-istiod/deployment',
    'west-istiod/mutating-webhook',
    'west-istiod/service',
    'west-istiod/validating-webhook',
  ]);
});

test('Outputs are in the leaves where they were given, with their own secrecy', async () => {
  const { objects } = await run(
    () =>
      new VirtualService('routes', {
        hosts: [pulumi.output('shop.example')],
        http: [
          {
            timeout: pulumi.secret('5s'),
            route: [{ destination: { host: 'catalog', port: { number: pulumi.output(8080) } } }],
          },
        ],
      }),
  );
  const { value, secrets } = decoded(objects.get('routes')?.inputs.spec);
  expect(value).toEqual({
    hosts: ['shop.example'],
    http: [{ timeout: '5s', route: [{ destination: { host: 'catalog', port: { number: 8080 } } }] }],
  });
  expect(secrets).toEqual(['http[0].timeout']);
});

test('in a preview only what depends on an unknown is unknown', async () => {
  const { objects } = await run(
    () =>
      new VirtualService('routes', {
        hosts: [unknown<string>()],
        http: [{ route: [{ destination: { host: 'catalog' } }] }],
      }),
    { preview: true },
  );
  expect(decoded(objects.get('routes')?.inputs.spec)).toEqual({
    value: { hosts: [undefined], http: [{ route: [{ destination: { host: 'catalog' } }] }] },
    secrets: [],
    unknowns: ['hosts[0]'],
  });
});

test('principals have the trust domain of the mesh, also when it is an Output', async () => {
  const { objects } = await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, trustDomain: pulumi.secret('td.example') });
    new AuthorizationPolicy('callers', {
      namespace: 'shop',
      rules: [{ from: [{ source: { principals: [mesh.ingressGateway] } }] }],
    });
    new Gateway('public', {
      namespace: 'shop',
      selector: mesh.ingressGateway,
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    });
  });
  const { value, secrets } = decoded(objects.get('callers')?.inputs.spec);
  expect(value).toEqual({
    rules: [
      { from: [{ source: { principals: ['td.example/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] },
    ],
  });
  expect(secrets).toEqual(['rules[0].from[0].source.principals[0]']);
  expect(decoded(objects.get('public')?.inputs).secrets).toEqual([]);
});

test('a policy that istiod would refuse is refused, with the URN', async () => {
  const caught: MeshProblems[] = [];
  await run(() => {
    try {
      new Gateway('public', { selector: { istio: 'x' }, servers: [] });
    } catch (reason) {
      caught.push(reason as MeshProblems);
    }
  });
  expect(caught[0].problems.map(({ object, path, code }) => ({ object, path, code }))).toEqual([
    {
      object: 'urn:pulumi:dev::shop::istio-constructs:index:Gateway::public',
      path: 'spec.servers',
      code: 'webhook/servers-missing',
    },
  ]);
});

test('all that is asked of a service is one VirtualService and one DestinationRule', async () => {
  const { objects } = await run(() => {
    new MeshService('catalog', {
      namespace: 'shop',
      port: 80,
      subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    })
      .split({ v1: pulumi.output(90), v2: pulumi.output(10) })
      .timeout('10s')
      .circuitBreaker({ consecutive5xxErrors: 3 });
  });
  const host = 'catalog.shop.svc.cluster.local';
  expect([...objects.keys()].sort()).toEqual(['catalog-destination-rule', 'catalog-virtual-service']);
  expect((objects.get('catalog-virtual-service')?.inputs as unknown as Body).spec).toEqual({
    hosts: [host],
    http: [
      {
        route: [
          { destination: { host, subset: 'v1' }, weight: 90 },
          { destination: { host, subset: 'v2' }, weight: 10 },
        ],
        timeout: '10s',
      },
    ],
  });
  expect((objects.get('catalog-destination-rule')?.inputs as unknown as Body).spec).toEqual({
    host,
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
    trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } },
  });
});

test('calls that contradict each other, that name no subset, or that come too late are refused', async () => {
  const codes: string[] = [];
  const caught = (act: () => unknown): void => {
    try {
      act();
    } catch (reason) {
      codes.push(...(reason as MeshProblems).problems.map(({ code }) => code));
    }
  };
  await run(async () => {
    const catalog = new MeshService('catalog', { port: 80, subsets: { v1: { version: 'v1' } } });
    caught(() => catalog.timeout('5s').timeout('6s'));
    caught(() => catalog.subset('v9' as 'v1'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    caught(() => catalog.retry(2));
  });
  expect(codes).toEqual(['mesh-service/contradiction', 'mesh-service/unknown-subset', 'pulumi/too-late']);
});

test('a preview with unknowns and secrets lists every object; only leaves that depend are so', async () => {
  const { objects } = await run(
    () =>
      new ServiceMesh('mesh', {
        ...quiet,
        hub: unknown<string>(),
        meshConfig: { trustDomain: pulumi.secret('secret.example') },
      }),
    { preview: true },
  );
  expect(objects.size).toBe(26);
  const of = (name: string) => decoded(objects.get(`mesh-${name}`)?.inputs);
  expect(of('istiod/deployment')).toMatchObject({ unknowns: ['spec.template.spec.containers[0].image'], secrets: [] });
  expect(of('istiod/config-map')).toMatchObject({ unknowns: [], secrets: ['data.mesh'] });
  expect(of('istiod/config-map-injector').unknowns).toContain('data.values');
  expect(objects.get('mesh-istiod/deployment')?.propertyDependencies).toMatchObject({
    spec: [expect.stringContaining('test:index:Source::source')],
    metadata: [],
  });
  const plainText = [...objects.values()].filter(({ inputs }) => JSON.stringify(inputs).includes('secret.example'));
  expect(plainText.every(({ inputs }) => decoded(inputs).secrets.length > 0)).toBe(true);
});

test('Pulumi shows problems without the stack of our code', () => {
  expect(pulumi.RunError.isInstance(new MeshProblems([]))).toBe(true);
});
