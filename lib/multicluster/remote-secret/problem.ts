import type { Problem } from '../../model';
import type { RemoteSecretCode } from './problems.data';

/** Returns a problem with severity `error`; the last argument is the reason and the fix. */
export const wrong = (
  code: RemoteSecretCode,
  path: string,
  found: unknown,
  [message, fix]: readonly [string, string],
): Problem => ({ severity: 'error', code: `remote-secret/${code}`, path, found, message, fix });

/** Returns the same with severity `warning`. */
export const doubtful = (...given: Parameters<typeof wrong>): Problem => ({ ...wrong(...given), severity: 'warning' });
