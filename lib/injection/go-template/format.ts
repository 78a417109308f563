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

const VERB = new RegExp(
  [
    String.raw`%(?<flags>[-+# 0]*)`,
    String.raw`(?:\[(?<at1>\d+)\])?(?<width>\*|\d+)?`,
    String.raw`(?:\.(?:\[(?<at2>\d+)\])?(?<precision>\*|\d*))?`,
    String.raw`(?:\[(?<at3>\d+)\])?(?<verb>[\s\S]?)`,
  ].join(''),
  'gu',
);

/** One use of a verb in the format, with the indexes (`%[2]d`) before width, precision and verb. */
interface Directive {
  readonly flags: string;
  readonly at1?: string;
  readonly width?: string;
  readonly at2?: string;
  readonly precision?: string;
  readonly at3?: string;
  readonly verb: string;
}

/** Arguments of one `Sprintf`, which verbs take one after the other or by index. */
class Arguments {
  private next = 0;
  private reordered = false;

  constructor(private readonly args: readonly unknown[]) {}

  format(directive: Directive): string {
    const { verb } = directive;
    const spec = this.spec(directive);
    if (!verb) return '%!(NOVERB)';
    if (verb === '%') return '%';
    if (this.next < 0 || this.next >= this.args.length)
      return this.reordered ? `%!${verb}(BADINDEX)` : `%!${verb}(MISSING)`;
    return formatTop(this.args[this.next++], verb, spec);
  }

  /** Returns Go's note on arguments that no verb takes; none where an index was used. */
  extra(): string {
    if (this.reordered || this.next >= this.args.length) return '';
    const rest = this.args.slice(this.next);
    const notes = rest.map((arg) => (isNilValue(arg) ? '<nil>' : `${typeName(arg)}=${toText(arg)}`));
    return `%!(EXTRA ${notes.join(', ')})`;
  }

  private spec({ flags, at1, width, at2, precision, at3 }: Directive): Spec {
    if (width === '*') this.moveTo(at1);
    const wide = this.number(width);
    if (precision === '*') this.moveTo(at2);
    const precise = precision === '' ? 0 : this.number(precision);
    this.moveTo(at3 ?? (width === '*' ? undefined : at1));
    const isNegative = wide !== undefined && wide < 0;
    return {
      flags: isNegative ? `${flags}-` : flags,
      ...(wide !== undefined && { width: Math.abs(wide) }),
      ...(precise !== undefined && { precision: precise }),
    };
  }

  private moveTo(index: string | undefined): void {
    if (index === undefined) return;
    this.next = Number(index) - 1;
    this.reordered = true;
  }

  /** Returns a width or precision: a number, or for `*` the next argument. */
  private number(text: string | undefined): number | undefined {
    if (text === '*') return Number(unwrap(this.args[this.next++]));
    return text === undefined ? undefined : Number(text);
  }
}

/**
 * Implements `fmt.Sprintf`, with Go's notes on wrong use in the output: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA
 * int=1)`.
 */
export function sprintf(format: string, args: readonly unknown[]): string {
  const given = new Arguments(args);
  const text = format.replace(VERB, (...match) => given.format(match.at(-1) as Directive));
  return text + given.extra();
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
  if (integerKind(value)) return formatInteger(BigInt(unwrap(value) as bigint), verb, spec, value);
  if (isSlice(value)) return formatItems(value, verb, spec, depth);
  if (isMap(value)) return formatEntries(value, verb, spec, depth);
  if (isStruct(value)) return formatStruct(value, verb, spec, depth);
  if (value instanceof NilPointer) return formatNilPointer(value, verb, spec);
  return formatScalar(value, verb, spec) ?? (depth > 0 || verb === 'v' ? pad('<nil>', spec) : `%!${verb}(<nil>)`);
}

/** Formats a text, boolean, float or function; undefined for any other value. */
function formatScalar(value: unknown, verb: string, spec: Spec): string | undefined {
  const plain = unwrap(value);
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
      return undefined;
  }
}

function formatNilPointer(value: NilPointer, verb: string, spec: Spec): string {
  if (verb === 'v') return pad('<nil>', spec);
  return verb === 's' ? pad(`%!s(${value.typeName}=<nil>)`, spec) : badVerb(value, verb);
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
  if (BASES[verb] === undefined) return badVerb(value, verb);
  const { precision } = spec;
  const flags = numberFlags(verb, spec);
  const sign = signOf(number, flags);
  const magnitude = number < 0n ? -number : number;
  const digits = precision === 0 && number === 0n ? '' : magnitude.toString(BASES[verb]);
  const text = sign + integerPrefix(verb, flags) + digits.padStart(leastDigits(spec, flags, sign), '0');
  return pad(verb === 'X' ? text.toUpperCase() : text, spec);
}

function signOf(number: bigint, flags: string): string {
  if (number < 0n) return '-';
  if (flags.includes('+')) return '+';
  return flags.includes(' ') ? ' ' : '';
}

/** Returns the number of digits that zeros fill up: the precision, or with flag `0` the width. */
function leastDigits({ precision, width = 0 }: Spec, flags: string, sign: string): number {
  const fillsWidth = flags.includes('0') && !flags.includes('-') && precision === undefined;
  return fillsWidth ? width - sign.length : (precision ?? 0);
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
