/* eslint-disable @typescript-eslint/no-require-imports -- most programs read no YAML: its reader is loaded late */

/**
 * Returns the data of the first document of a YAML text, as helm, kubectl and istiod read it: YAML 1.1, where `no` and
 * `off` are false and `017` is octal, with the last of two equal keys. Null for an empty text.
 *
 * @throws YamlError with line and column where the text is no YAML, or has what JSON or JavaScript cannot hold exactly
 */
export function readYaml(text: string): unknown {
  return (require('./read') as typeof import('./read')).readYaml(text);
}

/** Returns the keys that the map in a field of a YAML text has more than once: `readYaml` takes the last of them. */
export const repeatedKeys: typeof import('./read').repeatedKeys = (text, field) =>
  (require('./read') as typeof import('./read')).repeatedKeys(text, field);

/**
 * Returns the fields of a YAML text that a manifest holds, as istiod reads them: none where the text is no
 * YAML or no map, which is for other checks to say.
 */
export function readFields(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = readYaml(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
