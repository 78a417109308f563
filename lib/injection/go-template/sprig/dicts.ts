import { fn, refuse, type FunctionMap } from '../signature';
import { isMap, isTrue, kindOf, sortedKeys, stringSlice, typeName, type GoMap } from '../values';
import { toStringValue } from './cast';

function dict(...values: readonly unknown[]): GoMap {
  const result: { [key: string]: unknown } = {};
  for (let i = 0; i < values.length; i += 2)
    result[toStringValue(values[i])] = i + 1 < values.length ? values[i + 1] : '';
  return result;
}

const filtered = (map: GoMap, keep: (key: string) => boolean): GoMap =>
  Object.fromEntries(Object.entries(map).filter(([key]) => keep(key)));

/**
 * Changes a map in place: as in Go, `set`, `unset` and the merge functions change the map that a template was given.
 */
function change(map: GoMap, edit: (target: { [key: string]: unknown }) => void): GoMap {
  edit(map as { [key: string]: unknown });
  return map;
}

const isDict = (value: unknown): value is GoMap => isMap(value) && typeName(value) === 'map[string]interface {}';

/**
 * Merges the entries of `sources` into `target`: with `overwrite` the later one wins, else an entry that is not empty
 * stays.
 */
function merge(target: GoMap, sources: readonly GoMap[], overwrite: boolean): GoMap {
  return change(target, (into) => {
    for (const source of sources) {
      for (const [key, value] of Object.entries(source)) {
        const old = into[key];
        if (isDict(old) && isDict(value) && isTrue(old)) merge(old, [value], overwrite);
        else if (overwrite || (kindOf(value) !== 'invalid' && !isTrue(old))) into[key] = value;
      }
    }
  });
}

function dig(...args: readonly unknown[]): unknown {
  if (args.length < 3) refuse('dig takes at least a key, a default and a map');
  const keys = args.slice(0, -2);
  const [fallback, map] = args.slice(-2);
  let at: unknown = map;
  for (const key of keys) {
    if (typeof key !== 'string') refuse(`a key of dig must be a string, got a ${typeName(key)}`);
    if (!isDict(at)) return refuse(`dig expected a map, got a ${typeName(at)}`);
    if (!Object.hasOwn(at, String(key))) return fallback;
    at = at[String(key)] ?? null;
  }
  return at;
}

const mergeAll = (overwrite: boolean) =>
  fn(['map', '...map'], (target, ...sources) => merge(target, sources, overwrite));

/** Sprig's functions for maps. Go's order of `keys` and `values` is random; here it is the order of the keys. */
export const DICTS: FunctionMap = {
  dict: fn(['...any'], dict),
  get: fn(['map', 'string'], (map, key) => (Object.hasOwn(map, key) ? (map[key] ?? null) : '')),
  set: fn(['map', 'string', 'any'], (map, key, value) =>
    change(map, (target) => {
      target[key] = value;
    }),
  ),
  unset: fn(['map', 'string'], (map, key) =>
    change(map, (target) => {
      delete target[key];
    }),
  ),
  hasKey: fn(['map', 'string'], (map, key) => Object.hasOwn(map, key)),
  pluck: fn(['string', '...map'], (key, ...maps) =>
    maps.filter((map) => Object.hasOwn(map, key)).map((map) => map[key] ?? null),
  ),
  keys: fn(['...map'], (...maps) => stringSlice(maps.flatMap((map) => sortedKeys(map)))),
  values: fn(['map'], (map) => sortedKeys(map).map((key) => map[key] ?? null)),
  pick: fn(['map', '...string'], (map, ...keys) => filtered(map, (key) => keys.includes(key))),
  omit: fn(['map', '...string'], (map, ...keys) => filtered(map, (key) => !keys.includes(key))),
  merge: mergeAll(false),
  mustMerge: mergeAll(false),
  mergeOverwrite: mergeAll(true),
  mustMergeOverwrite: mergeAll(true),
  dig: fn(['...any'], dig),
};
