import { MeshProblems } from '../model';
import type { Facts, Shape } from './notation';

/** The releases whose API the catalogue knows. */
export const OLDEST = '1.29';
export const NEWEST = '1.31';

/** A release as a number that grows with it: `1.30.3` is 1030; NaN for what is no release. Patch releases have the API of their minor. */
export function releaseNumber(version: string): number {
  const match = /^v?(\d+)\.(\d+)/.exec(version);
  return match === null ? NaN : Number(match[1]) * 1000 + Number(match[2]);
}

/** The number of a release that the catalogue can speak for; others are refused. */
export function knownRelease(version: string): number {
  const number = releaseNumber(version);
  const isKnown = number >= releaseNumber(OLDEST) && number <= releaseNumber(NEWEST);
  if (!isKnown) {
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'options/unknown-version',
        path: 'version',
        found: version,
        message: 'the API of this release is not known',
        fix: `use one of ${OLDEST} to ${NEWEST}`,
      },
    ]);
  }
  return number;
}

/** What a shape was at a release. */
export function factsAt(facts: Facts, release: number): Facts {
  return facts.earlier?.find((change) => release < releaseNumber(change.before))?.facts ?? facts;
}

/** Was the field there at that release? */
export function existsAt(shape: Shape, release: number): boolean {
  return shape.notes.since === undefined || release >= releaseNumber(shape.notes.since);
}

/** The enum values that a release has. */
export function valuesAt(facts: Facts, release: number): (string | number)[] {
  const added = facts.addedValues;
  return [...(facts.values ?? new Map<string | number, string>()).keys()].filter((value) => {
    const since = added?.get(value);
    return since === undefined || release >= releaseNumber(since);
  });
}
