import { eq, le, lt } from './compare';
import { sprint, sprintf, sprintln } from './format';
import { isPrint } from './quote';
import { fn, refuse, type FunctionMap } from './signature';
import {
  byteLength,
  byteSlice,
  elementType,
  integerKind,
  isMap,
  isNil,
  isSlice,
  isTrue,
  kindOf,
  NilPointer,
  sliceLike,
  typeName,
  unwrap,
  zeroOf,
} from './values';

/** Returns the value at `index` of a slice, map or string; the zero value for a missing map key. */
function indexOne(item: unknown, index: unknown): unknown {
  if (item instanceof NilPointer || kindOf(item) === 'invalid') return refuse('index of a nil value');
  if (isMap(item)) {
    if (kindOf(index) === 'invalid') return refuse('a nil cannot be the key of a map');
    if (kindOf(index) !== 'string')
      return refuse(`the key of ${typeName(item)} must be a string, got ${typeName(index)}`);
    const key = String(unwrap(index));
    return Object.hasOwn(item, key) ? (item[key] ?? null) : zeroOf(elementType(typeName(item)));
  }
  const text = unwrap(item);
  if (isSlice(item)) return item[position(index, item.length, item.length - 1)] ?? null;
  if (typeof text === 'string')
    return BigInt(Buffer.from(text)[position(index, byteLength(text), byteLength(text) - 1)] ?? 0);
  return refuse(`a value of type ${typeName(item)} has no index`);
}

function position(index: unknown, length: number, max: number): number {
  if (!integerKind(index)) return refuse(`an index must be an integer, got ${typeName(index)}`);
  const at = Number(unwrap(index));
  return at < 0 || at > max ? refuse(`index ${at} is out of range, there are ${length}`) : at;
}

function slice(item: unknown, ...indexes: readonly unknown[]): unknown {
  const text = unwrap(item);
  if (!isSlice(item) && typeof text !== 'string') return refuse(`a value of type ${typeName(item)} cannot be sliced`);
  if (indexes.length > (isSlice(item) ? 3 : 2)) return refuse(`${indexes.length} slice indexes are too many`);
  const length = isSlice(item) ? item.length : byteLength(text as string);
  const [start = 0, end = length, cap = length] = indexes.map((index) => position(index, length, length));
  if (start > end || end > cap) return refuse(`the slice from ${start} to ${end} runs backwards`);
  return isSlice(item) ? sliceLike(item, item.slice(start, end)) : byteSlice(text as string, start, end);
}

function length(item: unknown): bigint {
  const text = unwrap(item);
  if (typeof text === 'string') return BigInt(byteLength(text));
  if (isSlice(item)) return BigInt(item.length);
  if (isMap(item)) return BigInt(Object.keys(item).length);
  return refuse(
    item instanceof NilPointer || isNil(item)
      ? 'len of a nil value'
      : `a value of type ${typeName(item)} has no length`,
  );
}

/** Returns the text of the arguments of an escaping function. */
function joined(args: readonly unknown[]): string {
  const [only] = args;
  return args.length === 1 && typeof only === 'string'
    ? only
    : sprint(args.map((arg) => (kindOf(arg) === 'invalid' ? '<no value>' : arg)));
}

const HTML: { readonly [char: string]: string } = {
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\0': '\ufffd',
};
const JS: { readonly [char: string]: string } = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function jsEscape(text: string): string {
  return text.replace(/[\\'"<>&=\x00-\x1f]|[^\x00-\x7f]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return JS[char] ?? (code > 0x7f && isPrint(char) ? char : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`);
  });
}

/** Escapes a text as `url.QueryEscape` does: a space becomes a plus sign. */
export function queryEscape(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

/**
 * The functions that are part of Go's text/template. `and`, `or` and `call` are evaluated by the interpreter itself.
 */
export const BUILTINS: FunctionMap = {
  and: fn(['any', '...any'], () => refuse('evaluated by the interpreter')),
  or: fn(['any', '...any'], () => refuse('evaluated by the interpreter')),
  call: fn(['any', '...any'], (target, ...args) =>
    typeof target === 'function' ? target(...args) : refuse(`call of a ${typeName(target)}`),
  ),
  not: fn(['any'], (value) => !isTrue(value)),
  eq: fn(['any', '...any'], (first, ...others) => eq(first, ...others)),
  ne: fn(['any', 'any'], (a, b) => !eq(a, b)),
  lt: fn(['any', 'any'], lt),
  le: fn(['any', 'any'], le),
  gt: fn(['any', 'any'], (a, b) => !le(a, b)),
  ge: fn(['any', 'any'], (a, b) => !lt(a, b)),
  index: fn(['any', '...any'], (item, ...indexes) => {
    if (kindOf(item) === 'invalid') refuse('index of a nil value');
    return indexes.reduce(indexOne, item);
  }),
  slice: fn(['any', '...any'], (item, ...indexes) => slice(item, ...indexes)),
  len: fn(['any'], length),
  print: fn(['...any'], (...args) => sprint(args)),
  println: fn(['...any'], (...args) => sprintln(args)),
  printf: fn(['string', '...any'], (format, ...args) => sprintf(format, args)),
  html: fn(['...any'], (...args) => joined(args).replace(/["'&<>\0]/g, (char) => HTML[char] ?? char)),
  js: fn(['...any'], (...args) => jsEscape(joined(args))),
  urlquery: fn(['...any'], (...args) => queryEscape(joined(args))),
};
