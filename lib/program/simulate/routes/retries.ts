import { numberOf, textOf, type Fields } from '../../objects/read';
import { isRetryStatus } from '../../../schema/rules/retry-on';
import { shownDuration } from '../durations';
import type { Retries } from '../types';

/** Retries that istiod configures by default. */
export const DEFAULT_RETRIES: Retries = {
  attempts: 2,
  retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
};

const STATUS_CODES = 'retriable-status-codes';

function conditions(retryOn: string): { retryOn: string; codes: readonly number[] } {
  const parts = retryOn
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.filter(isRetryStatus).map(Number);
  const names = parts.filter((part) => !isRetryStatus(part)).join(',');
  return { retryOn: codes.length > 0 && !names.includes(STATUS_CODES) ? `${names},${STATUS_CODES}` : names, codes };
}

/** Returns the retries of a rule: its own, else those of the mesh, else Istio's. Undefined for none. */
export function retriesOf(own: Fields | undefined, mesh: Fields | undefined): Retries | undefined {
  const policy = own ?? mesh;
  if (policy === undefined) return DEFAULT_RETRIES;
  const attempts = numberOf(policy, 'attempts') ?? 0;
  if (attempts <= 0) return undefined;
  const retryOn = textOf(policy, 'retryOn');
  const parsed = retryOn === undefined ? { retryOn: DEFAULT_RETRIES.retryOn, codes: [] } : conditions(retryOn);
  const perTryTimeout = shownDuration(textOf(policy, 'perTryTimeout'));
  const backoff = shownDuration(textOf(policy, 'backoff'));
  return {
    attempts,
    retryOn: parsed.retryOn,
    ...(perTryTimeout === undefined ? {} : { perTryTimeout }),
    ...(backoff === undefined ? {} : { backoff }),
    ...(parsed.codes.length === 0 ? {} : { codes: parsed.codes }),
  };
}
