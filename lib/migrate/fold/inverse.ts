import { isRecord, type ChartName } from '../../model';
import { baseValues } from '../../mesh/values/base';
import { injectedGatewayValues, writtenOutGatewayValues } from '../../mesh/values/gateway';
import { istiodValues } from '../../mesh/values/istiod';
import { cniValues, ztunnelValues } from '../../mesh/values/node-agents';
import type { MeshProps } from '../../props';
import { Gateway } from '../../props/gateway';
import { Mesh } from '../../props/mesh';
import type { Shape } from '../../schema/notation';
import { withValue, type Tree } from '../tree';
import { gatewayKey } from './chart';

/** A prop, and the value of a chart that it sets. */
export interface PropOfValue {
  readonly prop: readonly string[];
  readonly value: readonly string[];
}

/** Props that are no settings of one chart, or are made in other ways. */
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
 * Returns which prop sets which value of a chart. Each prop is given a mark in turn, and what the props are translated to is
 * searched for it: the translation stays the one place that knows.
 */
export function propsOfValues(chart: ChartName): readonly PropOfValue[] {
  const known = tables.get(chart);
  if (known) return known;
  const isGateway = chart === 'gateway' || chart === 'istio-ingress' || chart === 'istio-egress';
  const made = leafPaths(
    isGateway ? Gateway : Mesh,
    isGateway ? new Set(['values', 'injection', 'namespace']) : NOT_VALUES,
  ).flatMap((prop) => {
    const value = valueOf(chart, prop);
    return value === undefined ? [] : [{ prop, value }];
  });
  tables.set(chart, made);
  return made;
}

/** Paths of all fields of a shape that hold a value of their own. */
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

const TRANSLATIONS: Readonly<Record<ChartName, (given: Tree) => unknown>> = {
  'base': (props) => baseValues(props as MeshProps),
  'istiod': (props) => istiodValues(props as MeshProps, { cni: false, ztunnel: false }),
  'cni': (props) => cniValues(props as MeshProps, { ztunnel: false }),
  'ztunnel': (props) => ztunnelValues(props as MeshProps),
  'gateway': (gateway) => injectedGatewayValues({}, gateway),
  'istio-ingress': (gateway) => writtenOutGatewayValues({}, gateway, gatewayKey('istio-ingress')),
  'istio-egress': (gateway) => writtenOutGatewayValues({}, gateway, gatewayKey('istio-egress')),
};

function valueOf(chart: ChartName, prop: readonly string[]): string[] | undefined {
  const mark = Object.freeze({ mark: prop.join('.') });
  try {
    return pathOf(TRANSLATIONS[chart](withValue({}, prop, mark)), mark);
  } catch (reason) {
    // What is no plain value: a list whose items are translated one by one.
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
