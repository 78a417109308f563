import { mergeChartValues } from '../../lib/mesh/charts/merge-values';
import { resolveMesh } from '../../lib/mesh/resolve';
import { renderMesh } from '../../lib/mesh/render';
import { findRelease, type Release } from '../../lib/releases';
import type { MeshProps } from '../../lib/props';
import type { Loose } from '../support/render';

const release = findRelease('1.31') as Release;

/**
 * A release whose values say where they are from. Each key is set by all that come before its name in the order of
 * precedence.
 */
const LAYERS = {
  ...release,
  defaults: {
    ...release.defaults,
    istiod: {
      a: 'from-default',
      b: 'from-default',
      c: 'from-default',
      d: 'from-default',
      e: 'from-default',
      deep: { kept: 'from-default', over: 'from-default' },
      list: ['from-default'],
    },
    ztunnel: { a: 'from-default', b: 'from-default', c: 'from-default', d: 'from-default' },
  },
  profiles: {
    p: {
      b: 'from-profile',
      c: 'from-profile',
      d: 'from-profile',
      e: 'from-profile',
      deep: { over: 'from-profile' },
      global: { b: 'from-profile', c: 'from-profile' },
    },
  },
  compatibility: { v: { c: 'from-compatibility', d: 'from-compatibility', e: 'from-compatibility' } },
  platforms: { f: { d: 'from-platform', e: 'from-platform', list: ['from-platform'] } },
} as unknown as Release;

const chosen = { profile: 'p', compatibilityVersion: 'v', platform: 'f' };

describe('values of a chart', () => {
  test('defaults, profile, compatibility version, platform, user: the last wins, maps merge, lists replace', () => {
    const { values, problems } = mergeChartValues(LAYERS, 'istiod', {
      ...chosen,
      e: 'from-values',
      deep: { own: 'from-values' },
    });
    expect(problems).toEqual([]);
    expect(values).toMatchObject({
      a: 'from-default',
      b: 'from-profile',
      c: 'from-compatibility',
      d: 'from-platform',
      e: 'from-values',
      deep: { kept: 'from-default', over: 'from-profile', own: 'from-values' },
      list: ['from-platform'],
    });
  });

  test('the sets are chosen in `global` too, except the compatibility version', () => {
    const { values } = mergeChartValues(LAYERS, 'istiod', {
      global: { profile: 'p', platform: 'f', compatibilityVersion: 'v' },
    });
    expect(values).toMatchObject({ a: 'from-default', b: 'from-profile', c: 'from-profile', d: 'from-platform' });
  });

  test('null takes a default away', () => {
    expect(mergeChartValues(LAYERS, 'istiod', { a: null, deep: null }).values).toMatchObject({
      a: null,
      deep: null,
      b: 'from-default',
    });
  });

  test('globals at the root of a chart: `global` of the sets, then of the user, then the root of the user', () => {
    const { values } = mergeChartValues(LAYERS, 'ztunnel', {
      profile: 'p',
      global: { c: 'from-user-global', d: 'from-user-global' },
      d: 'from-values',
    });
    expect(values).toMatchObject({ a: 'from-default', b: 'from-profile', c: 'from-user-global', d: 'from-values' });
  });

  test('what stands under the key of the chart is laid over the root, of the user and of a set', () => {
    const own = {
      ...LAYERS,
      profiles: { p: { pilot: { a: 'from-profile', b: 'from-profile' } } },
    } as unknown as Release;
    const { values } = mergeChartValues(own, 'istiod', {
      profile: 'p',
      a: 'from-values',
      b: 'from-values',
      pilot: { b: 'from-own-section' },
    });
    expect(values).toMatchObject({ a: 'from-profile', b: 'from-own-section' });
  });

  test.each([
    ['profile', 'profile'],
    ['platform', 'platform'],
    ['compatibilityVersion', 'compatibility version'],
  ])('an unknown %s is a problem', (key, words) => {
    const [problem] = mergeChartValues(LAYERS, 'istiod', { [key]: 'none' }).problems;
    expect(problem).toMatchObject({
      path: key,
      found: 'none',
      message: `the charts of this release have no such ${words}`,
    });
  });
});

/** The values that the templates of istiod see. */
function istiod(props: MeshProps): Loose {
  const component = resolveMesh(props).components.find(({ chart }) => chart === 'istiod');
  return mergeChartValues(release, 'istiod', component?.values ?? {}).values;
}

describe('a mesh', () => {
  test('default, profile, props', () => {
    expect(istiod({}).resources.requests).toEqual({ cpu: '500m', memory: '2048Mi' });
    expect(istiod({ profile: 'demo' }).resources.requests).toEqual({ cpu: '10m', memory: '100Mi' });
    expect(
      istiod({ profile: 'demo', pilot: { resources: { requests: { cpu: 'from-props' } } } }).resources.requests,
    ).toEqual({ cpu: 'from-props', memory: '100Mi' });
    expect(
      istiod({ profile: 'demo', values: { istiod: { resources: { requests: { cpu: 'from-values' } } } } }).resources
        .requests.cpu,
    ).toBe('from-values');
  });

  test('compatibility version and props', () => {
    const flag = 'PILOT_ENABLE_STRICT_GATEWAY_MERGING';
    expect(istiod({ compatibilityVersion: '1.30' }).env[flag]).toBe('false');
    const env = istiod({ compatibilityVersion: '1.30', pilot: { env: { [flag]: 'from-props' } } }).env;
    expect([env[flag], env.PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY]).toEqual(['from-props', 'false']);
  });

  test.each<[string, MeshProps, string]>([
    ['from-default', {}, '/opt/cni/bin'],
    ['from-platform', { platform: 'k3d' }, '/bin'],
    ['from-props', { platform: 'k3d', cni: { binDir: 'from-props' } }, 'from-props'],
    ['from-values', { platform: 'k3d', values: { cni: { cniBinDir: 'from-values' } } }, 'from-values'],
    ['from-props, where the platform is open', { platform: 'gke', cni: { binDir: 'from-props' } }, 'from-props'],
  ])('directory of CNI binaries: %s', (_, props, path) => {
    const agent: Loose = renderMesh({ cni: true, ...props }).find(({ id }) => id === 'cni/daemon-set')?.manifest;
    expect(agent.spec.template.spec.volumes[0]).toEqual({ name: 'cni-bin-dir', hostPath: { path } });
  });

  test('values of one chart go before the shared global values', () => {
    const { logging } = istiod({
      values: {
        global: { logging: { level: 'from-global' } },
        istiod: { global: { logging: { level: 'from-values' } } },
      },
    }).global;
    expect(logging.level).toBe('from-values');
  });

  test('values of one gateway go before those of all gateways', () => {
    const pods = (props: MeshProps): Loose => renderMesh(props).find(({ id }) => id === 'g/workload')?.manifest.spec;
    expect(
      pods({
        ingressGateways: [{ name: 'g', values: { minReadySeconds: 2 } }],
        values: { gateway: { minReadySeconds: 1 } },
      }).minReadySeconds,
    ).toBe(2);
    expect(
      pods({ ingressGateways: [{ name: 'g' }], values: { gateway: { minReadySeconds: 1 } } }).minReadySeconds,
    ).toBe(1);
  });
});
