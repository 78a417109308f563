import { fingerprints } from '../../migrate/answers/fingerprints';

/** ConfigMap in which charts repeat the values that they were given: other words for the same, where tools differ. */
const GIVEN_VALUES = /^ConfigMap [\w-]+\/values(-[\w-]+)?$/;

/** Returns a mark of each object that a program reads. */
export const marks = (objects: readonly object[]): Record<string, string> =>
  Object.fromEntries(Object.entries(fingerprints(objects)).filter(([id]) => !GIVEN_VALUES.test(id)));
