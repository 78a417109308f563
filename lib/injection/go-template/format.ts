import { formatFloat, formatFloatVerb } from './numbers';
import { goQuote, goQuoteChar } from './quote';
import {
  byteLength,
  integerKind,
  isMap,
  isMethod,
  isNil,
  isSlice,
  isStruct,
  kindOf,
  Named,
  NilPointer,
  sortedKeys,
  typeName,
  unwrap,
} from './values';

/** The flags, width and precision of one verb of `printf`. */
interface Spec {
  readonly flags: string;
  readonly width?: number;
  readonly precision?: number;
}

const NO_SPEC: Spec = { flags: '' };

/** Formats one value as `fmt.Sprint` does: `%v`. */
export const toText = (value: unknown): string =>
  typeof value === 'string' ? value : formatValue(value, 'v', NO_SPEC, 0);

/** Implements `fmt.Sprint`: a space between two values that are both not strings. */
export function sprint(values: readonly unknown[]): string {
  return values
    .map((value, i) => (i > 0 && !isText(value) && !isText(values[i - 1]) ? ' ' : '') + toText(value))
    .join('');
}

const isText = (value: unknown): boolean => kindOf(value) === 'string';

/** Implements `fmt.Sprintln`: a space between all values and a line end. */
export const sprintln = (values: readonly unknown[]): string => `${values.map(toText).join(' ')}\n`;

