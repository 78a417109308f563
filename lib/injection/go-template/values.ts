/**
 * The values a Go template works on, as JavaScript values.
 *
 * | JavaScript | Go |
 * |---|---|
 * | `undefined` | no value: a missing map key |
 * | `null` | a nil of type `interface {}` |
 * | `string`, `boolean` | `string`, `bool` |
 * | `number` | `float64`: what every number in Helm values is |
 * | `bigint` | `int` |
 * | `Named` | any other scalar type: `int32`, an enum, a named string |
 * | plain object | `map[string]interface {}`; another map type with `mapOf` |
 * | array | `[]interface {}`; another slice type with `sliceOf` |
 * | `structOf(...)`, instance of a class | a struct; a property that is a function is a method |
 * | `NilPointer` | a nil pointer of a known type: methods work, fields fail |
 *
 * Strings are JavaScript strings; lengths and positions are counted in UTF-8 bytes, as in Go.
 */
export type Kind =
  | 'invalid'
  | 'string'
  | 'bool'
  | 'float64'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'map'
  | 'slice'
  | 'struct'
  | 'ptr'
  | 'func';

export type GoMap = { readonly [key: string]: unknown };
export type GoMethod = (...args: never[]) => unknown;

const TYPE = Symbol('go type');

interface Tag {
  readonly name: string;
  readonly kind: 'map' | 'slice' | 'struct';
  /** True for a nil map or slice: empty, but `null` in JSON and equal to nil. */
  readonly isNil?: boolean;
  /** Returns the struct as JSON. */
  readonly json?: () => unknown;
}

function tag<T extends object>(value: T, type: Tag): T {
  Object.defineProperty(value, TYPE, { value: type, enumerable: false });
  return value;
}

function tagOf(value: unknown): Tag | undefined {
  return typeof value === 'object' && value !== null ? (value as { [TYPE]?: Tag })[TYPE] : undefined;
}

/** Scalar of a type that JavaScript has no literal for, with the methods of that type. */
export class Named {
  constructor(
    readonly typeName: string,
    readonly kind: Exclude<Kind, 'map' | 'slice' | 'struct' | 'ptr' | 'func' | 'invalid'>,
    readonly value: string | number | bigint | boolean,
    readonly methods: { readonly [name: string]: () => unknown } = {},
  ) {}
}

export const int64 = (value: bigint | number): Named => new Named('int64', 'int64', BigInt.asIntN(64, BigInt(value)));
export const int32 = (value: bigint | number): Named => new Named('int32', 'int32', BigInt.asIntN(32, BigInt(value)));
export const uint32 = (value: bigint | number): Named =>
  new Named('uint32', 'uint32', BigInt.asUintN(32, BigInt(value)));
/** Returns a protobuf enum: an `int32` that prints as its name. */
export const enumValue = (typeName: string, name: string, number: number): Named =>
  new Named(typeName, 'int32', BigInt(number), { String: () => name });
/** Returns a string of a named type, such as `v1.Protocol`. */
export const namedString = (typeName: string, value: string): Named => new Named(typeName, 'string', value);

/** Nil pointer whose type is known: its `methods` can be called (protobuf getters), any field is an error. */
export class NilPointer {
  constructor(
    readonly typeName: string,
    readonly methods: { readonly [name: string]: GoMethod } = {},
  ) {}
}

/**
 * Returns a map of another type than `map[string]interface {}`, for example `map[string]string`. `undefined` gives the
 * nil map.
 */
export function mapOf<T extends GoMap>(typeName: string, entries: T | undefined): T {
  return tag({ ...(entries as T) }, { name: typeName, kind: 'map', isNil: entries === undefined });
}

export const stringMap = (
  entries: { readonly [key: string]: string } | undefined,
): { readonly [key: string]: string } => mapOf('map[string]string', entries);

/** Returns a slice of another type than `[]interface {}`, for example `[]string`. `undefined` gives the nil slice. */
export function sliceOf<T>(typeName: string, items: readonly T[] | undefined): readonly T[] {
  return tag([...(items ?? [])], { name: typeName, kind: 'slice', isNil: items === undefined });
}

export const stringSlice = (items: readonly string[] | undefined): readonly string[] => sliceOf('[]string', items);

/**
 * Returns a struct: `fields` by their Go names, in order; functions are methods. `json` returns the struct as JSON
 * (Go's JSON names); without it the fields are taken unchanged.
 */
export function structOf<T extends GoMap>(typeName: string, fields: T, json?: () => unknown): T {
  return tag({ ...fields }, { name: typeName, kind: 'struct', ...(json && { json }) });
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'undefined':
      return 'invalid';
    case 'string':
      return 'string';
    case 'number':
      return 'float64';
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'function':
      return 'func';
    case 'object':
      return objectKind(value);
    default:
      return 'invalid';
  }
}

