import type { Shape } from './notation';

/** One column of `kubectl get`. */
export interface Column {
  readonly name: string;
  readonly type?: 'string' | 'date';
  readonly jsonPath: string;
  readonly doc: string;
}

/** One custom resource: everything that its CRD, its types, its documentation and its check are made from. */
export interface Kind {
  readonly kind: string;
  readonly group: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  /** All served versions, as the CRD lists them. They have the same schema. */
  readonly versions: readonly string[];
  /** The version that etcd keeps; by default the first. */
  readonly storage?: string;
  /** The first release (`1.30`) that has the kind. */
  readonly since?: string;
  /** What it is for, in one line. */
  readonly doc: string;
  /** An object without `spec` is refused. */
  readonly specRequired?: boolean;
  readonly columns?: readonly Column[];
  readonly spec: Shape;
  /** The spec in versions where it differs, by version. */
  readonly olderSpecs?: Readonly<Record<string, Shape>>;
}

export const NETWORKING = { group: 'networking.istio.io', versions: ['v1', 'v1alpha3', 'v1beta1'] } as const;
export const SECURITY = { group: 'security.istio.io', versions: ['v1', 'v1beta1'] } as const;
export const EXTENSIONS = { group: 'extensions.istio.io', versions: ['v1alpha1'] } as const;

/** The column that most kinds end with. */
export const AGE: Column = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  doc: 'Time since the object was created.',
};
