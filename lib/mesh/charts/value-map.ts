import type { Problem } from '../../model';

/** Returns the problem of values that are no map. */
export function notMap(path: string, found: unknown): Problem {
  const fix = 'give names and values, or leave it out';
  return { severity: 'error', code: 'values/wrong-type', path, found, message: 'values are a map', fix };
}
