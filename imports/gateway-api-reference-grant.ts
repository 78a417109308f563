// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface ReferenceGrantFrom {
  /** API group of who refers. */
  readonly group: string;
  /** Kind of who refers. */
  readonly kind: string;
  /** Namespace of who refers. */
  readonly namespace: string;
}

export interface ReferenceGrantTo {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind that may be referred to. */
  readonly kind: string;
  /** Name; by default all of the kind. */
  readonly name?: string;
}

/** Lets objects of other namespaces refer to objects of this one. */
export interface ReferenceGrantSpec {
  /** Objects that may refer. */
  readonly from: readonly ReferenceGrantFrom[];
  /** Objects that may be referred to. */
  readonly to: readonly ReferenceGrantTo[];
}
