/* Other values for a setting: what a setting decides is what changes when it has another value. */

const TRUTH: Readonly<Record<string, string>> = { true: 'false', false: 'true' };

/** Returns a different value of the same type. */
function different(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return String(Number(value) + 1);
  return TRUTH[value] ?? `${value}-x`;
}

/** Returns what a chart takes for "not given". */
function empty(value: unknown): unknown {
  if (typeof value === 'string') return '';
  return typeof value === 'number' ? 0 : undefined;
}

/** Returns whether a value says nothing: charts have such defaults for settings that do not exist until given. */
export const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Returns what may stand in place of a default that says nothing. */
function somethingFor(value: unknown): unknown[] {
  if (Array.isArray(value)) return [['x'], [{ name: 'x' }]];
  if (typeof value === 'object' && value !== null) return [{ x: 'x' }];
  return ['x', ...(value === null ? [1] : [])];
}

/**
 * Returns the values to try in place of one.
 *
 * @param isDefault whether the value may not be absent, so that an empty one is tried in place of none
 */
export function variantsOf(value: unknown, isDefault: boolean): unknown[] {
  if (isDefault && saysNothing(value)) return somethingFor(value);
  if (typeof value === 'object') return isDefault ? [] : [undefined];
  const other = different(value);
  const none = isDefault ? empty(value) : undefined;
  return none === other || (isDefault && none === undefined) || none === value ? [other] : [other, none];
}
