const PLAIN = /^[A-Za-z_/][A-Za-z0-9_./-]*$/;
/** Words that YAML 1.1 does not read as text. */
const RESERVED = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * Returns a constant string as it stands in the printed YAML: plain where no parser can take it for something else,
 * else in double quotes.
 */
export function yamlString(value: string): string {
  if (PLAIN.test(value) && !RESERVED.has(value.toLowerCase())) return value;
  const quoted = JSON.stringify(value);
  return quoted.includes('{{') ? `{{ quote ${quoted} }}` : quoted;
}
