import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { report } from './report';

/** The reference data: `ISTIO_REFERENCE`, or `../shared/reference` beside the checkout; absent in a plain clone. */
export const REFERENCE = process.env.ISTIO_REFERENCE ?? resolve(__dirname, '../../../shared/reference');
export const hasReference = existsSync(REFERENCE);
/** Releases of which charts, values and CRDs were compared; addons and recorded behaviour are of those that are out. */
export const CHART_RELEASES = ['1.32.0', '1.31.0', '1.30.3', '1.29.6'] as const;
export const RELEASES = ['1.31.0', '1.30.3', '1.29.6'] as const;

export function readReference<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(REFERENCE, ...path), 'utf8')) as T;
}

export function listReference(...path: string[]): string[] {
  return readdirSync(join(REFERENCE, ...path)).sort();
}

/**
 * `describe` for what compares with the reference data. Without the data it declares one test that says which
 * comparison was
 * not made, so that a clone alone passes and nothing looks compared that was not.
 */
export function describeWithReference(name: string, body: () => void): void {
  if (hasReference) return describe(name, body);
  describe(name, () => {
    test('NOT COMPARED: no reference data beside this checkout (set ISTIO_REFERENCE)', () => {
      report(`${name}: skipped, no reference data at ISTIO_REFERENCE or ../shared/reference`);
    });
  });
}
