/** The value as text, for where Kubernetes wants text (labels, annotations, environment) whatever the user wrote. */
export function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const NUMBER = /^[-+]?(\d+|\.\d+|\d+\.\d*)([eE][-+]?\d+)?$/;

/**
 * A number where the text is one, as a YAML reader would take it: quantities, ports and counts may be given either way.
 * Empty text is no value.
 */
export function numberOrText(value: unknown): unknown {
  if (value === '') return null;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
}
