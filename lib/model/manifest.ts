/** A JSON value: all that a Kubernetes object is made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The part of Kubernetes' ObjectMeta that we write or read. */
export interface ManifestMetadata {
  name?: string;
  generateName?: string;
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

/** One plain Kubernetes object, as `kubectl apply` reads it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: ManifestMetadata;
  [field: string]: unknown;
}

/** Returns how an object is called in a problem: `VirtualService shop/catalog`. @internal */
export function objectName({ kind, metadata }: Manifest): string {
  const { name, generateName, namespace } = metadata ?? {};
  const own = name ?? (generateName === undefined ? '(no name)' : `${generateName}*`);
  return `${kind} ${namespace === undefined ? own : `${namespace}/${own}`}`;
}
