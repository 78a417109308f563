import { Builder } from './build';
import { parseFirstDocument } from './parser';

export { YamlError } from './cursor';
export { repeatedKeys, type RepeatedKey } from './repeated-keys';

/**
 * Returns the data of the first document of a YAML text, as helm, kubectl and istiod read it: YAML 1.1, where `no` and
 * `off` are false and `017` is octal, with the last of two equal keys. Null for an empty text.
 *
 * @throws YamlError with line and column where the text is no YAML, or has what JSON or JavaScript cannot hold exactly
 */
export function readYaml(text: string): unknown {
  const root = parseFirstDocument(text);
  return root === undefined ? null : new Builder().value(root);
}
