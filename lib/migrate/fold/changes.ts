import { isRecord } from '../../model';
import { pathText } from '../tree';

/** One field in which an object differs. */
export interface ProofChange {
  /** Kind, namespace and name of the object: `Deployment istio-system/istiod`. */
  readonly object: string;
  readonly path: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Returns the fields in which two objects differ; lists of other lengths differ as a whole. */
export function changes(
  object: string,
  actual: unknown,
  expected: unknown,
  path: (string | number)[] = [],
): ProofChange[] {
  if (isRecord(actual) && isRecord(expected)) {
    const keys = [...new Set([...Object.keys(actual), ...Object.keys(expected)])];
    return keys.flatMap((key) => changes(object, actual[key], expected[key], [...path, key]));
  }
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length === expected.length)
    return actual.flatMap((item, i) => changes(object, item, expected[i], [...path, i]));
  const [a, b] = [actual ?? undefined, expected ?? undefined];
  return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ object, path: pathText(path), ours: a, theirs: b }];
}
