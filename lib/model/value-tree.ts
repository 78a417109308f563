/** Helm values: maps, lists and scalars. */
export type ValueTree = { readonly [key: string]: unknown };

/** Returns whether a value is an object with fields: neither a list nor null. @internal */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Copies a value tree deeply: nothing is shared with the original. Only lists and maps are copied, since values have
 * nothing else.
 * @internal
 */
export function copyValues<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyValues) as T;
  return isRecord(value)
    ? (Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyValues(item)])) as T)
    : value;
}

/**
 * Merges `over` into a copy of `under`, as Helm merges values for a template: maps merge, everything else replaces,
 * `null` included. Neither argument is changed.
 *
 * @internal
 */
export function overlay(under: ValueTree, over: ValueTree): Record<string, unknown> {
  const result: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isRecord(below) && isRecord(value) ? overlay(below, value) : value;
  }
  return result;
}

/** The key around a chart's defaults in its own values file, as `helm show values` prints it. @internal */
export const SHOWN_DEFAULTS = '_internal_defaults_do_not_set';

/**
 * Splits values into the defaults that a copy of the chart's own values file brings along, and the user's own: profiles
 * lie above the former and below the latter.
 *
 * @internal
 */
export function splitShownDefaults(values: ValueTree): { readonly shown: ValueTree; readonly own: ValueTree } {
  const { [SHOWN_DEFAULTS]: shown, ...own } = values;
  return isRecord(shown) ? { shown, own } : { shown: {}, own: values };
}

/**
 * The same as `overlay`, as Helm merges a user's values with those of a chart: `null` takes a key away. @internal
 */
export function overlayDefaults(under: ValueTree, over: ValueTree): Record<string, unknown> {
  const result: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isRecord(below) && isRecord(value) ? overlayDefaults(below, value) : value;
  }
  return result;
}
