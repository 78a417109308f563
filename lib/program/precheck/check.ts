import type { Manifest, Problem } from '../../model';
import { nameOf } from '../diff/objects';
import type { PrecheckFacts } from './facts';
import type { PrecheckCode } from './problems.data';
import type { PrecheckFinding } from './types';

/** One kind of check. */
export type PrecheckCheck = (facts: PrecheckFacts) => PrecheckFinding[];

interface Words {
  readonly severity?: Problem['severity'];
  readonly found?: unknown;
  readonly message: string;
  readonly fix: string;
}

/** Makes a finding about a field of an object. */
export function finding(
  code: PrecheckCode,
  manifest: Manifest,
  path: string,
  { severity = 'error', ...words }: Words,
): PrecheckFinding {
  return { severity, code: `precheck/${code}`, object: nameOf(manifest), manifest, path, ...words };
}
