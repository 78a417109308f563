import type { Fault, Place } from '../../place';
import { suggest } from '../../../model';
import { wholeMilliseconds } from '../../primitives/numbers';
import { memoize } from '../../primitives/memoize';

/** Envoy's retry conditions for HTTP and for gRPC. */
const CONDITIONS = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
];
/** Status codes that have a name, as ranges. */
const STATUSES: readonly (readonly [from: number, to: number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

const isStatus = (text: string): boolean =>
  /^[+-]?\d+$/.test(text) && STATUSES.some(([from, to]) => Number(text) >= from && Number(text) <= to);

export function checkRetries(retries: Place | undefined): void {
  if (retries === undefined) return;
  const attempts = retries.number('attempts');
  if (attempts < 0)
    retries
      .at('attempts')
      .error('retry-attempts', 'the number of attempts cannot be negative', 'write 0 to switch retries off');
  if (attempts === 0) {
    const options = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter(
      (field) => retries.has(field) && retries.at(field).value !== '',
    );
    for (const option of options) {
      retries
        .at(option)
        .error(
          'retry-disabled',
          `without attempts there are no retries, and ${option} has no effect`,
          `set attempts, or remove ${option}`,
        );
    }
  }
  retries.check('perTryTimeout', wholeMilliseconds);
  retries.check('backoff', wholeMilliseconds);
  retries.check('retryOn', retryConditions);
}

const retryConditions = memoize((text: string): Fault | undefined => {
  const unknown = text.split(',').filter((condition) => !CONDITIONS.includes(condition) && !isStatus(condition));
  if (unknown.length === 0) return undefined;
  const spaced = unknown.some((condition) => condition !== condition.trim());
  return {
    code: 'retry-on',
    message:
      `${unknown.map((condition) => JSON.stringify(condition)).join(', ')} is neither a condition nor an HTTP ` +
      'status',
    fix: spaced ? 'write the list without spaces' : suggest(unknown[0], CONDITIONS),
  };
});
