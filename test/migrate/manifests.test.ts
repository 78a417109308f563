import { importMesh, type ImportedMesh } from '../../lib/migrate';
import { MeshProblems, type Manifest } from '../../lib/model';
import { renderMesh } from '../../lib/mesh/render';
import type { MeshProps } from '../../lib/props';
import { readYaml } from '../../lib/yaml/read-yaml';

const objectsOf = (props: MeshProps): Manifest[] => renderMesh(props).map(({ manifest }) => manifest);

const importObjects = (objects: readonly Manifest[]): ImportedMesh =>
  importMesh(objects.map((object, i) => ({ name: `${i}.yaml`, text: JSON.stringify(object) })));

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- objects of many kinds, changed as JSON
type Loose = Manifest & { spec?: any; webhooks?: any[]; status?: object };

/** An object as `kubectl get -o yaml` gives it back: with what the API server, helm and istiod write. */
function asRead(object: Manifest): Manifest {
  const copy = JSON.parse(JSON.stringify(object)) as Loose;
  copy.metadata = {
    ...copy.metadata,
    uid: '1b2c',
    resourceVersion: '42',
    generation: 3,
    creationTimestamp: '2026-01-01T00:00:00Z',
    managedFields: [{ manager: 'helm' }],
    labels: { ...copy.metadata.labels, 'app.kubernetes.io/managed-by': 'Helm' },
    annotations: { ...copy.metadata.annotations, 'meta.helm.sh/release-namespace': 'istio-system' },
  } as Manifest['metadata'];
  if (copy.kind === 'Deployment' || copy.kind === 'DaemonSet') {
    copy.spec = { revisionHistoryLimit: 10, ...copy.spec };
    const pod = copy.spec.template.spec;
    copy.spec.template.spec = { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', securityContext: {}, ...pod };
    for (const container of pod.containers) {
      container.terminationMessagePath ??= '/dev/termination-log';
      container.imagePullPolicy ??= 'IfNotPresent';
      for (const port of container.ports ?? []) port.protocol ??= 'TCP';
    }
    copy.status = { observedGeneration: 3 };
  }
  if (copy.kind === 'Service') {
    copy.spec = { clusterIP: '10.0.0.7', clusterIPs: ['10.0.0.7'], sessionAffinity: 'None', ...copy.spec };
    for (const port of copy.spec.ports) Object.assign(port, { protocol: 'TCP', nodePort: 30000 }, port);
  }
  for (const webhook of copy.webhooks ?? []) {
    webhook.clientConfig.caBundle = 'LS0t';
    webhook.timeoutSeconds ??= 10;
  }
  return copy;
}

const PODS: Manifest[] = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'istiod-1', namespace: 'istio-system', labels: { 'helm.sh/chart': 'istiod-1.31.0' } },
  },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio-ca-root-cert', namespace: 'shop' } },
];

describe('the objects of a mesh become the props that render them', () => {
  const ONE: MeshProps = { meshConfig: { accessLogFile: '/dev/stdout' }, pilot: { replicas: 3 } };
  test.each<[string, MeshProps, MeshProps]>([
    ['a mesh without a setting', {}, {}],
    ['settings of the mesh and of istiod', ONE, ONE],
    ['a profile', { profile: 'ambient' }, { profile: 'ambient' }],
    ['a release', { version: '1.30' }, { version: '1.30' }],
    ['a registry', { hub: 'registry.example.com/istio' }, { hub: 'registry.example.com/istio' }],
  ])('%s', (_, given, props) => {
    const mesh = importObjects([...objectsOf(given).map(asRead), ...PODS]);
    expect(mesh.proof()).toMatchObject({ equal: true, missing: [], extra: [], changed: [] });
    expect(mesh.props).toEqual(props);
    expect(mesh.rest).toEqual([]);
    expect(mesh.notes).toEqual([]);
  });

  test('what no value says becomes a patch, and what the cluster writes does not', () => {
    const objects = objectsOf({}).map(asRead) as Loose[];
    const istiod = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'istiod');
    istiod!.spec.template.spec.hostAliases = [{ ip: '10.1.1.1', hostnames: ['vault'] }];
    expect(importObjects(objects).props).toEqual({
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          merge: { spec: { template: { spec: { hostAliases: [{ ip: '10.1.1.1', hostnames: ['vault'] }] } } } },
        },
      ],
    });
  });
});

describe('objects beside the mesh', () => {
  const beside: Manifest[] = [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      metadata: { name: 'default', namespace: 'shop' },
      spec: { egress: [{ hosts: ['./*'] }] },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop', namespace: 'shop' }, data: { a: 'b' } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cacerts', namespace: 'istio-system' },
      data: { a: 'c2VjcmV0' },
    },
  ];
  const mesh = importObjects([...objectsOf({}), ...beside]);

  test('policies and others are given back', () => {
    expect([mesh.policies, mesh.rest]).toEqual([[beside[0]], [beside[1]]]);
  });

  test('a Secret is a note, and never written', () => {
    expect(mesh.notes).toEqual([
      {
        severity: 'warning',
        code: 'import/secret',
        path: 'Secret istio-system/cacerts',
        message: 'secrets are not written into a program',
        fix: 'keep the Secret where it is managed today, and refer to it by its name',
      },
    ]);
    expect(JSON.stringify([mesh.props, mesh.rest, mesh.policies, mesh.program('cdk8s')])).not.toContain('c2VjcmV0');
  });
});

test('several control planes are refused', () => {
  const two = [...objectsOf({}), ...objectsOf({ revision: 'canary', base: false })];
  let thrown: unknown;
  try {
    importObjects(two);
  } catch (error) {
    thrown = error;
  }
  expect((thrown as MeshProblems).message).toBe(
    '1 problem:\n- input: got ["istio-system/istiod","istio-system/istiod-canary"]; there are several control planes ' +
      'in it, and an import is of one mesh; give the objects of each revision alone, one import each ' +
      '(import/several-control-planes)',
  );
});

test('a release that is not known is a note', () => {
  const objects = objectsOf({}).map((object) => {
    const labels = { ...object.metadata.labels, 'app.kubernetes.io/version': '1.22.3' };
    return { ...object, metadata: { ...object.metadata, labels } };
  });
  expect(importObjects(objects).notes).toEqual([
    {
      severity: 'warning',
      code: 'import/other-release',
      path: '',
      value: '1.22.3',
      message: 'the objects are of a release that is not known; the program is for 1.31',
      fix: 'expect the differences of an upgrade, which the proof lists',
    },
  ]);
});

test('a template that is not the one of the release is a difference', () => {
  const objects = objectsOf({});
  const injector = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && /injector/.test(metadata.name ?? ''));
  const { data } = injector as Manifest & { data: { config: string } };
  const config = readYaml(data.config) as { templates: Record<string, string> };
  const changed = { ...config, templates: { ...config.templates, sidecar: 'metadata: {}\n' } };
  const other = { ...injector, data: { ...data, config: JSON.stringify(changed) } } as Manifest;
  const { changed: found } = importMesh('apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: {}').proof([
    other,
  ]);
  expect(found.map(({ path }) => path)).toContain('data.config.templates.sidecar');
});
