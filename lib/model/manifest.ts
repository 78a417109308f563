/** JSON value: every field of a Kubernetes object is one. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Fields of Kubernetes' ObjectMeta that this package writes or reads. */
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

/** Returns the name of an object as problems print it: `VirtualService shop/catalog`. @internal */
export function objectName({ kind, metadata }: Manifest): string {
  const { name, generateName, namespace } = metadata ?? {};
  const own = name ?? (generateName === undefined ? '(no name)' : `${generateName}*`);
  return `${kind} ${namespace === undefined ? own : `${namespace}/${own}`}`;
}
