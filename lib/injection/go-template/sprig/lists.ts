import { fn, refuse, type FunctionMap, type TemplateFunction } from '../signature';
import {
  compareStrings,
  deepEqual,
  isNil,
  isSlice,
  kindOf,
  sliceLike,
  sliceOf,
  stringSlice,
  typeName,
} from '../values';
import { toInteger, toStringValue } from './cast';
import { isEmpty } from './defaults';

function items(value: unknown): readonly unknown[] {
  if (isSlice(value)) return value.map((item) => item ?? null);
  return refuse(`expected a list, got ${kindOf(value) === 'invalid' ? 'nil' : `a ${typeName(value)}`}`);
}

/** Returns a function under its own name and under its `must` name; both fail the same way in a template. */
function withMust(name: string, target: TemplateFunction): FunctionMap {
  return { [name]: target, [`must${(name[0] ?? '').toUpperCase()}${name.slice(1)}`]: target };
}

const contains = (list: readonly unknown[], value: unknown): boolean => list.some((item) => deepEqual(item, value));

function unique(list: readonly unknown[]): readonly unknown[] {
  return list.reduce<unknown[]>((found, item) => (contains(found, item) ? found : [...found, item]), []);
}

function has(needle: unknown, list: unknown): boolean {
  return kindOf(list) === 'invalid' ? false : contains(items(list), needle);
}

/** Implements `slice`: a list from one index to another; both may be left out. */
function slice(list: unknown, ...indexes: readonly unknown[]): unknown {
  const all = items(list);
  if (all.length === 0) return null;
  const start = indexes.length > 0 ? Number(toInteger(indexes[0])) : 0;
  const end = indexes.length > 1 ? Number(toInteger(indexes[1])) : all.length;
  if (start < 0 || end < start || end > all.length)
    refuse(`the part from ${start} to ${end} is not within the list of ${all.length}`);
  return sliceLike(list as readonly unknown[], all.slice(start, end));
}

function chunk(size: number, list: unknown): readonly unknown[] {
  const all = items(list);
  if (size <= 0) refuse(`a chunk of ${size} items is not possible`);
  const chunks: unknown[][] = [];
  for (let i = 0; i < all.length; i += size) chunks.push(all.slice(i, i + size));
  return sliceOf('[][]interface {}', chunks);
}

/** Converts a list to texts: nil items are left out; a single value is a list of one. */
export function toStrings(value: unknown): readonly string[] {
  if (kindOf(value) === 'invalid') return [];
  if (!isSlice(value)) return [toStringValue(value)];
  return value.filter((item) => kindOf(item) !== 'invalid').map(toStringValue);
}

const list = fn(['...any'], (...values) => values);
const push = fn(['any', 'any'], (target, value) => [...items(target), value]);
const rest = (from: number, to?: number) =>
  fn(['any'], (value) => {
    const all = items(value);
    return all.length === 0 ? sliceOf('[]interface {}', undefined) : all.slice(from, to);
  });

/** Sprig's functions for lists. */
export const LISTS: FunctionMap = {
  list,
  tuple: list,
  ...withMust('append', push),
  ...withMust('push', push),
  ...withMust(
    'prepend',
    fn(['any', 'any'], (target, value) => [value, ...items(target)]),
  ),
  ...withMust(
    'first',
    fn(['any'], (value) => items(value)[0] ?? null),
  ),
  ...withMust(
    'last',
    fn(['any'], (value) => items(value).at(-1) ?? null),
  ),
  ...withMust('rest', rest(1)),
  ...withMust('initial', rest(0, -1)),
  ...withMust(
    'reverse',
    fn(['any'], (value) => [...items(value)].reverse()),
  ),
  ...withMust(
    'uniq',
    fn(['any'], (value) => unique(items(value))),
  ),
  ...withMust(
    'without',
    fn(['any', '...any'], (value, ...left) => items(value).filter((item) => !contains(left, item))),
  ),
  ...withMust('has', fn(['any', 'any'], has)),
  ...withMust(
    'compact',
    fn(['any'], (value) => items(value).filter((item) => !isEmpty(item))),
  ),
  ...withMust('slice', fn(['any', '...any'], slice)),
  ...withMust('chunk', fn(['int', 'any'], chunk)),
  concat: fn(['...any'], (...lists) => {
    const all = lists.flatMap(items);
    return sliceOf(
      '[]interface {}',
      all.length === 0 && lists.every((value) => isNil(value) || items(value).length === 0) ? undefined : all,
    );
  }),
  sortAlpha: fn(['any'], (value) =>
    stringSlice(isSlice(value) ? [...toStrings(value)].sort(compareStrings) : [toStringValue(value)]),
  ),
  toStrings: fn(['any'], (value) => stringSlice(toStrings(value))),
  join: fn(['string', 'any'], (separator, value) => toStrings(value).join(separator)),
};
