import type { Fault, Place } from '../../place';
import { suggest } from '../../../model';
import { RETRY_CONDITIONS, unknownRetryConditions } from '../../../schema/rules/retry-on';
import { wholeMilliseconds } from '../../primitives/numbers';
import { memoize } from '../../primitives/memoize';

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
  const unknown = unknownRetryConditions(text);
  if (unknown.length === 0) return undefined;
  const spaced = unknown.some((condition) => condition !== condition.trim());
  return {
    code: 'retry-on',
    message:
      `${unknown.map((condition) => JSON.stringify(condition)).join(', ')} is neither a condition nor an HTTP ` +
      'status',
    fix: spaced ? 'write the list without spaces' : suggest(unknown[0], RETRY_CONDITIONS),
  };
});
