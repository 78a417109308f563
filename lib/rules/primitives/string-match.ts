import type { Place } from '../place';
import { matchingExpression } from './regex';

/** Checks the expression of a `{ regex }` match. */
export function checkMatchExpression(match: Place | undefined): void {
  if (match?.has('regex')) match.at('regex').report(matchingExpression(match.text('regex')));
}

/** Checks a match that cannot be empty: a prefix with text, or a valid expression. */
export function checkStringMatch(match: Place | undefined): void {
  if (match === undefined) return;
  if (match.has('prefix') && match.text('prefix') === '') {
    match
      .at('prefix')
      .error(
        'prefix-empty',
        'an empty prefix is not allowed here',
        'write the prefix, or remove the match if anything goes',
      );
  }
  checkMatchExpression(match);
}
