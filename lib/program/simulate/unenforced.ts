import type { Manifest, Problem } from '../../model';
import type { SimulateOptions } from './types';

/** Pattern of codes for settings that no proxy enforces. */
const UNENFORCED = /^ambient\/|^webhook\/(?:principal-scheme|method-case)$/;

/** Returns the findings of the analysis about settings that no proxy enforces. */
export function unenforcedFindings(
  objects: readonly Manifest[],
  { version, clusterDomain }: SimulateOptions,
): readonly Problem[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on first use
  const { validate } = require('../validate') as typeof import('../validate');
  const options = {
    ...(version === undefined ? {} : { version }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
  };
  return validate(objects, options).filter(({ code }) => UNENFORCED.test(code));
}
