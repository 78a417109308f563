import { objectName } from '../../rules/schema-problems';
import { nearest } from '../../model';
import type { Manifest, Problem } from '../../model';

/** Problems after which no nearest name is looked for any more: that takes time, and nobody reads so many. */
const MAX_SUGGESTIONS = 50;

/** Takes what one object names and nobody declares. */
export class Findings {
  readonly problems: Problem[] = [];

  /** `known` gives the names among which the right one may be. */
  add(
    object: Manifest,
    path: string,
    found: string | number,
    message: string,
    known: () => Iterable<string>,
    fix: string,
  ): void {
    const near =
      typeof found === 'string' && this.problems.length < MAX_SUGGESTIONS ? nearest(found, known()) : undefined;
    this.problems.push({
      severity: 'error',
      code: 'analysis/unknown-reference',
      object: objectName(object),
      path,
      found,
      message,
      fix: near === undefined ? fix : `did you mean ${JSON.stringify(near)}? If not, ${fix}`,
    });
  }
}
