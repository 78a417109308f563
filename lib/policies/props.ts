import type { KindName, Specs } from '../../imports/kinds';
import type { ManifestMetadata } from '../model';
import type { Reference } from './references/references';

/** Fields that name an object, where a reference to it is accepted in place of the name. */
type NameField =
  | 'host'
  | 'hosts'
  | 'gateways'
  | 'principals'
  | 'notPrincipals'
  | 'serviceAccounts'
  | 'notServiceAccounts'
  | 'namespaces'
  | 'notNamespaces'
  | 'credentialName'
  | 'credentialNames'
  | 'service'
  | 'sourceNamespace'
  | 'exportTo'
  | 'sniHosts'
  | 'serviceAccount';

/** Fields whose value is an object, where a reference is accepted in its place. */
type ObjectField =
  | 'destination'
  | 'mirror'
  | 'egressProxy'
  | 'selector'
  | 'workloadSelector'
  | 'targetRef'
  | 'provider'
  | 'delegate'
  | 'parentRef'
  | 'backendRef'
  | 'parametersRef';

/** Fields that are lists of objects, where references are accepted as items. */
type ObjectListField =
  'targetRefs' | 'providers' | 'parentRefs' | 'backendRefs' | 'certificateRefs' | 'caCertificateRefs';

/** Type `T` with references allowed wherever an object is named. Strings stay allowed. */
export type WithReferences<T> = T extends readonly (infer Item)[]
  ? readonly WithReferences<Item>[]
  : T extends object
    ? {
        [K in keyof T]: K extends 'retryOn'
          ? T[K] | readonly string[]
          : K extends NameField
            ? NameOrReference<T[K]>
            : K extends ObjectField
              ? ObjectOrReference<T[K]>
              : K extends ObjectListField
                ? ListOrReference<T[K]>
                : WithReferences<T[K]>;
      }
    : T;

type NameOrReference<T> = T extends readonly string[]
  ? readonly (string | Reference)[]
  : T extends string
    ? string | Reference
    : WithReferences<T>;
/** Type of an object field with a reference allowed; a field that another one excludes stays excluded. */
type ObjectOrReference<T> = [T] extends [undefined] ? T : WithReferences<T> | Reference;
type ListOrReference<T> = T extends readonly (infer Item)[] ? readonly (WithReferences<Item> | Reference)[] : T;

/** Metadata of a policy, beside the fields of its spec. */
export interface PolicyMetadata {
  /** Name of the object. @default - the construct's id */
  readonly name?: string;
  /** Namespace of the object. @default - the chart's */
  readonly namespace?: string;
  /** API version of the object, for another served version than the default. @default - the most stable one */
  readonly apiVersion?: string;
  /** Labels, annotations and other metadata. */
  readonly metadata?: Omit<ManifestMetadata, 'name' | 'namespace'>;
  /**
   * Metadata of the object of a WorkloadGroup, whose `metadata` is a field of its spec: the metadata of the
   * WorkloadEntries.
   */
  readonly objectMetadata?: Omit<ManifestMetadata, 'name' | 'namespace'>;
}

/** Types of an AuthorizationPolicy's action: CUSTOM requires a provider, and no other action has one. */
type CustomAction =
  | { readonly action: 'CUSTOM'; readonly provider: object }
  | { readonly action?: 'ALLOW' | 'DENY' | 'AUDIT'; readonly provider?: undefined };

/** Types of fields that depend on values of other fields, which the shapes of the fields alone do not express. */
type ByValue<K extends KindName> = K extends 'AuthorizationPolicy' ? CustomAction : unknown;

/** Props of a policy: the fields of its spec, and its metadata. */
export type PolicyProps<K extends KindName> = PolicyMetadata & WithReferences<Specs[K]> & ByValue<K>;
