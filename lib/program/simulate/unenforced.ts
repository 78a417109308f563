import type { Manifest, Problem } from '../../model';
import type { SimulateOptions } from './types';

/** Codes of findings that say what no proxy carries out. */
const UNENFORCED = /^ambient\/|^webhook\/(?:principal-scheme|method-case)$/;

/** What analysis finds that is written and not carried out. */
export function unenforcedFindings(
  objects: readonly Manifest[],
  { version, clusterDomain }: SimulateOptions,
): readonly Problem[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it is first asked for
  const { validate } = require('../validate') as typeof import('../validate');
  const options = {
    ...(version === undefined ? {} : { version }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
  };
  return validate(objects, options).filter(({ code }) => UNENFORCED.test(code));
}
