import type { Manifest, Problem } from '../model';
import { located } from './references/misplaced';
import { weightProblems } from './weights';

/**
 * Returns what is wrong with the object of a policy by itself. Where references are misplaced, nothing else is said of
 * it: marks stand in their places.
 */
export function ownProblems(
  object: Manifest,
  misplaced: readonly Problem[],
  validate: (object: Manifest) => readonly Problem[],
): Problem[] {
  return misplaced.length > 0 ? located(misplaced, object.spec) : [...validate(object), ...weightProblems(object)];
}
