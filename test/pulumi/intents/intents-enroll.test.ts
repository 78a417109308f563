import * as k8s from '@pulumi/kubernetes';
import {
  type MeshProblems,
  MeshService,
  outside,
  ServiceMesh,
  Waypoint,
  type EnrollMode,
  type NamespaceEnrollOptions,
  type ServiceMeshArgs,
} from '../../../lib/pulumi';
import { run, type Registered, type Run } from '../support';

const quiet = { crds: false, profile: 'minimal' } as const;
const named = (run: Run<unknown>, name: string) => run.objects.get(name) as Registered;
const MESH = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh::mesh';

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

test.each<
  [string, ServiceMeshArgs, EnrollMode | undefined, NamespaceEnrollOptions | undefined, Record<string, string>]
>([
  ['sidecar', {}, undefined, undefined, { 'istio-injection': 'enabled' }],
  ['sidecar of a revision', { revision: 'r1' }, 'sidecar', undefined, { 'istio.io/rev': 'r1' }],
  [
    'sidecar by a tag',
    { revision: 'r1', revisionTags: ['prod'] },
    'sidecar',
    { revisionTag: 'prod' },
    { 'istio.io/rev': 'prod' },
  ],
  ['ambient', { profile: 'ambient' }, 'ambient', undefined, { 'istio.io/dataplane-mode': 'ambient' }],
  [
    'ambient with a waypoint',
    { profile: 'ambient' },
    'ambient',
    { waypoint: 'w', waypointNamespace: 'infra' },
    {
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'w',
      'istio.io/use-waypoint-namespace': 'infra',
    },
  ],
  ['none', {}, 'none', undefined, { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' }],
])('%s: the labels, and a patch with them that waits for the control plane', async (_, args, mode, options, labels) => {
  const done = await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, ...args });
    outside({ waypoints: ['infra/w'] });
    expect(mesh.enrollmentLabels(mode, options)).toEqual(labels);
    mesh.enroll('shop', mode, options);
  });
  const { type, inputs, parent, dependsOn, version } = named(done, 'mesh-enroll-shop');
  expect({ type, inputs, parent }).toEqual({
    type: 'kubernetes:core/v1:NamespacePatch',
    inputs: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } },
    parent: MESH,
  });
  expect(version).toBe(named(done, 'mesh-istiod/deployment').version);
  expect(dependsOn.some((urn) => urn.endsWith('::mesh-istiod/deployment'))).toBe(true);
});

test('the namespace that a gateway of the mesh brought, and what the options of the resource say', async () => {
  const done = await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, ingressGateways: [{ namespace: 'edge' }], adoptExisting: true });
    const first = new k8s.core.v1.Namespace('first', { metadata: { name: 'shop' } });
    mesh.enroll('edge', 'none');
    mesh.enroll('shop', 'sidecar', {}, { dependsOn: first, protect: true });
  });
  expect(named(done, 'mesh-enroll-edge').dependsOn.filter((urn) => urn.includes('v1:Namespace::'))).toHaveLength(1);
  const { dependsOn, protect, inputs } = named(done, 'mesh-enroll-shop');
  expect(dependsOn).toContain('urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::first');
  expect(protect).toBe(true);
  expect(inputs.metadata).toEqual({
    name: 'shop',
    annotations: { 'pulumi.com/patchForce': 'true' },
    labels: { 'istio-injection': 'enabled' },
  });
});

test('by its resource: the patch is a child of it, also of one that waits for the mesh', async () => {
  const done = await run(() => {
    const mesh = new ServiceMesh('mesh', quiet);
    mesh.enroll(new k8s.core.v1.Namespace('shop', { metadata: { name: 'shop-1' } }, { dependsOn: mesh }));
  });
  const { inputs, parent } = named(done, 'mesh-enroll-shop');
  expect(inputs.metadata).toEqual({ name: 'shop-1', labels: { 'istio-injection': 'enabled' } });
  expect(parent).toBe('urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::shop');
  expect(done.warnings.filter((text) => text.includes('Namespace'))).toEqual([]);
});

test('a waypoint is named with its namespace where that is another one', async () => {
  await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, profile: 'ambient' });
    const waypoint = new Waypoint('shared', { namespace: 'infra', from: 'All' });
    expect(mesh.enrollmentLabels('ambient', { waypoint, namespace: 'infra' })).toEqual({
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'shared',
    });
    expect(mesh.enrollmentLabels('ambient', { waypoint, namespace: 'shop' })).toMatchObject({
      'istio.io/use-waypoint': 'shared',
      'istio.io/use-waypoint-namespace': 'infra',
    });
  });
});

test('further labels: gateways may then call what a waypoint stands before', async () => {
  const labels = { 'istio.io/ingress-use-waypoint': 'true' };
  const done = await run(() => {
    const mesh = new ServiceMesh('mesh', { ...quiet, profile: 'ambient', ingressGateways: [{}] });
    mesh.enroll('shop', 'ambient', { waypoint: new Waypoint('waypoint', { namespace: 'shop' }), labels });
    mesh.ingressGateway.calls(new MeshService('catalog', { namespace: 'shop', selector: { app: 'catalog' } }));
  });
  expect(named(done, 'mesh-enroll-shop').inputs.metadata).toMatchObject({
    labels: { ...labels, 'istio.io/dataplane-mode': 'ambient' },
  });
  expect(named(done, 'catalog-callers-authorization-policy-catalog').inputs.spec).toMatchObject({
    rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway'] } }] }],
  });
});

test('labels that contradict: at once where they are known, as a warning where a resource tells them', async () => {
  const text =
    'metadata.labels["istio.io/dataplane-mode"]: got "ambient"; pods would get a sidecar and be captured by ' +
    'ztunnel too; enrol the namespace in one mode (props/enroll-contradiction)';
  expect(
    await problemsOf(() => {
      const mesh = new ServiceMesh('mesh', { ...quiet, profile: 'ambient' });
      mesh.enroll('shop', 'ambient');
      mesh.enroll('shop', 'sidecar');
    }),
  ).toBe(`1 problem:\n- [${MESH}] Namespace shop ${text}`);
  const { warnings } = await run(() => {
    new ServiceMesh('mesh', quiet).enroll(
      new k8s.core.v1.Namespace('shop', { metadata: { labels: { 'istio.io/dataplane-mode': 'ambient' } } }),
    );
  });
  expect(warnings.filter((warning) => warning.includes('metadata.labels'))).toEqual([
    `[urn:pulumi:dev::shop::kubernetes:core/v1:Namespace::shop] ${text}`,
  ]);
});

test('enrolled twice: the same again is nothing new, a waypoint that comes later is a problem', async () => {
  const program = (first: string | undefined, second: string) => () => {
    const mesh = new ServiceMesh('mesh', { ...quiet, profile: 'ambient' });
    outside({ waypoints: ['shop/a'] });
    expect(mesh.enroll('shop', 'ambient', { waypoint: first })).toBe(
      mesh.enroll('shop', 'ambient', { waypoint: second }),
    );
  };
  expect(await problemsOf(program('a', 'a'))).toBe('no problem');
  expect(await problemsOf(program(undefined, 'a'))).toBe(
    `1 problem:\n- [${MESH}] enroll(): got "shop"; it was asked for before, and there can be only one; ask for ` +
      'it once, or for another namespace (intents/twice)',
  );
});
