import type { Shape } from './notation';

/** Printer column: one column of `kubectl get`. */
export interface Column {
  readonly name: string;
  readonly type?: 'string' | 'date';
  readonly jsonPath: string;
  readonly doc: string;
}

/** Custom resource: its CRD, types, documentation and checks are all made from this. */
export interface Kind {
  readonly kind: string;
  readonly group: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  /** Served versions, as the CRD lists them. They have the same schema. */
  readonly versions: readonly string[];
  /** Version that etcd stores; by default the first. */
  readonly storage?: string;
  /** First release (`1.30`) that has the kind. */
  readonly since?: string;
  /** Purpose of the kind, in one line. */
  readonly doc: string;
  /** True where an object without `spec` is refused. */
  readonly specRequired?: boolean;
  readonly columns?: readonly Column[];
  readonly spec: Shape;
  /** Shapes of the spec in versions where it differs, by version. */
  readonly olderSpecs?: Readonly<Record<string, Shape>>;
}

export const NETWORKING = { group: 'networking.istio.io', versions: ['v1', 'v1alpha3', 'v1beta1'] } as const;
export const SECURITY = { group: 'security.istio.io', versions: ['v1', 'v1beta1'] } as const;
export const EXTENSIONS = { group: 'extensions.istio.io', versions: ['v1alpha1'] } as const;

/** Printer column with the age, the last one of most kinds. */
export const AGE: Column = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  doc: 'Time since the object was created.',
};
