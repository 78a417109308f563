import * as pulumi from '@pulumi/pulumi';
import { renderMesh } from '../../../lib/manifests';
import type { MeshProblems } from '../../../lib/model';
import { RevisionTag, ServiceMesh } from '../../../lib/pulumi';
import { decoded, plain, run, type Registered } from '../support';

const plane = { profile: 'minimal', base: false, crds: false, createNamespaces: false } as const;

/** The tag `prod` at one of two control planes. */
const program = (at: 'blue' | 'green') =>
  run(() => {
    const meshes = {
      blue: new ServiceMesh('blue', { ...plane, revision: 'blue' }),
      green: new ServiceMesh('green', { ...plane, revision: 'green' }),
    };
    return new RevisionTag('prod', { mesh: meshes[at] });
  });
const ofTag = (objects: ReadonlyMap<string, Registered>) =>
  [...objects.values()].filter(({ name }) => name.startsWith('prod-'));

const AWAITED =
  '["jsonpath={.webhooks[0].clientConfig.caBundle}",' +
  '"jsonpath={.metadata.labels[\'app.kubernetes.io/version\']}=1.31.4"]';

test('a tag has the objects that a mesh with this tag has', async () => {
  const { objects } = await program('blue');
  const wanted = renderMesh({ ...plane, revision: 'blue', revisionTags: ['prod'] }).filter(({ manifest }) =>
    String(manifest.metadata.name).endsWith('revision-tag-prod'),
  );
  expect(wanted.map(({ manifest }) => manifest.kind).sort()).toEqual(['MutatingWebhookConfiguration', 'Service']);
  expect(
    ofTag(objects)
      .map(({ name, inputs }) => [name, plain(inputs)])
      .sort(),
  ).toEqual(
    wanted
      .map(({ id, manifest: { metadata, ...rest } }) => [
        `prod-${id}`,
        plain({
          ...rest,
          metadata: {
            ...metadata,
            annotations:
              rest.kind === 'Service' ? { 'pulumi.com/skipAwait': 'true' } : { 'pulumi.com/waitFor': AWAITED },
          },
        }),
      ])
      .sort(),
  );
});

test('it waits for its control plane', async () => {
  const { objects } = await program('green');
  for (const { dependsOn } of ofTag(objects)) {
    expect(dependsOn.map((urn) => urn.split('::').at(-1)).sort()).toEqual([
      'green-istiod/autoscaler',
      'green-istiod/deployment',
      'green-istiod/mutating-webhook',
      'green-istiod/service',
      'green-istiod/validating-webhook',
    ]);
  }
});

test('moved to another mesh, its resources are the same, with other contents', async () => {
  const [before, after] = [ofTag((await program('blue')).objects), ofTag((await program('green')).objects)];
  expect(after.map(({ urn }) => urn).sort()).toEqual(before.map(({ urn }) => urn).sort());
  const identity = (resources: Registered[]) =>
    resources.map(({ inputs }) => [inputs.apiVersion, inputs.kind, (inputs.metadata as { name: string }).name]).sort();
  expect(identity(after)).toEqual(identity(before));
  const webhooksOf = ({ inputs }: Registered) =>
    (inputs.webhooks ?? []) as { clientConfig: { service: { name: string } } }[];
  const called = (resources: Registered[]) =>
    resources.flatMap(webhooksOf).map(({ clientConfig }) => clientConfig.service.name);
  expect([called(before), called(after)]).toEqual([
    ['istiod-blue', 'istiod-blue'],
    ['istiod-green', 'istiod-green'],
  ]);
});

test('a tag that is none, or that is the revision, is refused by name', async () => {
  const problems: unknown[] = [];
  await run(() => {
    const mesh = new ServiceMesh('blue', { ...plane, revision: 'blue' });
    for (const tag of ['Prod', 'blue']) {
      try {
        new RevisionTag('it', { mesh, tag });
      } catch (reason) {
        problems.push(...(reason as MeshProblems).problems.map(({ object, path, code }) => ({ object, path, code })));
      }
    }
  });
  const object = 'urn:pulumi:dev::shop::istio-constructs:index:RevisionTag::it';
  expect(problems).toEqual([
    { object, path: 'tag', code: 'props/dns-label' },
    { object, path: 'tag', code: 'props/tag-is-revision' },
  ]);
});

test('secrets and Outputs of the mesh change nothing of its tag', async () => {
  const { objects } = await run(
    () =>
      new RevisionTag('prod', {
        mesh: new ServiceMesh('blue', { ...plane, revision: 'blue', hub: pulumi.secret('registry.example') }),
      }),
  );
  expect(ofTag(objects).flatMap(({ inputs }) => decoded(inputs).secrets)).toEqual([]);
});