function objectKind(value: object | null): Kind {
  if (value === null) return 'invalid';
  if (value instanceof Named) return value.kind;
  if (value instanceof NilPointer) return 'ptr';
  return tagOf(value)?.kind ?? (Array.isArray(value) ? 'slice' : isPlain(value) ? 'map' : 'struct');
}

/** Returns the name of the Go type, as `%T` prints it. */
export function typeName(value: unknown): string {
  const kind = kindOf(value);
  if (value instanceof Named || value instanceof NilPointer) return value.typeName;
  const tagged = tagOf(value);
  if (tagged) return tagged.name;
  switch (kind) {
    case 'invalid':
      return '<nil>';
    case 'map':
      return 'map[string]interface {}';
    case 'slice':
      return '[]interface {}';
    case 'struct':
      return (value as object).constructor.name;
    case 'func':
      return 'func()';
    default:
      return kind;
  }
}

/** Returns whether a value is nil in Go: no value, nil interface, nil pointer, nil map, nil slice. */
export const isNil = (value: unknown): boolean =>
  value === undefined || value === null || value instanceof NilPointer || tagOf(value)?.isNil === true;

export const isMap = (value: unknown): value is GoMap => kindOf(value) === 'map';
export const isSlice = (value: unknown): value is readonly unknown[] => kindOf(value) === 'slice';
export const isStruct = (value: unknown): value is GoMap => kindOf(value) === 'struct';

export type IntKind = 'int' | 'uint';

/**
 * Returns `int` for any signed integer type, `uint` for any unsigned one, `undefined` for a value that is no integer.
 */
export function integerKind(value: unknown): IntKind | undefined {
  const kind = kindOf(value);
  return kind.startsWith('int') && kind !== 'invalid' ? 'int' : kind.startsWith('uint') ? 'uint' : undefined;
}

/** Returns the scalar inside a `Named`; any other value unchanged. */
export const unwrap = (value: unknown): unknown => (value instanceof Named ? value.value : value);

/** Returns whether a member of a struct can be called: a function, or one declared with `fn`. */
export const isMethod = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && 'parameters' in value && 'call' in value);

/** Returns a struct as JSON, or its fields without the methods. */
export function structJson(value: GoMap): unknown {
  const json = tagOf(value)?.json;
  return json ? json() : Object.fromEntries(Object.entries(value).filter(([, field]) => !isMethod(field)));
}

/** Returns the element type of a slice or map type: `string` of `map[string]string`. */
export function elementType(name: string): string {
  return name.startsWith('[]') ? name.slice(2) : name.replace(/^map\[[^\]]*\]/, '');
}

const ZERO: { readonly [type: string]: unknown } = { string: '', bool: false, int: 0n, float64: 0 };

/** Returns the zero value of an element type that is known by name; nil for all others. */
export const zeroOf = (type: string): unknown => ZERO[type] ?? null;

/** Returns a part of a slice that keeps the slice's type. */
export function sliceLike(original: readonly unknown[], items: readonly unknown[]): readonly unknown[] {
  const tagged = tagOf(original);
  return tagged ? sliceOf(tagged.name, items) : [...items];
}

/** Returns whether a value is true for `if`: not the zero value of its type. A struct is always true. */
export function isTrue(value: unknown): boolean {
  const kind = kindOf(value);
  const plain = unwrap(value);
  switch (kind) {
    case 'invalid':
    case 'ptr':
      return false;
    case 'slice':
      return (plain as readonly unknown[]).length > 0;
    case 'map':
      return Object.keys(plain as GoMap).length > 0;
    case 'struct':
    case 'func':
      return true;
    default:
      return typeof plain === 'number' ? plain !== 0 : Boolean(plain);
  }
}

/** Compares strings in Go's order: by UTF-8 bytes, which is the order of code points. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  // UTF-16 order is another one only where surrogate pairs are involved.
  return /[\ud800-\udfff]/.test(a + b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

export const sortedKeys = (map: GoMap): string[] => Object.keys(map).sort(compareStrings);
export const byteLength = (text: string): number => Buffer.byteLength(text);
/** Returns a part of a string by byte positions. A cut inside a character leaves U+FFFD. */
export function byteSlice(text: string, start: number, end?: number): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.slice(start, end);
  return Buffer.from(text).subarray(start, end).toString();
}

/** Implements `reflect.DeepEqual`: same type and same contents. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (kindOf(a) === 'invalid' || kindOf(b) === 'invalid') return kindOf(a) === kindOf(b);
  if (typeName(a) !== typeName(b)) return false;
  if (isSlice(a) && isSlice(b))
    return isNil(a) === isNil(b) && a.length === b.length && a.every((item, i) => deepEqual(item, b[i]));
  if ((isMap(a) || isStruct(a)) && (isMap(b) || isStruct(b))) {
    const keys = Object.keys(a);
    return (
      isNil(a) === isNil(b) &&
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key]))
    );
  }
  return a instanceof NilPointer || unwrap(a) === unwrap(b);
}
