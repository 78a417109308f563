import { isRecord } from '../../model';
import { toJson } from './json';
import { formatFloat } from './numbers';
import { byteLength, compareStrings } from './values';

/**
 * Writes YAML as Kubernetes' own YAML package does: via JSON, keys in natural order, block style, a trailing line end,
 * list items not indented below their key. Undefined for a value that JSON cannot hold.
 */
export function toYaml(value: unknown): string | undefined {
  const json = toJson(value);
  if (json === undefined) return undefined;
  const plain = JSON.parse(json) as unknown;
  return isEmptyOrScalar(plain) ? `${scalar(plain, { indent: 0, column: 0, fold: true })}\n` : block(plain, 0);
}

function isEmptyOrScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

function block(value: unknown, indent: number): string {
  return Array.isArray(value) ? sequence(value, indent) : mapping(value as { readonly [key: string]: unknown }, indent);
}

function mapping(map: { readonly [key: string]: unknown }, indent: number): string {
  return Object.keys(map)
    .sort(naturalOrder)
    .map((key) => (isSimpleKey(key) ? simpleEntry(key, map[key], indent) : complexEntry(key, map[key], indent)))
    .join('');
}

function simpleEntry(key: string, value: unknown, indent: number): string {
  const head = `${' '.repeat(indent)}${text(key, { indent, column: indent, fold: false })}:`;
  if (isEmptyOrScalar(value)) return `${head} ${scalar(value, { indent, column: head.length + 1, fold: true })}\n`;
  return `${head}\n${block(value, Array.isArray(value) ? indent : indent + 2)}`;
}

/** Returns whether a key is simple; a key of several lines or more than 128 bytes stands behind a question mark. */
const isSimpleKey = (key: string): boolean => !/[\r\n\x85\u2028\u2029]/.test(key) && byteLength(key) <= 128;

function complexEntry(key: string, value: unknown, indent: number): string {
  const pad = ' '.repeat(indent);
  return `${pad}? ${text(key, place(indent))}\n${pad}: ${inline(value, indent)}`;
}

/** Returns the place of a scalar behind a two-character mark: `- `, `? ` or `: `. */
const place = (indent: number): Place => ({ indent, column: indent + 2, fold: true });

/** Returns the text behind such a mark: a scalar, or a block whose first line follows the mark. */
function inline(value: unknown, indent: number): string {
  return isEmptyOrScalar(value) ? `${scalar(value, place(indent))}\n` : block(value, indent + 2).slice(indent + 2);
}

function sequence(items: readonly unknown[], indent: number): string {
  return items.map((item) => `${' '.repeat(indent)}- ${inline(item, indent)}`).join('');
}

/** Place where a scalar begins, and whether it may be broken into lines. */
interface Place {
  /** Indent of the collection that the scalar is in. */
  readonly indent: number;
  readonly column: number;
  readonly fold: boolean;
}

function scalar(value: unknown, at: Place): string {
  if (typeof value === 'string') return text(value, at);
  if (Array.isArray(value)) return '[]';
  if (isRecord(value)) return '{}';
  if (typeof value === 'number') return numberText(value);
  return String(value);
}

/** Formats whole numbers as integers, as far as 64 bits hold them; others as Go prints floats. */
const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? String(value) : formatFloat(value);

function text(value: string, at: Place): string {
  if (value === '') return '""';
  const lines = value.includes('\n');
  if (needsDoubleQuotes(value) || (!lines && readsAsOther(value))) return fold('"', escaped(value), at);
  if (lines) return literal(value, at.indent);
  return canBePlain(value)
    ? fold('', [...value], at)
    : fold(
        "'",
        [...value].map((char) => (char === "'" ? "''" : char)),
        at,
      );
}

const MAX_COLUMN = 80;

/** Returns characters in quotes, with a line break in place of a space where the line is longer than 80. */
function fold(quote: string, chars: readonly string[], { indent, column, fold: allowed }: Place): string {
  let [out, at, afterSpace] = [quote, column + quote.length, false];
  chars.forEach((char, i) => {
    const inside = i > 0 && i < chars.length - 1;
    const next = chars[i + 1];
    if (allowed && char === ' ' && !afterSpace && at > MAX_COLUMN && inside && (quote === '"' || next !== ' ')) {
      out += `\n${' '.repeat(indent + 2)}${next === ' ' ? '\\' : ''}`;
      at = indent + 2 + (next === ' ' ? 1 : 0);
    } else {
      out += char;
      at += [...char].length;
    }
    afterSpace = char === ' ';
  });
  return out + quote;
}

