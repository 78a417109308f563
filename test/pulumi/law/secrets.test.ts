import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import {
  IngressGateway,
  KubeObject,
  MeshProblems,
  MeshService,
  ServiceMesh,
  type ServiceMeshArgs,
} from '../../../lib/pulumi';
import { INTENTS, leaves, POLICIES, put, type Path } from './secrets-samples';
import { decoded, plain, run, type Run } from '../support';
import { expectUntold, seen } from './untold';

const pathText = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('');
/** The places of secrets by the names of resources. */
function secretsOf({ objects }: Run<unknown>): Record<string, string[]> {
  const all = [...objects].map(([name, { inputs }]) => [name, decoded(inputs).secrets.sort()] as const);
  return Object.fromEntries(all.filter(([, found]) => found.length > 0));
}

describe('a mesh with many secrets', () => {
  const props = (of: (text: string) => unknown): ServiceMeshArgs =>
    ({
      crds: false,
      hub: of('zq-hub.example'),
      tag: of('zq-tag'),
      imagePullSecrets: [of('zq-pull')],
      trustDomain: of('zq-td.example'),
      meshId: of('zq-meshid'),
      cni: { env: { A: of('zq-cni') } },
      pilot: { env: { TOKEN: of('zq-env') }, podAnnotations: { a: of('zq-annotation') } },
      meshConfig: {
        accessLogFormat: of('zq-format: "x"\n'),
        defaultConfig: { discoveryAddress: of('zq-discovery.example:15012') },
      },
      sidecarInjector: { templates: { mine: of('zq-template: 1') } },
      ingressGateways: [{ service: { loadBalancerIP: of('zq-address'), annotations: { cert: of('zq-cert') } } }],
      values: { istiod: { global: { logging: { level: of('zq-logging') } } } },
    }) as unknown as ServiceMeshArgs;

  test('has them in these leaves and nowhere else', async () => {
    const registered = await seen(() => new ServiceMesh('mesh', props(pulumi.secret)));
    expect(secretsOf(registered)).toEqual({
      'mesh-base/service-account-reader': ['imagePullSecrets[0].name'],
      'mesh-istiod/service-account': ['imagePullSecrets[0].name'],
      'mesh-istiod/config-map': ['data.mesh'],
      'mesh-istiod/config-map-injector': ['data.config', 'data.values'],
      'mesh-istiod/config-map-values': ['data.merged-values', 'data.original-values'],
      'mesh-istiod/deployment': [
        'spec.template.metadata.annotations.a',
        'spec.template.spec.containers[0].args[2]',
        'spec.template.spec.containers[0].env[7].value',
        'spec.template.spec.containers[0].image',
      ],
      'mesh-cni/service-account': ['imagePullSecrets[0].name'],
      'mesh-cni/config-map': ['data.A', 'data.CURRENT_AGENT_VERSION'],
      'mesh-cni/daemon-set': [
        'spec.template.spec.containers[0].env[9].value',
        'spec.template.spec.containers[0].image',
      ],
      'mesh-istio-ingressgateway/workload': ['spec.template.spec.imagePullSecrets[0].name'],
      'mesh-istio-ingressgateway/service': ['metadata.annotations.cert', 'spec.loadBalancerIP'],
    });
    expectUntold(registered.text);
    expect(registered.text).toContain('istio-ingressgateway');
  });

  test('is otherwise the mesh without secrets', async () => {
    const [hidden, shown] = [
      await run(() => new ServiceMesh('mesh', props(pulumi.secret))),
      await run(
        () =>
          new ServiceMesh(
            'mesh',
            props((text) => text),
          ),
      ),
    ];
    const bodies = ({ objects }: Run<unknown>) =>
      Object.fromEntries([...objects].map(([name, { inputs }]) => [name, plain(decoded(inputs).value)]));
    expect(bodies(hidden)).toEqual(bodies(shown));
  });

  test('has nothing of them in its own state', async () => {
    const { resources, componentOutputs } = await run(() => {
      const mesh = new ServiceMesh('mesh', props(pulumi.secret));
      new IngressGateway('door', { mesh, service: { annotations: { cert: pulumi.secret('zq-door') } } });
      new MeshService('catalog', { port: 80 }).timeout(pulumi.secret('7s'));
    });
    expect(resources.filter(({ custom }) => !custom).map(({ type, inputs }) => [type.split(':')[2], inputs])).toEqual([
      ['ServiceMesh', {}],
      ['IngressGateway', {}],
      ['MeshService', {}],
    ]);
    expect(componentOutputs).toEqual([{}, {}, {}]);
  });

  test('shows none of them in a preview', async () => {
    expectUntold((await seen(() => new ServiceMesh('mesh', props(pulumi.secret)), { preview: true })).text);
  });
});

