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
