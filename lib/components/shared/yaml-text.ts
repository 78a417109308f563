import { emit } from '../../yaml/emit';

/** Returns the same data with the keys of all maps in order, as Helm prints it. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/**
 * Returns the text of a configuration file inside a ConfigMap: YAML with ordered keys, without a newline at the end.
 */
export function yamlText(value: unknown): string {
  return emit(sorted(value)).replace(/\n$/, '');
}

/** Returns indented JSON with ordered keys. */
export function prettyJson(value: unknown): string {
  return JSON.stringify(sorted(value), null, 2);
}
