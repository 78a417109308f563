/**
 * Returns the value as text, where Kubernetes requires text (labels, annotations, environment) whatever the user wrote.
 */
export function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const NUMBER = /^[-+]?(\d+|\.\d+|\d+\.\d*)([eE][-+]?\d+)?$/;

/**
 * Returns a number where the text is one, as a YAML parser would take it: quantities, ports and counts may be given
 * either way. Empty text is no value.
 */
export function numberOrText(value: unknown): unknown {
  if (value === '') return null;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
}
