import { isRecord } from '../../model';
import { Retry } from '../kinds/virtual-service';
import { native } from '../../schema/rules/native';
import { RETRY_CONDITIONS, unknownRetryConditions } from '../../schema/rules/retry-on';
import { field, has, type Breach } from '../../schema/rules/rule';
import { withoutLimits } from './without-limits';

const attemptsOf = (retry: unknown): number => Number(field(retry, 'attempts') ?? 0);

const isSet = (retry: unknown, name: string): boolean => has(retry, name) && field(retry, name) !== '';

/** Fields that have no effect without attempts; `backoff` counts too, because it has one on inbound routes. */
const withoutAttempts = (retry: unknown): string[] =>
  isRecord(retry) && attemptsOf(retry) === 0
    ? ['perTryTimeout', 'retryOn', 'retryRemoteLocalities', 'backoff'].filter((name) => isSet(retry, name))
    : [];

const disabled = native({
  name: 'retry-disabled',
  message: 'without attempts there are no retries, and the other fields have no effect',
  holds: (retry) => withoutAttempts(retry).length === 0,
  locate: (retry) =>
    withoutAttempts(retry).map((name): Breach => ({
      at: `.${name}`,
      found: field(retry, name),
      message: `without attempts there are no retries, and ${name} has no effect`,
      fix: `set attempts, or remove ${name}`,
    })),
});

const notNegative = native({
  name: 'retry-attempts',
  message: 'the number of attempts cannot be negative',
  fix: 'write 0 to switch retries off',
  holds: (retry) => !(attemptsOf(retry) < 0),
  locate: (retry) => [{ at: '.attempts', found: field(retry, 'attempts') }],
});

const unknownConditions = (retry: unknown): string[] => {
  const text = field(retry, 'retryOn');
  return typeof text === 'string' && text !== '' ? unknownRetryConditions(text) : [];
};

const conditions = native({
  name: 'retry-on',
  message: 'retryOn has something that is neither a condition nor an HTTP status',
  holds: (retry) => unknownConditions(retry).length === 0,
  locate: (retry) => [
    {
      at: '.retryOn',
      found: field(retry, 'retryOn'),
      message: `${unknownConditions(retry)
        .map((name) => JSON.stringify(name))
        .join(', ')} is neither a condition nor an HTTP status`,
      fix: `separate them with commas, without spaces: ${RETRY_CONDITIONS.slice(0, 5).join(', ')} and others`,
    },
  ],
});

/** Retries of requests that a sidecar takes in for its workload. */
export const InboundRetry = withoutLimits(Retry).rule(notNegative, disabled, conditions);
