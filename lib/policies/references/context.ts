import type { Problem } from '../../model';

/**
 * Key of the method that returns the name of an object in a field. `place` is the name of the field, `from` the object
 * that refers.
 */
export const REFERENCE = Symbol.for('istio-constructs.reference');

/** Object that refers to another: its kind, and the namespace that short names are in. */
export interface ReferenceContext {
  readonly kind: string;
  readonly namespace?: string;
  /** Trust domain of identities. @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Collects problems of a reference, for example one that its field cannot take. */
  readonly report?: (problem: Problem) => void;
  /** Handle of the referring object in the engine, beside which a reference may write objects of its own. */
  readonly scope?: unknown;
}

/** Object of this library that a field accepts in place of a name. */
export interface Referable {
  [REFERENCE](place: string, from: ReferenceContext): unknown;
}
