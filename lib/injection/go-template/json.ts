import {
  compareStrings,
  integerKind,
  isMap,
  isNil,
  isSlice,
  isStruct,
  kindOf,
  NilPointer,
  structJson,
  unwrap,
} from './values';

const HTML: { readonly [char: string]: string } = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};
const SHORT: { readonly [char: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

export interface JsonOptions {
  /** True to write `<`, `>` and `&` unescaped. */
  readonly raw?: boolean;
  /** Indentation of each level, with one item per line. */
  readonly indent?: string;
}

/**
 * Implements `json.Marshal`: map keys sorted, struct fields in their order, `<>&` escaped. Undefined for a value that
 * JSON cannot hold.
 */
export function toJson(value: unknown, options: JsonOptions = {}): string | undefined {
  return write(value, options, '\n', false);
}

function write(value: unknown, options: JsonOptions, line: string, ordered: boolean): string | undefined {
  if (isNil(value) || value instanceof NilPointer) return 'null';
  const plain = unwrap(value);
  if (integerKind(value)) return String(plain);
  if (typeof plain === 'string') return quote(plain, options);
  if (typeof plain === 'boolean') return String(plain);
  if (typeof plain === 'number') return Number.isFinite(plain) ? numberText(plain) : undefined;
  if (isSlice(value))
    return bracket(
      '[',
      ']',
      value.map((item) => write(item, options, below(line, options), ordered)),
      options,
      line,
    );
  // The JSON of a struct keeps the order of its fields, also in maps inside it, which are the JSON of structs unless
  // they are tagged as maps.
  if (isStruct(value)) return write(structJson(value), options, line, true);
  if (isMap(value)) return writeMap(value, options, line, ordered);
  return kindOf(value) === 'invalid' ? 'null' : undefined;
}

function writeMap(
  map: { readonly [key: string]: unknown },
  options: JsonOptions,
  line: string,
  ordered: boolean,
): string | undefined {
  const keys = Object.keys(map);
  if (!ordered) keys.sort(compareStrings);
  const colon = options.indent === undefined ? ':' : ': ';
  const items = keys.map((key) => {
    const text = write(map[key], options, below(line, options), ordered);
    return text === undefined ? undefined : `${quote(key, options)}${colon}${text}`;
  });
  return bracket('{', '}', items, options, line);
}

const below = (line: string, { indent }: JsonOptions): string => line + (indent ?? '');

function bracket(
  open: string,
  close: string,
  items: readonly (string | undefined)[],
  options: JsonOptions,
  line: string,
): string | undefined {
  if (items.includes(undefined)) return undefined;
  if (options.indent === undefined || items.length === 0) return open + items.join(',') + close;
  const inner = below(line, options);
  return open + inner + items.join(`,${inner}`) + line + close;
}

function quote(text: string, { raw }: JsonOptions): string {
  const special = /["\\\x00-\x1f<>&\u2028\u2029]|\p{Cs}/gu;
  const escape = (char: string): string =>
    SHORT[char] ?? (raw && '<>&'.includes(char) ? char : (HTML[char] ?? control(char)));
  return `"${text.replace(special, escape)}"`;
}

const control = (char: string): string =>
  /\p{Cs}/u.test(char) ? '\\ufffd' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Formats a number for JSON: like JavaScript, but -0 keeps its sign. */
const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** Implements `json.Unmarshal` into `interface{}`: every number is a float64. Undefined where the text is not JSON. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
