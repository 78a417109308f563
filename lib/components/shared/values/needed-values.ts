import { isRecord, type Problem } from '../../../model';

/**
 * Returns the values that were set to `null` though the chart requires them. For some of these Helm stops with an error
 * of its template language, for others it writes names and references with a gap.
 */
export function missingValues(needed: readonly string[], values: Readonly<Record<string, unknown>>): Problem[] {
  return needed
    .filter((path) => valueAt(values, path) === null)
    .map((path) => ({
      severity: 'error',
      code: 'values/missing',
      path,
      found: null,
      message: 'the chart needs this value',
      fix: 'leave it out to have the default',
    }));
}

/** Returns the value at a path; `undefined` where the chart of a release has no such value. */
function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => (isRecord(value) ? value[key] : undefined), values);
}
