/**
 * Helm's idea of "given": not null, false, 0, "", and not an empty list or map. Charts leave out what is not given.
 */
export function given<T>(value: T | null | undefined): value is T {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** `{ [key]: value }` if the value is given, else nothing: for spreading into an object. */
export function when<T>(key: string, value: T | null | undefined): Record<string, T> {
  return given(value) ? { [key]: value } : {};
}
