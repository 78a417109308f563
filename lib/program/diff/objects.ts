import { MeshProblems, type Manifest, type Problem } from '../../model';
import { contentOf } from './content';
import { fieldChanges, type FieldChange } from './fields';

/** An object that was added, removed or changed. */
export interface ObjectDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Kind, namespace and name: `Deployment istio-system/istiod`. */
  readonly object: string;
  /** The object before; undefined where it was added. */
  readonly before?: Manifest;
  /** The object after; undefined where it was removed. */
  readonly after?: Manifest;
  /** Fields that changed; none where the object was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** Returns the API group and kind of an object, which stay where only the version of its API changes. */
const typeOf = ({ apiVersion, kind }: Manifest): string => {
  const [group, version] = String(apiVersion).split('/');
  return version === undefined ? kind : `${kind}.${group}`;
};

/** Returns whether two values are the same data: most objects of two meshes are, and need no comparison of fields. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameData(item, b[i]));
  if (Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => sameData(left[name], right[name]));
}

/** Returns the name of an object in differences: kind, namespace and name. */
export function nameOf({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

const keyOf = (manifest: Manifest): string => `${typeOf(manifest)} ${nameOf(manifest)}`;

const repeated = (object: string, side: string): Problem => ({
  severity: 'error',
  code: 'diff/repeated-object',
  path: side,
  found: object,
  message: 'two objects have this kind, namespace and name, so which of them runs is not known',
  fix: 'keep one of them',
});

function indexed(manifests: readonly Manifest[], side: string, problems: Problem[]): Map<string, Manifest> {
  const byKey = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const key = keyOf(manifest);
    if (byKey.has(key)) problems.push(repeated(nameOf(manifest), side));
    byKey.set(key, manifest);
  }
  return byKey;
}

/**
 * Compares two sets of objects, in the order of the second, with what was removed at the end.
 *
 * @throws MeshProblems `diff/repeated-object` where one side has an object twice
 */
export function objectDifferences(before: readonly Manifest[], after: readonly Manifest[]): ObjectDifference[] {
  const problems: Problem[] = [];
  const [left, right] = [indexed(before, 'before', problems), indexed(after, 'after', problems)];
  if (problems.length > 0) throw new MeshProblems(problems);
  const changed = [...right].flatMap(([key, now]): ObjectDifference[] => {
    const earlier = left.get(key);
    if (earlier === undefined) return [{ kind: 'added', object: nameOf(now), after: now, fields: [] }];
    if (sameData(earlier, now)) return [];
    const fields = fieldChanges(contentOf(earlier), contentOf(now));
    return fields.length === 0 ? [] : [{ kind: 'changed', object: nameOf(now), before: earlier, after: now, fields }];
  });
  const removed = [...left]
    .filter(([key]) => !right.has(key))
    .map(([, earlier]): ObjectDifference => ({
      kind: 'removed',
      object: nameOf(earlier),
      before: earlier,
      fields: [],
    }));
  return [...changed, ...removed];
}
