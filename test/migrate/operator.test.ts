import { importMesh } from '../../lib/migrate';
import { overlayPath } from '../../lib/migrate/operator/overlays';
import type { Loose } from '../support/render';

const operator = (spec: object): string =>
  JSON.stringify({ apiVersion: 'install.istio.io/v1alpha1', kind: 'IstioOperator', spec });
const objectOf = (spec: object, kind: string, name: string): Loose =>
  importMesh(operator(spec)).objects.find((object) => object.kind === kind && object.metadata.name === name);
const istiod = (k8s: object): Loose =>
  objectOf({ profile: 'minimal', components: { pilot: { k8s } } }, 'Deployment', 'istiod');

describe('settings of a component are strategic merges', () => {
  test('new variables come before those of the chart, known ones stay in place', () => {
    const names = istiod({
      env: [
        { name: 'POD_NAME', value: 'x' },
        { name: 'NEW', value: 'y' },
      ],
    }).spec.template.spec.containers[0].env.map(({ name }: Loose) => name);
    expect(names.indexOf('NEW')).toBeLessThan(names.indexOf('POD_NAMESPACE'));
    expect(names.filter((name: string) => name === 'POD_NAME')).toHaveLength(1);
  });

  test('resources merge with those of the chart, and CPU becomes a value', () => {
    const { resources } = istiod({ resources: { limits: { cpu: '1000m' } } }).spec.template.spec.containers[0];
    expect(resources).toEqual({ limits: { cpu: '1000m' }, requests: { cpu: '500m', memory: '2048Mi' } });
  });

  test('a budget of maxUnavailable takes the place of minAvailable', () => {
    const spec = {
      profile: 'minimal',
      components: { pilot: { k8s: { hpaSpec: { minReplicas: 2 }, podDisruptionBudget: { maxUnavailable: 1 } } } },
    };
    expect(objectOf(spec, 'PodDisruptionBudget', 'istiod').spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { app: 'istiod', istio: 'pilot' } },
    });
  });
});

describe('overlays replace what their path names', () => {
  const overlaid = (patches: object[]): Loose =>
    istiod({ overlays: [{ kind: 'Deployment', name: 'istiod', patches }] });

  test('steps of a path', () => {
    expect(overlayPath('spec.a\\.b/c.list[name:x].[0].d')).toEqual(['spec', 'a.b/c', 'list', '[name:x]', '[0]', 'd']);
  });

  test('an element by name is replaced, not merged', () => {
    const found = overlaid([{ path: 'spec.template.spec.containers.[name:discovery]', value: { name: 'other' } }]);
    expect(found.spec.template.spec.containers).toEqual([{ name: 'other' }]);
  });

  test('an element at the end of a list, a text that is a map, and a deletion', () => {
    const found = overlaid([
      { path: 'spec.template.spec.containers.[name:discovery].args[-1]', value: '--x' },
      { path: 'spec.strategy', value: 'type: Recreate\nother: 1' },
      { path: 'spec.template.spec.volumes' },
    ]);
    expect(found.spec.template.spec.containers[0].args.at(-1)).toBe('--x');
    expect(found.spec.strategy).toEqual({ type: 'Recreate', other: 1 });
    expect(found.spec.template.spec).not.toHaveProperty('volumes');
  });
});

describe('props', () => {
  test('are the smallest: an input that only spells out defaults has none but those of istioctl', () => {
    const mesh = importMesh(
      operator({
        profile: 'default',
        values: { pilot: { autoscaleMin: 1 }, global: { logging: { level: 'default:info' } } },
      }),
    );
    expect(mesh.props).toEqual({ releaseName: 'istio', defaultRevision: '' });
    expect(mesh.proof().equal).toBe(true);
  });

  test('hold settings that a prop has as the prop, and others as patches', () => {
    const mesh = importMesh(
      operator({
        profile: 'minimal',
        components: {
          pilot: { k8s: { nodeSelector: { disk: 'ssd' }, replicaCount: 3, readinessProbe: { periodSeconds: 9 } } },
        },
        values: { pilot: { autoscaleEnabled: false } },
      }),
    );
    expect(mesh.props).toEqual({
      profile: 'minimal',
      releaseName: 'istio',
      defaultRevision: '',
      pilot: { replicas: 3, scheduling: { nodeSelector: { disk: 'ssd' } } },
      patches: [
        {
          kind: 'Deployment',
          name: 'istiod',
          json: [{ op: 'replace', path: '/spec/template/spec/containers/0/readinessProbe/periodSeconds', value: 9 }],
        },
      ],
    });
    expect(mesh.proof().equal).toBe(true);
  });
});

describe('the release that installed a file decides how its gateways are read', () => {
  const gateways = (from: string | undefined, profile: string): string[] => {
    const spec = {
      profile,
      components: {
        ingressGateways: [
          { name: 'public', enabled: true },
          { name: 'istio-ingressgateway', label: { a: 'b' } },
        ],
      },
    };
    return importMesh(operator(spec), { from })
      .objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name !== 'istiod')
      .map(({ metadata }) => metadata.name as string)
      .sort();
  };

  test.each<[string | undefined, string, string[]]>([
    ['1.11', 'demo', ['istio-egressgateway', 'istio-ingressgateway', 'public']],
    ['1.23.4', 'minimal', ['public']],
    ['1.24', 'minimal', ['istio-ingressgateway', 'public']],
    [undefined, 'minimal', ['istio-ingressgateway', 'public']],
  ])('%s, profile %s', (from, profile, expected) => {
    expect(gateways(from, profile)).toEqual(expected);
  });

  test('up to 1.23 a gateway that the file does not name stays that of the profile', () => {
    const spec = { components: { ingressGateways: [{ name: 'public', enabled: true }] } };
    const names = (from?: string): string[] =>
      importMesh(operator(spec), { from }).props.ingressGateways?.map(({ name = 'the usual' }) => name) ?? [];
    expect([names('1.11'), names()]).toEqual([['the usual', 'public'], ['public']]);
  });
});
