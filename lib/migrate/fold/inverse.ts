import { isRecord, type ChartName } from '../../model';
import { charts } from '../../mesh/charts/charts';
import { injectedGatewayValues, writtenOutGatewayValues } from '../../mesh/gateways/values';
import { CommonGateway } from '../../props/gateway';
import { Mesh } from '../../props/mesh';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import type { Shape } from '../../schema/notation';
import { withValue, type Tree } from '../tree';
import { gatewayKey } from './chart';

/** Prop, and the value of a chart that it sets. */
export interface PropOfValue {
  readonly prop: readonly string[];
  readonly value: readonly string[];
}

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

const tables = new Map<string, readonly PropOfValue[]>();

/**
 * Returns the prop that sets each value of a chart. Each prop is given a mark in turn, for which the translated values
 * are searched, so that the translation is written only once.
 */
export function propsOfValues(chart: ChartName): readonly PropOfValue[] {
  const known = tables.get(chart);
  if (known) return known;
  const isGateway = chart === 'gateway' || chart === 'istio-ingress' || chart === 'istio-egress';
  const made = leafPaths(
    isGateway ? CommonGateway : Mesh,
    isGateway ? new Set(['values', 'injection', 'namespace']) : NOT_VALUES,
  ).flatMap((prop) => {
    const value = valueOf(chart, prop);
    return value === undefined ? [] : [{ prop, value }];
  });
  tables.set(chart, made);
  return made;
}

/** Returns the paths of all fields of a shape that hold a value of their own. */
function leafPaths(shape: Shape, without: ReadonlySet<string>): string[][] {
  return Object.entries(shape.facts.fields ?? {})
    .filter(([name]) => !without.has(name))
    .flatMap(([name, field]) => {
      const nested = [field, ...(field.facts.options ?? [])].find(({ facts }) => facts.fields !== undefined);
      const below = nested ? leafPaths(nested, new Set()).map((path) => [name, ...path]) : [];
      const isLeaf = field.facts.fields === undefined;
      return [...below, ...(isLeaf ? [[name]] : [])];
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
  const mark = Object.freeze({ mark: prop.join('.') });
  try {
    return pathOf(translated(chart, withValue({}, prop, mark)), mark);
  } catch (reason) {
    // A list whose items are translated one by one cannot carry a mark.
    if (reason instanceof TypeError) return undefined;
    throw reason;
  }
}

function pathOf(tree: unknown, mark: object): string[] | undefined {
  if (tree === mark) return [];
  if (!isRecord(tree)) return undefined;
  for (const [name, item] of Object.entries(tree)) {
    const below = pathOf(item, mark);
    if (below) return [name, ...below];
  }
  return undefined;
}
