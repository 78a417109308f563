import { isRecord, throwIfAny, type Manifest, type MeshNode, type Problem } from '../../model';
import type { MeshProps } from '../../props';
import { renderMesh } from '../../mesh/render';
import { causesBetween } from './causes';
import { sidecarEffects } from './data-plane';
import type { Effect } from './effect';
import { effectsOf } from './effects';
import { formatPath } from './fields';
import { objectDifferences, type ObjectDifference } from './objects';

export type { Effect, EffectKind } from './effect';
export type { FieldChange, PathStep } from './fields';
export { applyChanges, fieldChanges, formatPath } from './fields';

/** One side of a comparison: props of a mesh, its nodes, or manifests. */
export type Compared = MeshProps | readonly MeshNode[] | readonly Manifest[];

/** An object that was added, removed or changed, with what it does to what runs. */
export interface MeshChange extends ObjectDifference {
  readonly effects: readonly Effect[];
  /**
   * Causes of the object's changes, by the path of a field (`''` for an object that was added or removed): facts and
   * defaults of releases, and props. None where a side is no props.
   */
  readonly causes: Readonly<Record<string, readonly string[]>>;
}

const isList = (side: Compared): side is readonly MeshNode[] | readonly Manifest[] => Array.isArray(side);

const isObject = (item: unknown): item is Manifest =>
  isRecord(item) &&
  typeof item.apiVersion === 'string' &&
  typeof item.kind === 'string' &&
  isRecord(item.metadata) &&
  typeof item.metadata.name === 'string';

/**
 * Returns the objects of a side of a comparison.
 *
 * @param name the side, as problems name it
 * @throws MeshProblems for props that are wrong, and `diff/no-object` for what is no object of Kubernetes
 */
export function manifestsOf(side: Compared, name = 'program'): Manifest[] {
  if (!isList(side)) return renderMesh(side).map(({ manifest }) => manifest);
  const items = side.map((item: unknown) => (isRecord(item) && isRecord(item.manifest) ? item.manifest : item));
  throwIfAny(items.flatMap((item, i) => (isObject(item) ? [] : [noObject(`${name}[${i}]`, item)])));
  return items as Manifest[];
}

const noObject = (path: string, found: unknown): Problem => ({
  severity: 'error',
  code: 'diff/no-object',
  path,
  found,
  message: 'an object of Kubernetes has apiVersion, kind, and a name in its metadata',
  fix: 'give whole objects, or leave it out',
});

/**
 * Compares two meshes, object by object and field by field, with the effects of each change. Where both sides are
 * props, each change has its causes.
 *
 * @throws MeshProblems for props that are wrong, `diff/no-object` for what is no object of Kubernetes, and
 * `diff/repeated-object` where one side has an object twice
 */
export function diffMeshes(before: Compared, after: Compared): MeshChange[] {
  const [left, right] = [manifestsOf(before, 'before'), manifestsOf(after, 'after')];
  const differences = objectDifferences(left, right);
  const causes = isList(before) || isList(after) || differences.length === 0 ? undefined : causesBetween(before, after);
  const sidecars = sidecarEffects(left, right, differences);
  return differences.map((difference) => {
    const { kind, object, fields } = difference;
    const keys: [string, string][] =
      kind === 'changed'
        ? fields.map(({ path }) => [formatPath(path), `${object} ${formatPath(path)}`])
        : [['', `${kind} ${object}`]];
    return {
      ...difference,
      effects: [...effectsOf(difference, left), ...(sidecars.get(difference) ?? [])],
      causes: causes === undefined ? {} : Object.fromEntries(keys.map(([path, key]) => [path, causes.get(key) ?? []])),
    };
  });
}
