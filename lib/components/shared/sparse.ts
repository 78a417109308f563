/**
 * Returns whether a value is set in Helm's sense: not null, false, 0, "", and not an empty list or map. Charts leave
 * out values that are not set.
 */
export function given<T>(value: T | null | undefined): value is T {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Returns `{ [key]: value }` if the value is set, else an empty object: for spreading into an object. */
export function when<T>(key: string, value: T | null | undefined): Record<string, T> {
  return given(value) ? { [key]: value } : {};
}
