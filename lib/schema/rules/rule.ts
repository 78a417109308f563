/** Place inside the value where a rule is broken, and a message for it where the rule's own is too general. */
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
 * Condition that names, types and limits cannot express: as CEL for the API server and as a function for this package.
 * Both always give the same verdict; a test compares them.
 */
export interface Rule {
  /** Last part of the problem's code: `schema/at-most-one`. */
  readonly name: SchemaCode;
  /** CEL of the condition, on `self`, as the CRD carries it. */
  readonly cel: string;
  /** Message where the condition does not hold, as one clause without a full stop. */
  readonly message: string;
  /** Fix: the value or field to write instead. */
  readonly fix?: string;
  /**
   * Returns whether a value fulfils the condition. The value has the right JSON type, but its inner parts may still be
   * wrong: these have problems of their own, so a part that cannot be checked counts as valid.
   */
  holds(value: unknown): boolean;
  /** Returns the exact places, for a value that breaks the rule. */
  locate?(value: unknown): Breach[];
}

/** Returns whether a field is set, as CEL's `has()` does. */
export function has(value: unknown, field: string): boolean {
  return isRecord(value) && value[field] !== undefined;
}

/** Returns a field of a value; undefined where the value is no object. */
export const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
