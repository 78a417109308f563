import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../lib/model';
import type { Tree } from '../addons/charts/rows';

/** Values of a chart over those of Istio's sample, or over what is left of them. */
interface Variant {
  readonly values: Tree;
  /** Values of the sample that are left out. */
  readonly without?: readonly string[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, name), 'utf8'));

/** Variants of the values of each chart, by the name of its cases. Together they set each value that has props. */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, Variant>>>> = {
  'kiali-2.27': read('variants/kiali.json') as Record<string, Variant>,
  'prometheus-28.13': read('variants/prometheus.json') as Record<string, Variant>,
  'grafana-9.2': read('variants/grafana.json') as Record<string, Variant>,
};

/** Names of all values of each chart: those in its `values.yaml`, and those that only its templates name. */
export const VALUE_NAMES = read('value-names.json') as Readonly<Record<string, readonly string[]>>;

function without(tree: Tree, [key, ...rest]: readonly string[]): Tree {
  const { [key]: below, ...others } = tree;
  return rest.length === 0 ? others : { ...others, [key]: isRecord(below) ? without(below, rest) : below };
}

function over(under: Tree, values: Tree): Tree {
  const result = { ...under };
  for (const [key, value] of Object.entries(values)) {
    const below = result[key];
    result[key] = isRecord(below) && isRecord(value) ? over(below, value) : value;
  }
  return result;
}

/** The whole values of a variant, from those of the sample. */
export const valuesOf = (sample: Tree, { values, without: left = [] }: Variant): Tree =>
  over(
    left.reduce((tree, path) => without(tree, path.split('.')), sample),
    values,
  );

/** Paths of the values that a tree sets. */
export function pathsOf(tree: unknown, path = ''): string[] {
  if (!isRecord(tree) || Object.keys(tree).length === 0) return [path];
  return Object.entries(tree).flatMap(([key, value]) => pathsOf(value, path === '' ? key : `${path}.${key}`));
}
