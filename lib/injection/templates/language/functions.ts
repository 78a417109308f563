import { type Argument, call, type Expression, path, type Scalar } from './expression';
import type { AnnotationName, LabelName, ProxyMetadataName } from '../template-data';

/** Condition: Go takes zero, the empty string, list and map, and nil as false. */
export type Condition = Expression<unknown>;

// Go's own functions.
export const eq = <T extends Scalar>(a: Expression<T>, b: Argument<T>): Expression<boolean> => call('eq', a, b);
export const ne = <T extends Scalar>(a: Expression<T>, b: Argument<T>): Expression<boolean> => call('ne', a, b);
export const atLeast = (a: Expression<number>, b: number): Expression<boolean> => call('ge', a, b);
export const not = (a: Condition): Expression<boolean> => call('not', a);
export const and = (...conditions: Condition[]): Condition => call('and', ...conditions);
/** Returns the first argument that is not empty, or the last. */
export const firstOf = <T extends Scalar>(...values: [Expression<T>, ...Argument<T>[]]): Expression<T> =>
  call('or', ...values);
export const either = (...conditions: Condition[]): Condition => call('or', ...conditions);
export const first = <T>(list: Expression<readonly T[]>): Expression<T> => call('index', list, 0);

/** Returns text with the values of expressions in it: ``text`istio.${name}` ``. */
export function text(parts: TemplateStringsArray, ...values: Expression<Scalar>[]): Expression<string> {
  return call('printf', parts.map((part) => part.replaceAll('%', '%%')).join('%v'), ...values);
}

// Functions of the sprig library.
export const join = (separator: string, list: Expression<readonly Scalar[]>): Expression<string> =>
  call('join', separator, list);
export const truncate = (length: number, value: Expression<string>): Expression<string> => call('trunc', length, value);
export const trimSuffix = (suffix: string, value: Expression<string>): Expression<string> =>
  call('trimSuffix', suffix, value);
export const trimAll = (characters: string, value: Expression<string>): Expression<string> =>
  call('trimAll', characters, value);
/** Returns `map` with one more entry. */
export const withEntry = <V>(
  map: Expression<Record<string, V>>,
  key: string,
  value: Expression<V>,
): Expression<Record<string, V>> => call('set', map, key, value);

// Functions of Istio's injector.
const meta = path<{ Annotations: Record<string, string>; Labels: Record<string, string> }>('$.ObjectMeta');
/** Returns the annotation of the object (empty if absent). */
export const annotation = (name: AnnotationName): Expression<string> => call('index', meta.Annotations, name);
/** Returns the annotation of the object, or where it has none the other value, as text. */
export const annotationOr = (name: AnnotationName, otherwise: Expression<unknown>): Expression<string> =>
  call('annotation', meta, name, otherwise);
export const hasAnnotation = (name: AnnotationName): Expression<boolean> => call('isset', meta.Annotations, name);
/** Returns the label of the object (empty if absent). */
export const label = (name: LabelName): Expression<string> => call('index', meta.Labels, name);
export const entryOf = <N extends LabelName | ProxyMetadataName>(
  map: Expression<Record<string, string>>,
  name: N,
): Expression<string> => call('index', map, name);
/** Returns `value`, or `otherwise` where it is nil or the empty string. */
export const valueOr = (value: Expression<string>, otherwise: Argument<string>): Expression<string> =>
  call('valueOrDefault', value, otherwise);
export const contains = (part: string, whole: Expression<string>): Expression<boolean> => call('contains', part, whole);
export const lowerCase = (value: Expression<string>): Expression<string> => call('toLower', value);
export const directoryOf = (file: Expression<string>): Expression<string> => call('directory', file);
/** Returns the ports with the status port added, unless that is 0 or in the list. */
export const excludeInboundPort = (port: Expression<string>, ports: Expression<string>): Expression<string> =>
  call('excludeInboundPort', port, ports);
export const appendMultusNetwork = (networks: Expression<string>, network: string): Expression<string> =>
  call('appendMultusNetwork', networks, network);
export const parseJson = <T>(json: Expression<string>): Expression<T> => call('fromJSON', json);
export const structToJson = (value: Expression<object>): Expression<string> => call('structToJSON', value);
export const protoToJson = (message: Expression<object>): Expression<string> => call('protoToJSON', message);
export const omitNil = <T extends object>(value: Expression<T>): Expression<T> => call('omitNil', value);
export const otelResourceAttributes = (...args: Expression<unknown>[]): Expression<string> =>
  call('otelResourceAttributes', ...args);
/** Returns maps of strings as one, in JSON text; of a key that several have, the last one counts. */
export const mapsToJson = (...maps: Expression<Record<string, string>>[]): Expression<object> =>
  call('toJsonMap', ...maps);
/** Returns a map without some of its keys. */
export const withoutKeys = (
  map: Expression<Record<string, string>>,
  ...keys: string[]
): Expression<Record<string, string>> => call('omit', map, ...keys);
/** Returns a map of strings, from keys and values in turn. */
export const stringMap = (entries: Record<string, Argument<string>>): Expression<Record<string, string>> =>
  call('strdict', ...Object.entries(entries).flat());
