import { releaseNumber } from '../model';
import type { Experimental, Facts, Shape } from './notation';

/** Returns the facts of a shape at a release. */
export function factsAt(facts: Facts, release: number): Facts {
  return facts.earlier?.find((change) => release < releaseNumber(change.before))?.facts ?? facts;
}

/** Returns whether a field existed at a release. */
export function existsAt(shape: Shape, release: number): boolean {
  return shape.notes.since === undefined || release >= releaseNumber(shape.notes.since);
}

/** Returns the experimental channel's mark of a field at a release; undefined where every channel has the field. */
export function experimentalAt(shape: Shape, release: number): Experimental | undefined {
  const { experimental } = shape.notes;
  return experimental?.until !== undefined && release >= releaseNumber(experimental.until) ? undefined : experimental;
}

/** Returns the enum values that a release has. */
export function valuesAt(facts: Facts, release: number): (string | number)[] {
  const added = facts.addedValues;
  return [...(facts.values ?? new Map<string | number, string>()).keys()].filter((value) => {
    const since = added?.get(value);
    return since === undefined || release >= releaseNumber(since);
  });
}
