import { parseDuration } from '../../schema/rules/duration';
import type { Fault, Place } from '../place';
import { memoize } from './memoize';

const MILLISECOND = 1e6;
const SECOND = 1e9;

const notADuration: Fault = {
  code: 'duration',
  message: 'this is not a duration',
  fix: 'write a number with its unit, for example "500ms" or "1m30s"',
};

/** Checks a duration of any length, where the schema has no rule. */
export const anyDuration = (text: string): Fault | undefined =>
  parseDuration(text) === undefined ? notADuration : undefined;

/**
 * Checks a duration that Envoy can represent: whole milliseconds. The minimum of one millisecond is the schema's rule;
 * a shorter one is not reported here.
 */
export const wholeMilliseconds = memoize((text: string): Fault | undefined => {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined || nanoseconds < MILLISECOND || nanoseconds % MILLISECOND === 0) return undefined;
  return {
    code: 'duration-precision',
    message: 'a duration is kept in whole milliseconds',
    fix: `write for example "${Math.round(nanoseconds / MILLISECOND)}ms"`,
  };
});

/**
 * Checks a duration where the schema has no rule: zero switches it off, anything else is at least one millisecond and
 * whole.
 */
export function durationOrZero(text: string): Fault | undefined {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined) return notADuration;
  if (Math.abs(nanoseconds) < MILLISECOND) return undefined;
  if (nanoseconds < 0)
    return {
      code: 'duration',
      message: 'a duration cannot be negative',
      fix: 'write 1ms or more, or "0s" to switch it off',
    };
  return wholeMilliseconds(text);
}

/** Returns whether a duration of at least a millisecond is whole seconds. */
export function isWholeSeconds(text: string): boolean {
  return (parseDuration(text) ?? 0) % SECOND === 0;
}

export const isPort = (port: number): boolean => port >= 1 && port <= 65535;

const PORT_FIX = 'write a number from 1 to 65535';

/** Checks a port number that is required. */
export function checkPort(place: Place, field: string): void {
  if (!isPort(place.number(field)))
    place.at(field).error('port-range', 'a port number from 1 to 65535 is needed', PORT_FIX);
}

/** Checks a port number that may be absent. */
export function checkOptionalPort(place: Place, field: string): void {
  if (place.number(field) !== 0) checkPort(place, field);
}

/** Checks the number of a `{ number }` port selector. */
export function checkPortSelector(port: Place | undefined): void {
  if (port !== undefined) checkPort(port, 'number');
}

/** Checks a percentage: zero to one hundred. */
export function checkPercent(place: Place, field: string): void {
  const percent = place.number(field);
  if (percent < 0 || percent > 100)
    place.at(field).error('percent-range', 'a percentage is from 0 to 100', 'write a number from 0 to 100');
}

/** Smallest part of the requests that Envoy can pick, in percent. */
const LEAST_PERCENT = 0.0001;

/** Checks a `{ value }` percentage: zero, or from 0.0001 to 100. */
export function checkFraction(percentage: Place | undefined): void {
  const value = percentage?.number('value') ?? 0;
  if (value >= 0 && value <= 100 && (value === 0 || value >= LEAST_PERCENT)) return;
  percentage
    ?.at('value')
    .error('percent-range', `a percentage is 0, or from ${LEAST_PERCENT} to 100`, 'write a number in that range');
}

/** Returns whether `n` is prime as Envoy's Maglev table sees it (where 1 counts as prime). */
export function isPrime(n: number): boolean {
  if (n < 4) return n > 0;
  if (n % 2 === 0) return false;
  for (let factor = 3; factor * factor <= n; factor += 2) {
    if (n % factor === 0) return false;
  }
  return true;
}
