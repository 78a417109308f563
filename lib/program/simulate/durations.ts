import { parseDuration } from '../../schema/rules/duration';

const SECOND = 1e9;

/** Formats a number of nanoseconds in a larger unit. */
const inUnit = (nanos: number, unit: number, name: string): string => `${nanos / unit}${name}`;

/** Formats a duration as Go does: `1m30s`, `250ms`, `0s`. */
export function goDuration(nanos: number): string {
  if (nanos === 0) return '0s';
  if (nanos < 1e3) return `${nanos}ns`;
  if (nanos < 1e6) return inUnit(nanos, 1e3, '\u00b5s');
  if (nanos < SECOND) return inUnit(nanos, 1e6, 'ms');
  const minutes = Math.floor(nanos / (60 * SECOND));
  const seconds = inUnit(nanos % (60 * SECOND), SECOND, 's');
  if (minutes === 0) return seconds;
  return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}

/** Formats a duration of a manifest as Go does; undefined where there is none. */
export function shownDuration(text: string | undefined): string | undefined {
  const nanos = text === undefined ? undefined : parseDuration(text);
  return nanos === undefined ? undefined : goDuration(nanos);
}

/** Reports whether a duration of a manifest is zero. */
export const isZeroDuration = (text: string): boolean => parseDuration(text) === 0;
