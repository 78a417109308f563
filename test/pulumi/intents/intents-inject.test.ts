import * as pulumi from '@pulumi/pulumi';
import { IngressGateway, ServiceMesh, type MeshProblems, type ServiceMeshArgs } from '../../../lib/pulumi';
import { injectSidecar } from '../../../lib/manifests';
import { KubeObject } from '../../../lib/pulumi/deploy/kube-object';
import { decoded, plain, run, unknown, type Registered } from '../support';

const quiet = { crds: false, profile: 'minimal' } as const;
const mesh = (args: ServiceMeshArgs = {}) => new ServiceMesh('mesh', { ...quiet, ...args });
const URN = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh';

/** A Deployment, as one gives it to the SDK. */
const web = (container: object = {}, pod: object = {}, template: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' }, ...template },
      spec: { containers: [{ name: 'web', image: 'web:1', ...container }], ...pod },
    },
  },
});

/** What a workload is registered as. */
async function registered(make: () => object, preview = false) {
  const { objects } = await run(() => new KubeObject('it', make() as never, {}), { preview });
  return decoded((objects.get('it') as Registered).inputs);
}

interface Pod {
  spec: {
    template: {
      metadata: { annotations: Record<string, string> };
      spec: Record<'containers' | 'initContainers', Record<string, unknown>[]>;
    };
  };
}
const containersOf = (value: unknown, kind: 'containers' | 'initContainers' = 'containers') =>
  (value as Pod).spec.template.spec[kind];
const proxyOf = (value: unknown) =>
  containersOf(value).find(({ name }) => name === 'istio-proxy') as Record<string, unknown>;

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

test('plain args get the sidecar at once, as without an engine', async () => {
  await run(() => {
    const it = mesh();
    const result = it.inject(web());
    expect(result).toEqual(injectSidecar(web()));
    expect(
      containersOf(result)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['istio-proxy', 'web']);
    expect(proxyOf(result).image).toBe('docker.io/istio/proxyv2:1.31.4');
    expect(containersOf(it.inject(web(), { kubernetesVersion: '1.33' })).map(({ name }) => name)).toEqual(['web']);
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
    expect(it.inject(service)).toBe(service);
  });
  await run(() => {
    expect(containersOf(mesh({ cni: true }).inject(web()), 'initContainers').map(({ name }) => name)).toEqual([
      'istio-validation',
    ]);
  });
});

test('Outputs stay in their leaves, and reach those that depend on them', async () => {
  const { value, secrets, unknowns } = await registered(
    () =>
      mesh().inject(
        web(
          {
            image: unknown<string>(),
            env: [{ name: 'TOKEN', value: pulumi.secret('t') }],
            ports: [{ containerPort: pulumi.output(8080) }],
          },
          { terminationGracePeriodSeconds: pulumi.output(7) },
        ),
      ),
    true,
  );
  const wanted = injectSidecar(
    web(
      { image: 'app', env: [{ name: 'TOKEN', value: 't' }], ports: [{ containerPort: 8080 }] },
      { terminationGracePeriodSeconds: 7 },
    ),
  );
  (containersOf(wanted).find(({ name }) => name === 'web') as { image?: unknown }).image = undefined;
  expect(plain(value)).toEqual(plain({ ...wanted, status: undefined }));
  const at = containersOf(value).findIndex(({ name }) => name === 'web');
  expect({ secrets, unknowns }).toEqual({
    secrets: [`spec.template.spec.containers[${at}].env[0].value`],
    unknowns: [`spec.template.spec.containers[${at}].image`],
  });
});

