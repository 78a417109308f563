import type { ValueTree } from '../model';
import type { Shape } from '../schema/notation';
import { settingsOf } from './declare';

/** Prop and the Helm value of the same meaning, by their paths: `pilot.replicas` and `istiod.replicaCount`. */
export interface ValuePath {
  readonly prop: readonly string[];
  readonly value: readonly string[];
}

const known = new Map<Shape, readonly ValuePath[]>();

/**
 * Returns the props that are passed on unchanged as a Helm value: for `Mesh` by paths in its `values`, for a gateway by
 * paths in the gateway's own. Settings inside groups and switches are among them, items of lists are not.
 */
export function valuePaths(shape: Shape): readonly ValuePath[] {
  let paths = known.get(shape);
  if (paths === undefined) known.set(shape, (paths = findPaths(shape)));
  return paths;
}

function findPaths(shape: Shape): ValuePath[] {
  const { fields = {} } = (settingsOf(shape) ?? shape).facts;
  return Object.entries(fields).flatMap(([name, field]): ValuePath[] => {
    const { value } = field.notes;
    if (value !== undefined) return [{ prop: [name], value: value.split('.') }];
    if (field.notes.isLate === true) return [];
    // A gateway has values of its own.
    if ((settingsOf(field) ?? field).facts.base !== undefined) return [];
    return findPaths(field).map((path) => ({ ...path, prop: [name, ...path.prop] }));
  });
}

/** Returns the Helm values under `root` (`global`, `istiod`) that props set which are passed on unchanged. */
export function valuesOf(shape: Shape, props: object, root?: string): ValueTree {
  const values: Record<string, unknown> = {};
  for (const { prop, value } of valuePaths(shape)) {
    if (root !== undefined && value[0] !== root) continue;
    const given = prop.reduce<unknown>((tree, name) => (tree as ValueTree | undefined)?.[name], props);
    if (given !== undefined) setValue(values, root === undefined ? value : value.slice(1), given);
  }
  return values;
}

function setValue(values: Record<string, unknown>, path: readonly string[], given: unknown): void {
  let tree = values;
  for (const key of path.slice(0, -1)) tree = (tree[key] ??= {}) as Record<string, unknown>;
  tree[path[path.length - 1]] = given;
}
