import { toText } from '../format';
import { goQuote } from '../quote';
import { fn, refuse, type FunctionMap } from '../signature';
import { byteLength, byteSlice, kindOf, mapOf, stringSlice } from '../values';
import { toStringValue } from './cast';
import { camelCase, joinedCase, swapCase } from './cases';
import { abbreviate, wrap } from './wrap';

/** Implements `strings.Split`: an empty separator splits into characters. */
export const splitText = (text: string, separator: string): string[] =>
  separator === '' ? [...text] : text.split(separator);

/** Implements `strings.SplitN`: at most `count` parts, the last one takes the rest; all parts for a negative count. */
function splitParts(text: string, separator: string, count: number): string[] {
  const parts = splitText(text, separator);
  if (count < 0 || parts.length <= count) return parts;
  return count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

/** Returns the parts by the names `_0`, `_1` and so on. */
const numbered = (parts: readonly string[]): unknown =>
  mapOf('map[string]string', Object.fromEntries(parts.map((part, i) => [`_${i}`, part])));

function trunc(count: number, text: string): string {
  const length = byteLength(text);
  if (count < 0) return length + count > 0 ? byteSlice(text, length + count) : text;
  return length > count ? byteSlice(text, 0, count) : text;
}

function substr(start: number, end: number, text: string): string {
  const length = byteLength(text);
  const [from, to] = start < 0 ? [0, end] : end < 0 || end > length ? [start, length] : [start, end];
  return from > to || to > length || to < 0
    ? refuse(`the part from ${from} to ${to} is not within the text of ${length} bytes`)
    : byteSlice(text, from, to);
}

/** Implements `strings.Trim`: removes characters of `set` from both ends. */
function trimAll(set: string, text: string): string {
  const chars = new Set(set);
  const all = [...text];
  let [start, end] = [0, all.length];
  while (start < end && chars.has(all[start] as string)) start++;
  while (end > start && chars.has(all[end - 1] as string)) end--;
  return all.slice(start, end).join('');
}

export function indentText(spaces: number, text: string): string {
  if (spaces < 0) refuse(`${spaces} spaces are not possible`);
  const pad = ' '.repeat(spaces);
  return pad + text.replaceAll('\n', `\n${pad}`);
}

const given = (values: readonly unknown[]): readonly unknown[] => values.filter((value) => kindOf(value) !== 'invalid');
const quote = (...values: readonly unknown[]): string =>
  given(values)
    .map((value) => goQuote(toStringValue(value)))
    .join(' ');
const squote = (...values: readonly unknown[]): string =>
  given(values)
    .map((value) => `'${toText(value)}'`)
    .join(' ');
const trim = (text: string): string => text.replace(/^[\p{White_Space}]+|[\p{White_Space}]+$/gu, '');
const title = (text: string): string =>
  text.replace(
    /(^|[\x00-\x2f:-@[-^`{-\x7f]|\p{White_Space})(\p{L})/gu,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  );
/**
 * White space by bytes: sprig takes bytes for characters in `initials` and `nospace`, so that text outside ASCII is
 * garbled, here too.
 */
const SPACE_BYTES = /[\t-\r \x85\xa0]+/g;
const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
const initials = (text: string): string =>
  asBytes(text)
    .split(SPACE_BYTES)
    .map((word) => word.slice(0, 1))
    .join('');

function noSpace(text: string): string {
  const kept = asBytes(text).replace(SPACE_BYTES, '');
  return kept.length === byteLength(text) ? text : kept;
}

const untitle = (text: string): string =>
  text.replace(
    /(^|\p{White_Space})(\P{White_Space})/gu,
    (_all, before: string, letter: string) => before + letter.toLowerCase(),
  );

/** Changes the case letter by letter, as Go does it: no letter becomes two. */
const perLetter = (change: (letter: string) => string) =>
  fn(['string'], (text) =>
    [...text]
      .map((letter) => {
        const changed = change(letter);
        return [...changed].length === 1 ? changed : letter;
      })
      .join(''),
  );

/** Sprig's functions for text. Lengths and positions are in bytes, as in Go. */
export const STRINGS: FunctionMap = {
  hello: fn([], () => 'Hello!'),
  abbrev: fn(['int', 'string'], (width, text) => (width < 4 ? text : abbreviate(text, 0, width))),
  abbrevboth: fn(['int', 'int', 'string'], (left, right, text) =>
    right < 4 || (left > 0 && right < 7) ? text : abbreviate(text, left, right),
  ),
  trunc: fn(['int', 'string'], trunc),
  trim: fn(['string'], trim),
  upper: perLetter((letter) => letter.toUpperCase()),
  lower: perLetter((letter) => letter.toLowerCase()),
  title: fn(['string'], title),
  untitle: fn(['string'], untitle),
  substr: fn(['int', 'int', 'string'], substr),
  repeat: fn(['int', 'string'], (count, text) =>
    count < 0 ? refuse(`${count} repetitions are not possible`) : text.repeat(count),
  ),
  trimall: fn(['string', 'string'], trimAll),
  trimAll: fn(['string', 'string'], trimAll),
  trimSuffix: fn(['string', 'string'], (suffix, text) =>
    suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  trimPrefix: fn(['string', 'string'], (prefix, text) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  nospace: fn(['string'], noSpace),
  initials: fn(['string'], initials),
  swapcase: fn(['string'], swapCase),
  snakecase: fn(['string'], (text) => joinedCase(text, '_')),
  kebabcase: fn(['string'], (text) => joinedCase(text, '-')),
  camelcase: fn(['string'], camelCase),
  wrap: fn(['int', 'string'], (width, text) => wrap(text, width, '\n', false)),
  wrapWith: fn(['int', 'string', 'string'], (width, separator, text) => wrap(text, width, separator || '\n', true)),
  contains: fn(['string', 'string'], (part, text) => text.includes(part)),
  hasPrefix: fn(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
  hasSuffix: fn(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
  quote: fn(['...any'], quote),
  squote: fn(['...any'], squote),
  cat: fn(['...any'], (...values) => given(values).map(toText).join(' ')),
  indent: fn(['int', 'string'], indentText),
  nindent: fn(['int', 'string'], (spaces, text) => `\n${indentText(spaces, text)}`),
  replace: fn(['string', 'string', 'string'], (old, by, text) =>
    old === '' ? `${by}${[...text].join(by)}${text === '' ? '' : by}` : text.replaceAll(old, () => by),
  ),
  plural: fn(['string', 'string', 'int'], (one, many, count) => (count === 1 ? one : many)),
  toString: fn(['any'], toStringValue),
  split: fn(['string', 'string'], (separator, text) => numbered(splitText(text, separator))),
  splitList: fn(['string', 'string'], (separator, text) => stringSlice(splitText(text, separator))),
  splitn: fn(['string', 'int', 'string'], (separator, count, text) => numbered(splitParts(text, separator, count))),
};