test('the name of the workload, and what the mesh itself has as Outputs', async () => {
  const named = (name: unknown) => ({ ...web(), metadata: { name, namespace: 'shop' } });
  const { value, secrets } = await registered(() =>
    mesh({ hub: pulumi.secret('r.example/i'), meshConfig: { trustDomain: pulumi.output('td.example') } }).inject(
      named(pulumi.output('front')),
    ),
  );
  const { value: wanted } = await registered(() =>
    mesh({ hub: 'r.example/i', meshConfig: { trustDomain: 'td.example' } }).inject(named('front')),
  );
  expect(value).toEqual(wanted);
  expect(proxyOf(value).image).toBe('r.example/i/proxyv2:1.31.4');
  expect(JSON.stringify(proxyOf(value).env)).toContain('"value":"td.example"');
  expect(JSON.stringify(proxyOf(value).env)).toContain('"value":"front"');
  expect(secrets.sort()).toEqual([
    expect.stringMatching(/^spec\.template\.spec\.containers\[\d\]\.image$/),
    'spec.template.spec.initContainers[0].image',
  ]);
});

test('a value that decides the shape of the pod, a whole list, and a pod that is wrong', async () => {
  expect(
    await problemsOf(() =>
      mesh().inject(web({}, {}, { annotations: { 'sidecar.istio.io/inject': pulumi.output('false') } })),
    ),
  ).toBe(
    `1 problem:\n- [${URN}] spec.template.metadata.annotations["sidecar.istio.io/inject"]: got "an Output"; ` +
      'it decides which objects exist or how they are called, so its value must be known when the program ' +
      'runs; pass a plain value (pulumi/structural)',
  );
  expect(await problemsOf(() => mesh().inject(web({}, { containers: pulumi.output([]) })))).toBe(
    `1 problem:\n- [${URN}] spec.template.spec.containers: got "an Output"; a whole list or map cannot be an ` +
      'Output, because its shape must be known; pass a plain list or map, with Outputs in it ' +
      '(pulumi/whole-object)',
  );
  const { kind: _, ...untyped } = web();
  expect(await problemsOf(() => mesh().inject(untyped as never))).toBe(
    `1 problem:\n- [${URN}] inject(): the workload has no \`apiVersion\` or no \`kind\`, so where its pods are ` +
      'is not known; write both beside `metadata` and `spec`: ' +
      "apiVersion: 'apps/v1', kind: 'Deployment' (injection/no-kind)",
  );
  expect(await problemsOf(() => mesh().inject({ ...web(), kind: pulumi.output('Deployment') as never }))).toContain(
    `[${URN}] kind: got "an Output"`,
  );
  expect(
    await problemsOf(() =>
      mesh().inject(web({}, {}, { annotations: { 'traffic.sidecar.istio.io/includeInboundPorts': 'many' } })),
    ),
  ).toContain(`[${URN}] Deployment shop/web spec.template.metadata.annotations`);
  expect(await problemsOf(() => new ServiceMesh('mesh', { profile: 'empty' }).inject(web()))).toBe(
    `1 problem:\n- [${URN}] inject(): the mesh has no istiod, so nothing says how to inject; use a profile ` +
      'with a control plane (mesh/no-istiod)',
  );
});

describe('images', () => {
  const KNOWN = ['docker.io/istio/pilot:1.31.4', 'docker.io/istio/proxyv2:1.31.4'];

  test('plain where no Output is involved', async () => {
    await run(() => {
      const it = mesh();
      expect(it.images()).toEqual(KNOWN);
      new IngressGateway('public', { mesh: it });
      expect(it.images()).toEqual(KNOWN);
    });
    await run(() => {
      expect(mesh({ meshConfig: { trustDomain: pulumi.output('a.example') } }).images()).toEqual(KNOWN);
    });
  });

  test('an Output where they depend on one, secret as that is', async () => {
    let known: readonly string[] = [];
    await run(async () => {
      const images = mesh({ hub: pulumi.secret('r.example') }).images() as pulumi.Output<string[]>;
      expect(pulumi.Output.isInstance(images)).toBe(true);
      images.apply((names) => {
        known = names;
      });
      expect(await pulumi.isSecret(images)).toBe(true);
    });
    expect(known).toEqual(['r.example/pilot:1.31.4', 'r.example/proxyv2:1.31.4']);
  });
});