/**
 * Returns whether a text needs double quotes: line ends aside, only printable characters may stand in YAML unescaped,
 * and a text of several lines has no spaces at their ends.
 */
function needsDoubleQuotes(value: string): boolean {
  return (
    /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]|\ufeff/u.test(value) || (value.includes('\n') && / (?:\n|$)/.test(value))
  );
}

/** Returns whether YAML 1.1 would read a plain scalar as another type. */
function readsAsOther(value: string): boolean {
  return (
    /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/.test(
      value,
    ) ||
    /^[-+]?(?:\.inf|\.Inf|\.INF)$|^\.(?:nan|NaN|NAN)$/.test(value) ||
    /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/.test(value) ||
    /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/.test(value) ||
    /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(value) ||
    /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\s*\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d*)?\s*(?:Z|[-+]\d{1,2}(?::?\d{2})?)?)?$/.test(value)
  );
}

function canBePlain(value: string): boolean {
  if (/^[ ]|[ ]$/.test(value)) return false;
  if (/^(?:---|\.\.\.)/.test(value)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value)) return false;
  if (/^[-?:](?: |$)/.test(value)) return false;
  return !/: |:$| #/.test(value);
}

const SHORT: { readonly [char: string]: string } = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** Returns the characters of a text in double quotes, escaped. */
function escaped(value: string): readonly string[] {
  // The YAML package takes every character for a byte order mark where the text begins with one.
  const all = value.startsWith('\ufeff');
  return [...value].map((char) => {
    const code = char.codePointAt(0) ?? 0;
    const unprintable = code === 0xfeff || code < 0x20 || (code > 0x7e && code < 0xa0) || code > 0xffff || all;
    return (
      SHORT[char] ??
      (!unprintable
        ? char
        : code > 0xffff
          ? `\\U${hex(code, 8)}`
          : code > 0xff
            ? `\\u${hex(code, 4)}`
            : `\\x${hex(code, 2)}`)
    );
  });
}

const hex = (code: number, size: number): string => code.toString(16).toUpperCase().padStart(size, '0');

/** Returns a block scalar `|`, `|-` or `|+`, by the line ends of the text. */
function literal(value: string, indent: number): string {
  const chomp = !value.endsWith('\n') ? '-' : value.endsWith('\n\n') || value === '\n' ? '+' : '';
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const pad = ' '.repeat(indent + 2);
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n');
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : pad + line)).join('\n')}`;
}

/** Compares keys in the YAML package's order: letters after other characters, runs of digits by their number. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((char, i) => char !== right[i]);
  if (at < 0 || at >= right.length) return left.length - right.length;
  const [x, y] = [left[at] as string, right[at] as string];
  const letters = [x, y].map((char) => /^\p{L}$/u.test(char));
  if (letters[0] !== letters[1]) return letters[1] ? -1 : 1;
  return (letters[0] ? 0 : compareNumbers(left, right, at)) || compareStrings(x, y);
}

const isDigit = (char: string | undefined): boolean => char !== undefined && /^\p{Nd}$/u.test(char);

/** Compares the runs of digits that start at `at`; equal numbers: the shorter run first. */
function compareNumbers(a: readonly string[], b: readonly string[], at: number): number {
  let before = at - 1;
  while (isDigit(a[before]) && a[before] === '0') before--;
  // A zero counts as a digit of the number that began before it.
  const lead = (a[at] === '0' || b[at] === '0') && isDigit(a[before]) ? '1' : '';
  const run = (chars: readonly string[]): { end: number; value: bigint } => {
    let end = at;
    while (isDigit(chars[end])) end++;
    return { end, value: BigInt(`${lead}${chars.slice(at, end).join('')}` || '0') };
  };
  const [x, y] = [run(a), run(b)];
  return x.value === y.value ? x.end - y.end : x.value < y.value ? -1 : 1;
}
