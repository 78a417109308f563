/** Where inside the value a rule is broken, and what to say there if the rule's own words are too general. */
import { isRecord } from '../../model';
import type { SchemaCode } from '../problems.data';
export interface Breach {
  /** Path from the value the rule sits on: `.namespace`, `["a*"]`, `[3].number`. */
  readonly at?: string;
  readonly found?: unknown;
  readonly message?: string;
  readonly fix?: string;
}

/**
 * One condition that names, types and limits cannot express: as CEL for the API server and as a function for us. Both
 * always
 * give the same verdict; a test compares them.
 */
export interface Rule {
  /** The last part of the problem's code: `schema/at-most-one`. */
  readonly name: SchemaCode;
  /** The condition as the CRD carries it, on `self`. */
  readonly cel: string;
  /** What is wrong when it does not hold, as one clause without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string;
  /**
   * Does it hold? Called with a value of the right JSON type whose inner parts may still be wrong: those have their own
   * problems, so a part that cannot be judged counts as good.
   */
  holds(value: unknown): boolean;
  /** The exact place, for a value that does not hold. */
  locate?(value: unknown): Breach[];
}

/** Is the field set? The same question as CEL's `has()`. */
export function has(value: unknown, field: string): boolean {
  return isRecord(value) && value[field] !== undefined;
}
