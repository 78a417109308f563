import { isRecord } from '../../model/value-tree';
import type { Fault, Place } from '../place';
import type { Format } from './formats/names';

const given = (value: unknown): boolean => value !== undefined && value !== null;

function refuse(place: Place, needed: string): undefined {
  place.error('type', `must be ${needed}`, `write ${needed}`);
  return undefined;
}

/** Returns the text of a field. A value of another type or format is reported; the empty text counts as absent. */
export function text(owner: Place, field: string, format?: Format): string | undefined {
  const place = owner.at(field);
  if (!given(place.value)) return undefined;
  return textOf(place, format);
}

/** Returns the text of an item or entry. A value of another type or format is reported. */
export function textOf(place: Place, format?: Format): string | undefined {
  if (typeof place.value !== 'string')
    return refuse(
      place,
      place.value !== null && typeof place.value !== 'object'
        ? `a text: ${JSON.stringify(String(place.value))}`
        : 'a text',
    );
  if (place.value !== '') place.report(format?.(place.value));
  return place.value;
}

/** Returns a text that must be one of some words. The empty text counts as absent. */
export function word(owner: Place, field: string, words: readonly string[]): string | undefined {
  const value = text(owner, field);
  if (value !== undefined && value !== '' && !words.includes(value)) {
    owner
      .at(field)
      .error(
        'not-allowed',
        `must be one of ${words.map((known) => JSON.stringify(known)).join(', ')}`,
        nearWord(value, words),
      );
  }
  return value;
}

/** Returns the word that differs in case only, which is the usual typing slip. */
function nearWord(value: string, words: readonly string[]): string {
  const near = words.find((known) => known.toLowerCase() === value.toLowerCase());
  return near === undefined ? 'use one of them' : `write ${JSON.stringify(near)}`;
}

/** Returns a whole number from `min` to `max`. Other values are reported. */
export function whole(owner: Place, field: string | number, min = 0, max = 2 ** 31 - 1): number | undefined {
  const place = owner.at(field);
  if (!given(place.value)) return undefined;
  if (!Number.isInteger(place.value)) return refuse(place, 'a whole number');
  const value = place.value as number;
  if (value < min || value > max) {
    const range = max === 2 ** 31 - 1 || max === Infinity ? `${min} or more` : `from ${min} to ${max}`;
    place.error('range', `must be ${range}`, `write a whole number, ${range}`);
  }
  return value;
}

export function flag(owner: Place, field: string): boolean | undefined {
  const place = owner.at(field);
  if (!given(place.value)) return undefined;
  return typeof place.value === 'boolean' ? place.value : refuse(place, 'true or false');
}

/** Returns the field, if it is an object. A value of another type is reported. */
export function object(owner: Place, field: string, check?: (place: Place) => void): Place | undefined {
  const place = owner.at(field);
  if (!given(place.value)) return undefined;
  if (!isRecord(place.value)) return refuse(place, 'an object');
  check?.(place);
  return place;
}

/** Returns the items of a list of objects. Values of other types are reported. */
export function objects(owner: Place, field: string, check?: (place: Place) => void): Place[] {
  const items = list(owner, field).filter((item) => isRecord(item.value) || refuse(item, 'an object'));
  if (check !== undefined) items.forEach(check);
  return items;
}

/** Returns the items of a list of texts. Values of other types are reported. */
export function texts(owner: Place, field: string, format?: Format): Place[] {
  return list(owner, field).filter((item) => textOf(item, format) !== undefined);
}

function list(owner: Place, field: string): Place[] {
  const place = owner.at(field);
  if (!given(place.value)) return [];
  if (!Array.isArray(place.value)) return refuse(place, 'a list') ?? [];
  return place.value.map((_, i) => place.at(i));
}

/** Checks the entries of a map of texts: the format of its keys and of its values. */
export function textMap(owner: Place, field: string, keys: Format, values?: Format): void {
  const map = object(owner, field);
  for (const [key, value] of map === undefined ? [] : owner.entries(field)) {
    const fault = keys(key);
    if (fault !== undefined) value.error(`${fault.code}`, `the key ${JSON.stringify(key)} ${fault.message}`, fault.fix);
    if (value.value !== null) textOf(value, values);
  }
}

/** Reports the fault of a primitive as a warning: Kubernetes accepts the value, but it has no effect. */
export function reportAsWarning(place: Place, fault: Fault | undefined): void {
  if (fault !== undefined) place.warn(fault.code, fault.message, fault.fix);
}

const PERCENT = /^\d+%$/;

/**
 * Returns a number, or a percentage as text; 0 only for 0 and "0%". `most` is the greatest percentage. Other values are
 * reported.
 */
export function amount(owner: Place, field: string, most = Infinity): number | undefined {
  const place = owner.at(field);
  const { value } = place;
  if (!given(value)) return undefined;
  if (typeof value === 'string') {
    if (!PERCENT.test(value)) {
      place.error(
        'amount',
        'must be a whole number or a percentage',
        /^\d+$/.test(value) ? `write ${value} without quotes, or "${value}%"` : 'write for example 1 or "25%"',
      );
      return undefined;
    }
    if (Number(value.slice(0, -1)) > most)
      place.error('amount', `must be at most ${most}%`, `write "${most}%" or less`);
    return Number(value.slice(0, -1));
  }
  return whole(owner, field);
}

/** Checks a port by number, or by the name that a container gives it. */
export function portOrName(owner: Place, field: string, name: Format): void {
  const place = owner.at(field);
  if (typeof place.value === 'string') textOf(place, name);
  else whole(owner, field, 1, 65535);
}

/** Reports values of one field that occur twice in a list of objects. */
export function unique(items: readonly Place[], field: string, what: string): void {
  const first = new Map<unknown, Place>();
  for (const item of items) {
    const value = item.at(field).value;
    if (!given(value) || value === '') continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, item);
    else
      item.at(field).error('duplicate', `item ${earlier.index} has the same ${what}`, `give each a ${what} of its own`);
  }
}
