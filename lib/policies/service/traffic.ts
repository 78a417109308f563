import type { Duration } from '../../../imports/types';
import type { Problem } from '../../model';
import { unknownSubset } from './destination';
import {
  matchOf,
  matchRequest,
  type CircuitBreakerOptions,
  type FaultOptions,
  type Intents,
  type RequestMatch,
  type RetryOptions,
} from './traffic-state';
import type { ServiceModel } from './model';

/** Result of adding a traffic setting: the new settings, or the problems for which the earlier ones stay. */
export interface AddedIntent {
  readonly intents: Intents;
  /** Settings that include the invalid one: for values that are still placeholders. */
  readonly wanted: Intents;
  readonly problems: readonly Problem[];
}

type AddIntent<T extends unknown[]> = (service: ServiceModel, before: Intents, ...options: T) => AddedIntent;

/** Splits the traffic between subsets, in percent. */
export const split: AddIntent<[Readonly<Record<string, number | undefined>>]> = (service, before, given) => {
  const weights = Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
  const values = Object.values(weights);
  const sum = values.reduce((total, weight) => total + weight, 0);
  return add(before, { split: weights }, [
    ...Object.keys(weights).flatMap((subset) => unknownSubset(service, subset, 'split()')),
    ...values
      .filter((weight) => !Number.isInteger(weight) || weight < 0 || weight > 100)
      .map((weight) => wrong('split()', weight, 'a share must be a whole number of percent', 'use 0 to 100')),
    ...(sum === 100 ? [] : [wrong('split()', weights, `the shares sum to ${sum}`, 'make them sum to 100')]),
    ...contradictionProblems('split()', before.split, weights, 'split the traffic once'),
  ]);
};

/** Sets how often, when and how long a failed request is retried; a number is the number of retries. */
export const retry: AddIntent<[number | RetryOptions]> = (_, before, options) => {
  const given = typeof options === 'number' ? { attempts: options } : options;
  return add(
    before,
    { retry: given },
    contradictionProblems('retry()', before.retry, given, 'say all about retries in one call'),
  );
};

/** Sets the time limit of a whole request, retries included. */
export const timeout: AddIntent<[Duration]> = (_, before, limit) =>
  add(before, { timeout: limit }, contradictionProblems('timeout()', before.timeout, limit, 'give one time limit'));

/** Mirrors a percentage of the requests to a subset. */
export const mirror: AddIntent<[string, number]> = (service, before, subset, percent) => {
  const earlier = before.mirrors.find((other) => other.subset === subset);
  const mirrors = earlier ? before.mirrors : [...before.mirrors, { subset, percent }];
  return add(before, { mirrors }, [
    ...unknownSubset(service, subset, 'mirror()'),
    ...percentage('mirror()', percent),
    ...contradictionProblems('mirror()', earlier?.percent, percent, `mirror to ${subset} once`),
  ]);
};

/** Routes requests that match to a subset, whatever the split is. */
export const darkLaunch: AddIntent<[string, RequestMatch]> = (service, before, subset, options) => {
  const match = matchOf(options);
  const earlier = before.darkLaunches.find((launch) => same(launch.match, match));
  const darkLaunches = earlier ? before.darkLaunches : [...before.darkLaunches, { subset, match }];
  return add(before, { darkLaunches }, [
    ...unknownSubset(service, subset, 'darkLaunch()'),
    ...(matchRequest(match)
      ? []
      : [
          wrong(
            'darkLaunch()',
            options,
            'no request is told apart from others',
            "say which, for example { header: { 'x-dark-launch': 'true' } }",
          ),
        ]),
    ...contradictionProblems(
      'darkLaunch()',
      earlier?.subset,
      subset,
      'the same requests cannot go to two subsets; choose one',
    ),
  ]);
};

/** Injects delays and errors, for all requests or those that match. */
export const fault: AddIntent<[FaultOptions]> = (_, before, options) => {
  const earlier = before.faults.find((other) => same(matchOf(other), matchOf(options)));
  return add(before, { faults: earlier ? before.faults : [...before.faults, options] }, [
    ...(options.delay === undefined && options.abort === undefined
      ? [wrong('fault()', options, 'neither a delay nor an error is asked for', 'set `delay` or `abort`')]
      : []),
    ...(options.percent === undefined ? [] : percentage('fault()', options.percent)),
    ...contradictionProblems('fault()', earlier, options, 'say all about these requests in one call'),
  ]);
};

/** Limits connections and requests, and ejects failing pods. Repeated calls are merged. */
export const circuitBreaker: AddIntent<[CircuitBreakerOptions]> = (_, before, options) => {
  const earlier = before.circuitBreaker ?? {};
  return add(
    before,
    { circuitBreaker: { ...options, ...earlier } },
    (Object.keys(options) as (keyof CircuitBreakerOptions)[]).flatMap((field) =>
      contradictionProblems(`circuitBreaker().${field}`, earlier[field], options[field], 'give it one value'),
    ),
  );
};

function add(before: Intents, more: Partial<Intents>, problems: readonly Problem[]): AddedIntent {
  const wanted = { ...before, ...more };
  return { intents: problems.length > 0 ? before : wanted, wanted, problems };
}

/** Reports a setting that differs from an earlier one; the same setting twice is accepted. */
function contradictionProblems(path: string, before: unknown, now: unknown, fix: string): Problem[] {
  if (before === undefined || same(before, now)) return [];
  return [
    {
      severity: 'error',
      code: 'mesh-service/contradiction',
      path,
      found: now,
      message: `an earlier call says ${JSON.stringify(before)}`,
      fix,
    },
  ];
}

function percentage(path: string, percent: number): Problem[] {
  return percent >= 0 && percent <= 100 ? [] : [wrong(path, percent, 'not a percentage', 'use 0 to 100')];
}

const wrong = (path: string, found: unknown, message: string, fix: string): Problem => ({
  severity: 'error',
  code: 'mesh-service/intent',
  path,
  found,
  message,
  fix,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Sorts the keys of all objects, so that equal values have equal texts. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
