import {
  App,
  ImplicitTokenResolver,
  LazyResolver,
  NumberStringUnionResolver,
  type ApiObjectMetadataDefinition,
} from 'cdk8s';
import type { IConstruct } from 'constructs';
import { AS_GIVEN, EMPTY_DROPPED, NOT_PLAIN, plainCopy, SORTED } from '../../yaml/plain-copy';

/** The resolvers that every app has. They change nothing in plain data. */
const BUILT_IN: readonly object[] = [
  LazyResolver.prototype,
  ImplicitTokenResolver.prototype,
  NumberStringUnionResolver.prototype,
];

/** Says whether an app resolves nothing but what cdk8s resolves by itself. */
export function resolvesOnlyTokens(construct: IConstruct): boolean {
  const resolvers = (construct.node.root as Partial<App>).resolvers;
  return (
    Array.isArray(resolvers) &&
    resolvers.every((resolver: object) => BUILT_IN.includes(Object.getPrototypeOf(resolver) as object))
  );
}

/**
 * A copy of plain data as cdk8s makes it, in one pass where cdk8s needs two: without what is absent, and with sorted
 * keys.
 */
export function plainJson(value: unknown): unknown {
  return plainCopy(value, process.env.CDK8S_DISABLE_SORT ? AS_GIVEN : SORTED);
}

/** Fields that `ApiObjectMetadataDefinition` keeps to itself. */
type MetadataFields = Partial<
  Record<'_additionalAttributes' | 'annotations' | 'finalizers' | 'labels' | 'ownerReferences', object>
>;

/** Copies the metadata of an object in this way, where empty lists and maps are left out too. */
export function plainMetadata(metadata: ApiObjectMetadataDefinition): unknown {
  const {
    _additionalAttributes: others,
    annotations,
    finalizers,
    labels,
    ownerReferences,
  } = metadata as unknown as MetadataFields;
  if (!others || !annotations || !finalizers || !labels || !ownerReferences) return NOT_PLAIN;
  const { name, namespace } = metadata;
  return plainCopy({ ...others, name, namespace, annotations, finalizers, ownerReferences, labels }, EMPTY_DROPPED);
}