const VERB = /%([-+# 0]*)(?:\[(\d+)\])?(\*|\d+)?(?:\.(?:\[(\d+)\])?(\*|\d*))?(?:\[(\d+)\])?([\s\S]?)/gu;

/**
 * Implements `fmt.Sprintf`, with Go's notes on wrong use in the output: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA
 * int=1)`.
 */
export function sprintf(format: string, args: readonly unknown[]): string {
  let next = 0;
  let reordered = false;
  const index = (text: string | undefined): void => {
    if (text === undefined) return;
    next = Number(text) - 1;
    reordered = true;
  };
  const star = (): number => Number(unwrap(args[next++]));
  const out = format.replace(
    VERB,
    (
      _all,
      flags: string,
      at1?: string,
      width?: string,
      at2?: string,
      precision?: string,
      at3?: string,
      verb?: string,
    ) => {
      index(width === '*' ? at1 : undefined);
      let w = width === undefined ? undefined : width === '*' ? star() : Number(width);
      index(precision === '*' ? at2 : undefined);
      const p = precision === undefined ? undefined : precision === '*' ? star() : Number(precision || '0');
      if (w !== undefined && w < 0) {
        flags += '-';
        w = -w;
      }
      index(at3 ?? (width === '*' ? undefined : at1));
      if (!verb) return '%!(NOVERB)';
      if (verb === '%') return '%';
      if (next < 0 || next >= args.length) return reordered ? `%!${verb}(BADINDEX)` : `%!${verb}(MISSING)`;
      const spec = { flags, ...(w !== undefined && { width: w }), ...(p !== undefined && { precision: p }) };
      return formatTop(args[next++], verb, spec);
    },
  );
  if (reordered || next >= args.length) return out;
  const extra = args.slice(next).map((arg) => (isNilValue(arg) ? '<nil>' : `${typeName(arg)}=${toText(arg)}`));
  return `${out}%!(EXTRA ${extra.join(', ')})`;
}

const isNilValue = (value: unknown): boolean => value === undefined || value === null;

function formatTop(value: unknown, verb: string, spec: Spec): string {
  if (verb === 'T') return pad(typeName(value), spec);
  if (isNilValue(value)) return verb === 'v' ? pad('<nil>', spec) : `%!${verb}(<nil>)`;
  return formatValue(value, verb, spec, 0);
}

function pad(text: string, { flags, width }: Spec, zero = false): string {
  const missing = (width ?? 0) - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!zero || !flags.includes('0')) return ' '.repeat(missing) + text;
  const signed = /^[+-]/.test(text) ? 1 : 0;
  return text.slice(0, signed) + '0'.repeat(missing) + text.slice(signed);
}

function badVerb(value: unknown, verb: string): string {
  return isNilValue(value) ? `%!${verb}(<nil>)` : `%!${verb}(${typeName(value)}=${toText(value)})`;
}

function formatValue(value: unknown, verb: string, spec: Spec, depth: number): string {
  if (value instanceof Named && value.methods.String && 'vsxXq'.includes(verb))
    return formatString(String(value.methods.String()), verb, spec, value);
  const plain = unwrap(value);
  if (integerKind(value)) return formatInteger(BigInt(plain as bigint), verb, spec, value);
  if (isSlice(value)) return formatItems(value, verb, spec, depth);
  if (isMap(value)) return formatEntries(value, verb, spec, depth);
  if (isStruct(value)) return formatStruct(value, verb, spec, depth);
  switch (typeof plain) {
    case 'string':
      return formatString(plain, verb, spec, value);
    case 'boolean':
      return verb === 't' || verb === 'v' ? pad(String(plain), spec) : badVerb(value, verb);
    case 'number':
      return formatFloatValue(plain, verb, spec, value);
    case 'function':
      return verb === 'v' || verb === 'p' ? '0x0' : badVerb(value, verb);
    default:
      break;
  }
  if (value instanceof NilPointer)
    return verb === 'v' || verb === 's'
      ? pad(verb === 'v' ? '<nil>' : `%!${verb}(${value.typeName}=<nil>)`, spec)
      : badVerb(value, verb);
  return depth > 0 || verb === 'v' ? pad('<nil>', spec) : `%!${verb}(<nil>)`;
}

function formatItems(items: readonly unknown[], verb: string, spec: Spec, depth: number): string {
  const sharp = verb === 'v' && spec.flags.includes('#');
  if (sharp && isNil(items)) return `${typeName(items)}(nil)`;
  const inner = items.map((item) => formatValue(item, verb, spec, depth + 1));
  return sharp ? `${typeName(items)}{${inner.join(', ')}}` : `[${inner.join(' ')}]`;
}

function formatEntries(map: { readonly [key: string]: unknown }, verb: string, spec: Spec, depth: number): string {
  const sharp = verb === 'v' && spec.flags.includes('#');
  if (sharp && isNil(map)) return `${typeName(map)}(nil)`;
  const inner = sortedKeys(map).map(
    (key) => `${formatValue(key, verb, spec, depth + 1)}:${formatValue(map[key], verb, spec, depth + 1)}`,
  );
  return sharp ? `${typeName(map)}{${inner.join(', ')}}` : `map[${inner.join(' ')}]`;
}

function formatStruct(struct: { readonly [key: string]: unknown }, verb: string, spec: Spec, depth: number): string {
  const named = struct.String;
  if (typeof named === 'function' && 'vsxXq'.includes(verb))
    return formatString(String(named.call(struct)), verb, spec, struct);
  const plus = verb === 'v' && /[+#]/.test(spec.flags);
  const fields = Object.entries(struct).filter(([, field]) => !isMethod(field));
  const inner = fields.map(([name, field]) => (plus ? `${name}:` : '') + formatValue(field, verb, spec, depth + 1));
  return spec.flags.includes('#') && verb === 'v' ? `${typeName(struct)}{${inner.join(', ')}}` : `{${inner.join(' ')}}`;
}

function formatString(text: string, verb: string, spec: Spec, value: unknown): string {
  const cut = spec.precision === undefined ? text : [...text].slice(0, spec.precision).join('');
  switch (verb) {
    case 'v':
      return pad(spec.flags.includes('#') ? goQuote(text) : cut, spec, true);
    case 's':
      return pad(cut, spec, true);
    case 'q':
      return pad(quoted(cut, spec), spec, true);
    case 'x':
    case 'X':
      return pad(hexBytes(text, verb, spec), spec, true);
    default:
      return badVerb(value, verb);
  }
}

function quoted(text: string, { flags }: Spec): string {
  const raw = flags.includes('#') && !/[`\x00-\x08\x0a-\x1f\x7f\ufeff]/.test(text);
  return raw ? `\`${text}\`` : goQuote(text, flags.includes('+'));
}

function hexBytes(text: string, verb: string, { flags, precision }: Spec): string {
  const bytes = Buffer.from(text).subarray(0, precision ?? byteLength(text));
  const prefix = flags.includes('#') && bytes.length > 0 ? '0x' : '';
  const spaced = flags.includes(' ');
  const digits = [...bytes]
    .map((byte, i) => (spaced && i > 0 ? ` ${prefix}` : '') + byte.toString(16).padStart(2, '0'))
    .join('');
  return verb === 'X' ? (prefix + digits).toUpperCase() : prefix + digits;
}

/** Returns the flags for a number inside `%v`: there `+` means the names of fields, not the sign of numbers. */
const numberFlags = (verb: string, { flags }: Spec): string => (verb === 'v' ? flags.replaceAll('+', '') : flags);

const BASES: { readonly [verb: string]: number } = { v: 10, d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

function formatInteger(number: bigint, verb: string, spec: Spec, value: unknown): string {
  if (verb === 'c') return pad(String.fromCodePoint(Number(number)), spec);
  if (verb === 'q') return pad(goQuoteChar(Number(number)), spec);
  if (verb === 'U') return pad(`U+${number.toString(16).toUpperCase().padStart(4, '0')}`, spec);
  const base = BASES[verb];
  if (base === undefined) return badVerb(value, verb);
  const { precision, width } = spec;
  const flags = numberFlags(verb, spec);
  const negative = number < 0n;
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const prefix = integerPrefix(verb, flags);
  let digits = (negative ? -number : number).toString(base);
  if (precision === 0 && number === 0n) digits = '';
  const zeros =
    flags.includes('0') && !flags.includes('-') && precision === undefined
      ? (width ?? 0) - sign.length
      : (precision ?? 0);
  const text = sign + prefix + digits.padStart(zeros, '0');
  return pad(verb === 'X' ? text.toUpperCase() : text, spec);
}

function integerPrefix(verb: string, flags: string): string {
  if (verb === 'O') return '0o';
  if (!flags.includes('#')) return '';
  return ({ b: '0b', o: '0', x: '0x', X: '0X' } as { readonly [verb: string]: string })[verb] ?? '';
}

function formatFloatValue(number: number, verb: string, spec: Spec, value: unknown): string {
  if (!'veEfFgG'.includes(verb)) return badVerb(value, verb);
  const { precision } = spec;
  const flags = numberFlags(verb, spec);
  const text =
    verb === 'v' && precision === undefined
      ? formatFloat(number)
      : formatFloatVerb(number, verb === 'v' ? 'g' : verb, precision);
  const signed =
    flags.includes('+') && !/^[+-]/.test(text)
      ? `+${text}`
      : flags.includes(' ') && !text.startsWith('-')
        ? ` ${text}`
        : text;
  const plain = text === '+Inf' && !flags.includes('+') ? '+Inf' : signed;
  return pad(verb === 'E' || verb === 'G' ? plain.toUpperCase() : plain, spec, Number.isFinite(number));
}
