import { toJson } from '../json';
import { fn, refuse, type FunctionMap, type TemplateFunction } from '../signature';
import { isMap, isNil, isSlice, isTrue, kindOf, mapOf, sliceLike, typeName } from '../values';

/** Returns whether a value is nil, zero, false or without contents. A struct is never empty. */
export const isEmpty = (value: unknown): boolean => !isTrue(value);

/** Implements `default`: the given value, or the default where it is missing or empty. */
const withDefault = (fallback: unknown, ...given: unknown[]): unknown =>
  given.length === 0 || isEmpty(given[0]) ? fallback : given[0];

/** Parses JSON; nil, or an error with `must`, where the text is not JSON. */
function parseJson(text: string, must: boolean): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return must ? refuse(`not JSON: ${error instanceof Error ? error.message : String(error)}`) : null;
  }
}

const json = (options: { raw?: boolean; indent?: string }, must: boolean): TemplateFunction =>
  fn(
    ['any'],
    (value) => toJson(value, options) ?? (must ? refuse(`a ${typeName(value)} cannot be written as JSON`) : ''),
  );

/** Returns a copy that shares nothing with the original. */
export function deepCopy(value: unknown): unknown {
  if (isSlice(value)) return isNil(value) ? value : sliceLike(value, value.map(deepCopy));
  if (!isMap(value) || isNil(value)) return value;
  const entries = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepCopy(item)]));
  return typeName(value) === 'map[string]interface {}' ? entries : mapOf(typeName(value), entries);
}

const copy = fn(['any'], (value) =>
  kindOf(value) === 'invalid' ? refuse('there is nothing to copy') : deepCopy(value),
);

/** Sprig's functions for defaults and JSON. */
export const DEFAULTS: FunctionMap = {
  default: fn(['any', '...any'], withDefault),
  empty: fn(['any'], isEmpty),
  coalesce: fn(['...any'], (...values) => values.find((value) => !isEmpty(value)) ?? null),
  all: fn(['...any'], (...values) => !values.some(isEmpty)),
  any: fn(['...any'], (...values) => values.some((value) => !isEmpty(value))),
  ternary: fn(['any', 'any', 'bool'], (yes, no, condition) => (condition ? yes : no)),
  fromJson: fn(['string'], (text) => parseJson(text, false)),
  mustFromJson: fn(['string'], (text) => parseJson(text, true)),
  toJson: json({}, false),
  mustToJson: json({}, true),
  toPrettyJson: json({ indent: '  ' }, false),
  mustToPrettyJson: json({ indent: '  ' }, true),
  toRawJson: json({ raw: true }, true),
  mustToRawJson: json({ raw: true }, true),
  deepCopy: copy,
  mustDeepCopy: copy,
  fail: fn(['string'], (message) => refuse(message)),
};
