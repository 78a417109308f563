import type { Problem } from '../../model';

/**
 * By this key an object says what it is as a reference, in the place where it stands. `place` is the name of the field,
 * `from` the object
 * that refers.
 */
export const REFERENCE = Symbol.for('istio-constructs.reference');

/** What refers: the kind of the object, and the namespace that short names are in. */
export interface ReferenceContext {
  readonly kind: string;
  readonly namespace?: string;
  /** The trust domain of identities. @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Takes what is wrong with a reference: one that cannot stand in its place, for example. */
  readonly report?: (problem: Problem) => void;
  /** The engine's own handle of the object that refers, beside which a reference may write objects of its own. */
  readonly scope?: unknown;
}

/** An object of ours that can stand in place of a name. */
export interface Referable {
  [REFERENCE](place: string, from: ReferenceContext): unknown;
}
