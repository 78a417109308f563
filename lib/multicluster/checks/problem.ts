import type { Problem } from '../../model';
import type { ClustersCode } from '../problems.data';

/** Reason of a problem, and what to write instead. */
export type Words = readonly [message: string, fix: string];

/** Returns a problem of the clusters with severity `error`. */
export const wrong = (code: ClustersCode, path: string, found: unknown, [message, fix]: Words): Problem => ({
  severity: 'error',
  code: `clusters/${code}`,
  path,
  found,
  message,
  fix,
});

/** Returns a problem of the clusters with severity `warning`: it is no mistake in every mesh. */
export const doubtful = (...given: Parameters<typeof wrong>): Problem => ({ ...wrong(...given), severity: 'warning' });

/** Returns a text as messages name it. */
export const quoted = (text: string): string => JSON.stringify(text);

/** Returns names as messages list them: `"a"`, `"a" and "b"`, `"a", "b" and 3 more`. */
export function listed(names: readonly string[]): string {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const rest = names.length - shown.length;
  const parts = [...shown.map(quoted), ...(rest > 0 ? [`${rest} more`] : [])];
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
