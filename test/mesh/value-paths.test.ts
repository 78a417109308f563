import { resolveMesh } from '../../lib/mesh/resolve';
import { CommonGateway } from '../../lib/props/gateway';
import { Mesh } from '../../lib/props/mesh';
import { valuePaths } from '../../lib/props/value-paths';
import type { ValueTree } from '../../lib/model';
import type { MeshProps } from '../../lib/props';
import { withProp } from './effects';
import { INJECTED_EFFECTS } from './gateway-effects';
import { BASE, MESH_EFFECTS } from './prop-effects';

const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as ValueTree | undefined)?.[step], tree);

const valuesOf = (props: MeshProps, component: string): unknown =>
  resolveMesh(props).components.find((one) => one.component === component)?.values;

const rows = valuePaths(Mesh).map(({ prop, value }) => [prop.join('.'), value.join('.')] as const);

test('as many props as there are say that they are passed on as a value, and no value is said twice', () => {
  expect(rows.length).toBeGreaterThan(100);
  expect(new Set(rows.map(([, value]) => value)).size).toBe(rows.length);
  expect(rows).toContainEqual(['pilot.autoscaling.cpu', 'istiod.cpu.targetAverageUtilization']);
  expect(rows).toContainEqual(['clusterName', 'global.multiCluster.clusterName']);
});

/** Values of props that the tables have by their fields. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  'cni.ambient.enablementSelectors': [{ podSelector: { matchLabels: { a: 'b' } } }],
  'podDisruptionBudget': { maxUnavailable: 1 },
};

test.each(rows)('%s is the value %s', (prop, value) => {
  const row = MESH_EFFECTS[prop];
  const given = SAMPLES[prop] ?? row.value;
  const base = row?.alone ? (row.base ?? {}) : { ...BASE, ...row?.base };
  const [root, ...path] = value.split('.');
  const component = root === 'global' ? 'istiod' : root;
  expect(at(valuesOf(withProp(base, prop, given), component), root === 'global' ? [root, ...path] : path)).toEqual(
    given,
  );
});

test.each(valuePaths(CommonGateway).map(({ prop, value }) => [prop.join('.'), value] as const))(
  'of a gateway, %s is the value %j',
  (prop, value) => {
    const { base } = INJECTED_EFFECTS[prop] ?? {};
    const given = SAMPLES[prop] ?? INJECTED_EFFECTS[prop].value;
    const props = { ingressGateways: [withProp({ name: 'g', ...base } as MeshProps, prop, given)] } as MeshProps;
    const name = prop === 'name' ? String(given) : 'g';
    expect(at(valuesOf(props, name), value)).toEqual(given);
  },
);
