import { releaseNumber } from '../model';
import type { Experimental, Facts, Shape } from './notation';

/** What a shape was at a release. */
export function factsAt(facts: Facts, release: number): Facts {
  return facts.earlier?.find((change) => release < releaseNumber(change.before))?.facts ?? facts;
}

/** Was the field there at that release? */
export function existsAt(shape: Shape, release: number): boolean {
  return shape.notes.since === undefined || release >= releaseNumber(shape.notes.since);
}

/** How the field is experimental at that release; undefined where every channel has it. */
export function experimentalAt(shape: Shape, release: number): Experimental | undefined {
  const { experimental } = shape.notes;
  return experimental?.until !== undefined && release >= releaseNumber(experimental.until) ? undefined : experimental;
}

/** The enum values that a release has. */
export function valuesAt(facts: Facts, release: number): (string | number)[] {
  const added = facts.addedValues;
  return [...(facts.values ?? new Map<string | number, string>()).keys()].filter((value) => {
    const since = added?.get(value);
    return since === undefined || release >= releaseNumber(since);
  });
}
