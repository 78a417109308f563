import {
  App,
  ImplicitTokenResolver,
  LazyResolver,
  NumberStringUnionResolver,
  type ApiObjectMetadataDefinition,
} from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The resolvers that every app has. They change nothing in plain data. */
const BUILT_IN: readonly object[] = [
  LazyResolver.prototype,
  ImplicitTokenResolver.prototype,
  NumberStringUnionResolver.prototype,
];

/** Stands for data that only cdk8s' own, general way can render: tokens, classes, null in a list. */
export const NOT_PLAIN = Symbol('not plain');

/** Says whether an app resolves nothing but what cdk8s resolves by itself. */
export function resolvesOnlyTokens(construct: IConstruct): boolean {
  const resolvers = (construct.node.root as Partial<App>).resolvers;
  return (
    Array.isArray(resolvers) &&
    resolvers.every((resolver: object) => BUILT_IN.includes(Object.getPrototypeOf(resolver) as object))
  );
}

/** Settings of a copy: what is left out beside null and undefined, and in which order keys come. */
interface Style {
  readonly sortKeys: boolean;
  readonly dropEmpty: boolean;
}

const EMPTY_DROPPED: Style = { sortKeys: true, dropEmpty: true };
const SORTED: Style = { sortKeys: true, dropEmpty: false };
const AS_GIVEN: Style = { sortKeys: false, dropEmpty: false };

/**
 * A copy of plain data as cdk8s makes it, in one pass where cdk8s needs two: without what is absent, and with sorted
 * keys.
 */
export function plainJson(value: unknown): unknown {
  return copyOf(value, process.env.CDK8S_DISABLE_SORT ? AS_GIVEN : SORTED);
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
  return copyOf({ ...others, name, namespace, annotations, finalizers, ownerReferences, labels }, EMPTY_DROPPED);
}

function copyOf(value: unknown, style: Style): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return NOT_PLAIN;
  }
  if (value === null) return NOT_PLAIN;
  return Array.isArray(value) ? listCopy(value, style) : mapCopy(value as Record<string, unknown>, style);
}

function listCopy(items: readonly unknown[], style: Style): unknown {
  if (style.dropEmpty && items.length === 0) return undefined;
  const copy: unknown[] = [];
  for (const item of items) {
    const json = copyOf(item, style);
    if (json === NOT_PLAIN || json === undefined) return NOT_PLAIN;
    copy.push(json);
  }
  return copy;
}

function mapCopy(map: Record<string, unknown>, style: Style): unknown {
  if (Object.getPrototypeOf(map) !== Object.prototype) return NOT_PLAIN;
  const keys = Object.keys(map);
  if (style.sortKeys) keys.sort();
  const copy: Record<string, unknown> = {};
  let empty = true;
  for (const key of keys) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    if (key === '__proto__' || key === 'constructor') return NOT_PLAIN;
    const json = copyOf(value, style);
    if (json === NOT_PLAIN) return NOT_PLAIN;
    if (json === undefined) continue;
    copy[key] = json;
    empty = false;
  }
  return style.dropEmpty && empty ? undefined : copy;
}
