import type { KindName, Specs } from '../../imports/kinds';
import type { ManifestMetadata } from '../model';
import type { Reference } from './references/references';

/** Fields that name something, and so take a reference to it in place of the name. */
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

/** Fields whose value is an object that a reference stands for. */
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

/** Lists of such objects. */
type ObjectListField =
  'targetRefs' | 'providers' | 'parentRefs' | 'backendRefs' | 'certificateRefs' | 'caCertificateRefs';

/** `T` with references allowed wherever something is named. Strings stay allowed. */
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
/** A field that another one excludes stays excluded. */
type ObjectOrReference<T> = [T] extends [undefined] ? T : WithReferences<T> | Reference;
type ListOrReference<T> = T extends readonly (infer Item)[] ? readonly (WithReferences<Item> | Reference)[] : T;

/** What every policy has beside its spec. */
export interface PolicyMetadata {
  /** Name of the object. @default - the construct's id */
  readonly name?: string;
  /** Namespace of the object. @default - the chart's */
  readonly namespace?: string;
  /** Another served version of the kind, as older YAML has it. @default - the most stable one */
  readonly apiVersion?: string;
  /** Labels, annotations and other metadata. */
  readonly metadata?: Omit<ManifestMetadata, 'name' | 'namespace'>;
  /** The same, for a WorkloadGroup, whose `metadata` is a field of its spec: what the WorkloadEntries get. */
  readonly objectMetadata?: Omit<ManifestMetadata, 'name' | 'namespace'>;
}

/** A custom action is decided by a provider, and no other is. */
type CustomAction =
  | { readonly action: 'CUSTOM'; readonly provider: object }
  | { readonly action?: 'ALLOW' | 'DENY' | 'AUDIT'; readonly provider?: undefined };

/** What depends on values, which the shapes of the fields alone do not say. */
type ByValue<K extends KindName> = K extends 'AuthorizationPolicy' ? CustomAction : unknown;

/** The props of a policy: the fields of its spec, and its metadata. */
export type PolicyProps<K extends KindName> = PolicyMetadata & WithReferences<Specs[K]> & ByValue<K>;