test('a gateway beside the mesh has its own secrets and those of the mesh, each in its leaves', async () => {
  const registered = await seen(() => {
    const mesh = new ServiceMesh('mesh', { crds: false, profile: 'minimal', hub: pulumi.secret('zq-hub.example') });
    return new IngressGateway('door', {
      mesh,
      injection: false,
      service: { loadBalancerIP: pulumi.secret('zq-address') },
      env: { A: pulumi.secret('zq-env') },
    });
  });
  expect(secretsOf(registered)).toEqual({
    'mesh-istiod/config-map-injector': ['data.values'],
    'mesh-istiod/config-map-values': ['data.merged-values', 'data.original-values'],
    'mesh-istiod/deployment': ['spec.template.spec.containers[0].image'],
    'door-door/deployment': [
      'spec.template.spec.containers[0].env[14].value',
      'spec.template.spec.containers[0].image',
    ],
    'door-door/service': ['spec.loadBalancerIP'],
  });
  expectUntold(registered.text);
});

test('a secret in any field of a policy is secret there and only there', async () => {
  let tried = 0;
  const unequal: unknown[] = [];
  for (const [make, args] of POLICIES) {
    const [plainly] = [...(await run(() => make(args))).objects.values()];
    for (const path of leaves(args)) {
      const value = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], args);
      const registered = await run(() => make(put(args, path, pulumi.secret(value)) as object));
      const [{ inputs }] = [...registered.objects.values()];
      const { value: body, secrets } = decoded(inputs);
      tried++;
      if (JSON.stringify(secrets) !== JSON.stringify([`spec.${pathText(path)}`]))
        unequal.push([pathText(path), secrets]);
      if (JSON.stringify(plain(body)) !== JSON.stringify(plain(plainly.inputs)))
        unequal.push([pathText(path), plain(body)]);
    }
  }
  expect(unequal).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});

test('a secret in what is asked of a service is secret in its objects, and in no name, log or state', async () => {
  let tried = 0;
  const told: unknown[] = [];
  for (const [make, args] of INTENTS) {
    for (const path of leaves(args)) {
      const value = path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], args);
      // What a service is called, and where it listens, is plain.
      if (['port', 'ports'].includes(String(path[0]))) continue;
      const registered = await run(() => make(put(args, path, pulumi.secret(value)) as never));
      const secrets = Object.values(secretsOf(registered)).flat();
      tried++;
      if (secrets.length === 0 || secrets.some((found) => !found.startsWith('spec.')))
        told.push([pathText(path), secrets]);
    }
  }
  expect(told).toEqual([]);
  expect(tried).toBeGreaterThan(15);
});

test('the data of a Secret is secret, and so is what its resource gives', async () => {
  const { objects, text } = await seen(
    () =>
      new KubeObject(
        'cacerts',
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'cacerts', namespace: 'istio-system' },
          type: 'Opaque',
          data: { 'ca-key.pem': 'enEta2V5' },
          stringData: { note: 'zq-note' },
        },
        {},
      ),
  );
  const { inputs, options } = objects.get('cacerts')!;
  expect(decoded(inputs)).toEqual({
    value: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cacerts', namespace: 'istio-system' },
      type: 'Opaque',
      data: { 'ca-key.pem': 'enEta2V5' },
      stringData: { note: 'zq-note' },
    },
    secrets: ['data', 'stringData'],
    unknowns: [],
  });
  expect(options).toEqual({ additionalSecretOutputs: ['data', 'stringData'] });
  expectUntold(text);
});

test('a ConfigMap is no Secret', async () => {
  const { objects } = await run(
    () =>
      new KubeObject('map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' }, data: { a: 'b' } }, {}),
  );
  expect(objects.get('map')).toMatchObject({ options: {}, inputs: { data: { a: 'b' } } });
});

test('a problem beside a secret is told in full, the secret is not', async () => {
  const caught: MeshProblems[] = [];
  await run(() => {
    try {
      new ServiceMesh('mesh', {
        hub: pulumi.secret('zq-hub.example'),
        tag: 'no tag',
        cnii: pulumi.secret('zq-cni'),
      } as never);
    } catch (reason) {
      caught.push(reason as MeshProblems);
    }
  });
  expect(caught[0].problems.map(({ path, found, code }) => ({ path, found, code }))).toEqual([
    { path: 'cnii', found: 'an Output', code: 'schema/unknown-field' },
    { path: 'tag', found: 'no tag', code: 'props/tag-form' },
  ]);
  expect(caught[0].message).toContain('did you mean');
  expect(caught[0].message).not.toContain('zq-');
});

/** Each secret value is refused in a program of its own process, where what ends a program can be read. */
test('no value that turns out to be bad is told where it is secret: by an error, a log or the output', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'secrets-refused.ts')],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const counts = JSON.parse(stdout) as Record<
    'meshes' | 'policies' | 'intents',
    { tried: number; refused: number; errors: number; told: string[] }
  >;
  expect(Object.values(counts).flatMap(({ told }) => told)).toEqual([]);
  // When this was written: 967 of 1154, 181 of 244 and 42 of 46 refused, with one error or more each.
  expect(counts.meshes.tried).toBeGreaterThan(1100);
  expect(counts.meshes.refused).toBeGreaterThan(950);
  expect(counts.meshes.errors).toBeGreaterThan(1900);
  expect(counts.policies.tried).toBeGreaterThan(200);
  expect(counts.policies.refused).toBeGreaterThan(175);
  expect(counts.policies.errors).toBeGreaterThan(500);
  expect(counts.intents.refused).toBeGreaterThan(40);
  expect(counts.intents.errors).toBeGreaterThan(100);
});
