/** One operation of a JSON patch (RFC 6902). */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string };

/**
 * A change to one rendered object. A patch that fits no object is a problem, and so is an operation that cannot be
 * carried out.
 */
export interface MeshPatch {
  /** Kind of the object, for example `Deployment`. */
  readonly kind: string;
  /** Name of the object, for example `istiod`. */
  readonly name: string;
  /** Namespace, where two objects share kind and name. @default - any */
  readonly namespace?: string;
  /**
   * Fields laid over the object: maps merge, lists and scalars replace, `null` removes (RFC 7386). @default - nothing
   */
  readonly merge?: Record<string, unknown>;
  /** Operations carried out after `merge` (RFC 6902). @default - none */
  readonly json?: readonly JsonPatchOperation[];
}
