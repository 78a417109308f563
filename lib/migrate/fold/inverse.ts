import { isRecord, type ChartName } from '../../model';
import { charts, MESH_CHARTS } from '../../mesh/charts/charts';
import { injectedGatewayValues, writtenOutGatewayValues } from '../../mesh/gateways/values';
import { CommonGateway } from '../../props/gateway';
import { settingsOf } from '../../props/declare';
import { Mesh } from '../../props/mesh';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import type { Shape } from '../../schema/notation';
import { at, withValue, type Tree } from '../tree';
import { gatewayKey } from './chart';

/** Prop, and the value of a chart that it sets. */
export interface PropOfValue {
  readonly prop: readonly string[];
  readonly value: readonly string[];
}

/** Switch that is on or off, and the values of a chart that stand for it. */
export interface SwitchOfValues {
  readonly prop: readonly string[];
  readonly isOn: boolean;
  readonly values: readonly (readonly [path: readonly string[], value: unknown])[];
}

/** Props of a chart by the values that they set. */
export interface Inverse {
  readonly props: readonly PropOfValue[];
  readonly switches: readonly SwitchOfValues[];
}

/** Switches of whole charts. */
const COMPONENTS: ReadonlySet<string> = new Set(MESH_CHARTS.map(({ mesh }) => mesh.prop));

/** Props that set no value of one chart, or that other steps write. */
const NOT_VALUES: ReadonlySet<string> = new Set([
  'version',
  'profile',
  'namespace',
  'releaseName',
  'values',
  'patches',
  'meshConfig',
  'crds',
  'base',
  'ingressGateways',
  'egressGateways',
  'eastWestGateway',
  'createNamespaces',
]);

const tables = new Map<string, Inverse>();

/**
 * Returns the prop that sets each value of a chart. Each prop is given a mark in turn, for which the translated values
 * are searched, so that the translation is written only once. Switches are tried on and off.
 */
export function inverseOf(chart: ChartName): Inverse {
  const known = tables.get(chart);
  if (known) return known;
  const isGateway = chart === 'gateway' || chart === 'istio-ingress' || chart === 'istio-egress';
  const leaves = leafPaths(
    isGateway ? CommonGateway : Mesh,
    isGateway ? new Set(['values', 'injection', 'namespace']) : NOT_VALUES,
  );
  const made = {
    props: leaves.flatMap(({ prop }) => {
      const value = valueOf(chart, prop);
      return value === undefined ? [] : [{ prop, value }];
    }),
    switches: leaves
      .filter(({ prop, shape }) => settingsOf(shape) !== undefined && !COMPONENTS.has(prop.join('.')))
      .flatMap(({ prop }) => [false, true].map((isOn) => switchOf(chart, prop, isOn)))
      .filter(({ values }) => values.length > 0),
  };
  tables.set(chart, made);
  return made;
}

function switchOf(chart: ChartName, prop: readonly string[], isOn: boolean): SwitchOfValues {
  const values = leavesOf(translated(chart, withValue({}, prop, isOn)));
  const without = translated(chart, withValue({}, prop.slice(0, -1), {}));
  return { prop, isOn, values: values.filter(([path, value]) => at(without, path) !== value) };
}

function leavesOf(tree: unknown, path: readonly string[] = []): (readonly [readonly string[], unknown])[] {
  return isRecord(tree)
    ? Object.entries(tree).flatMap(([name, item]) => leavesOf(item, [...path, name]))
    : [[path, tree]];
}

interface PropLeaf {
  readonly prop: readonly string[];
  readonly shape: Shape;
}

/** Returns the paths of all fields of a shape that hold a value of their own. */
function leafPaths(shape: Shape, without: ReadonlySet<string>): PropLeaf[] {
  return Object.entries(shape.facts.fields ?? {})
    .filter(([name]) => !without.has(name))
    .flatMap(([name, field]) => {
      if (field.notes.value !== undefined) return [{ prop: [name], shape: field }];
      const nested = [field, ...(field.facts.options ?? [])].find(({ facts }) => facts.fields !== undefined);
      const below = nested ? leafPaths(nested, new Set()) : [];
      const isLeaf = field.facts.fields === undefined;
      return [
        ...below.map(({ prop, shape }) => ({ prop: [name, ...prop], shape })),
        ...(isLeaf ? [{ prop: [name], shape: field }] : []),
      ];
    });
}

/** Translates props to the values of one chart. Components beside it are left out: they have charts of their own. */
function translated(chart: ChartName, given: Tree): unknown {
  const { mesh } = charts[chart];
  if (mesh !== undefined) {
    const beside = ['cni', 'ztunnel'].filter((prop) => prop !== mesh.prop);
    const own = Object.fromEntries(Object.entries(given).filter(([prop]) => !beside.includes(prop)));
    return mesh.values(own, PROFILE_COMPONENTS.empty);
  }
  return chart === 'gateway' ? injectedGatewayValues({}, given) : writtenOutGatewayValues({}, given, gatewayKey(chart));
}

function valueOf(chart: ChartName, prop: readonly string[]): string[] | undefined {
  const mark = prop.join('.');
  try {
    const path = pathOf(translated(chart, withValue({}, prop, { mark })), mark);
    // Fields that are spread over the root of the values have paths of their own.
    return path?.length === 0 ? undefined : path;
  } catch (reason) {
    // A list whose items are translated one by one cannot carry a mark.
    if (reason instanceof TypeError) return undefined;
    throw reason;
  }
}

/** Returns the path of the map that has the mark: a copy of the given one, or one with further entries. */
function pathOf(tree: unknown, mark: string): string[] | undefined {
  if (!isRecord(tree)) return undefined;
  if (tree.mark === mark) return [];
  for (const [name, item] of Object.entries(tree)) {
    const below = pathOf(item, mark);
    if (below) return [name, ...below];
  }
  return undefined;
}
