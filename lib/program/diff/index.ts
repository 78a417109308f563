import { causesBetween } from './causes';
import { isList, manifestsOf, type Compared } from './compared';
import { effectsOf, type Effect } from './effects';
import { formatPath } from './fields';
import { objectDifferences, type ObjectDifference } from './objects';

export type { Compared } from './compared';
export type { Effect, EffectKind } from './effects';
export type { FieldChange, PathStep } from './fields';
export { applyChanges, fieldChanges, formatPath } from './fields';

/** An object that was added, removed or changed, with what it does to what runs. */
export interface MeshChange extends ObjectDifference {
  readonly effects: readonly Effect[];
  /**
   * Causes of the object's changes, by the path of a field (`''` for an object that was added or removed): facts and
   * defaults of releases, and props. None where a side is no props.
   */
  readonly causes: Readonly<Record<string, readonly string[]>>;
}

/**
 * Compares two meshes, object by object and field by field, with the effects of each change. Where both sides are
 * props, each change has its causes.
 *
 * @throws MeshProblems for props that are wrong, and `diff/repeated-object` where one side has an object twice
 */
export function diffMeshes(before: Compared, after: Compared): MeshChange[] {
  const differences = objectDifferences(manifestsOf(before), manifestsOf(after));
  const causes = isList(before) || isList(after) || differences.length === 0 ? undefined : causesBetween(before, after);
  return differences.map((difference) => {
    const { kind, object, fields } = difference;
    const keys: [string, string][] =
      kind === 'changed'
        ? fields.map(({ path }) => [formatPath(path), `${object} ${formatPath(path)}`])
        : [['', `${kind} ${object}`]];
    return {
      ...difference,
      effects: effectsOf(difference),
      causes: causes === undefined ? {} : Object.fromEntries(keys.map(([path, key]) => [path, causes.get(key) ?? []])),
    };
  });
}
