/**
 * Returns whether `value` is made of lists, maps, texts, finite numbers, booleans and null, and nothing in it occurs
 * twice.
 */
export function isPlainTree(value: unknown, seen = new Set<object>()): boolean {
  if (value === null) return true;
  if (typeof value !== 'object')
    return (
      typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    );
  if (seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) return value.every((item) => isPlainTree(item, seen));
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    !('toJSON' in value) &&
    Object.values(value).every((item) => isPlainTree(item, seen))
  );
}
