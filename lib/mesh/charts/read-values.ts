import { isRecord, MeshProblems, type ValueTree } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import { notMap } from './value-map';

/**
 * Returns the values of a Helm values file, read as helm reads it: YAML 1.1, in which `no` is false and `017` is octal;
 * only the first document counts, and an empty file has no values.
 *
 * @throws MeshProblems with line and column where the text is no YAML, and where it is no map
 */
export function readValues(text: string): ValueTree {
  const values = parsed(text) ?? {};
  if (!isRecord(values)) throw new MeshProblems([notMap('values', values)]);
  return values;
}

function parsed(text: string): unknown {
  try {
    return readYaml(text);
  } catch (reason) {
    const message = `not YAML: ${(reason as Error).message}`;
    throw new MeshProblems([
      { severity: 'error', code: 'values/no-yaml', path: 'values', message, fix: 'correct the text' },
    ]);
  }
}
