import { parseDuration } from '../../injection/duration';

const SECOND = 1_000_000_000n;

/** Fraction without the zeros at its end. */
function decimal(nanos: bigint, unit: bigint, name: string): string {
  const fraction = (nanos % unit).toString().padStart(unit.toString().length - 1, '0').replace(/0+$/, '');
  return `${nanos / unit}${fraction === '' ? '' : `.${fraction}`}${name}`;
}

/** A duration as Go writes it: `1m30s`, `250ms`, `0s`. */
export function goDuration(nanos: bigint): string {
  if (nanos === 0n) return '0s';
  if (nanos < 1_000n) return `${nanos}ns`;
  if (nanos < 1_000_000n) return decimal(nanos, 1_000n, '\u00b5s');
  if (nanos < SECOND) return decimal(nanos, 1_000_000n, 'ms');
  const minutes = nanos / (60n * SECOND);
  const seconds = decimal(nanos % (60n * SECOND), SECOND, 's');
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** A duration of a manifest as Go writes it; undefined where there is none. */
export function shownDuration(text: string | undefined): string | undefined {
  const nanos = text === undefined ? undefined : parseDuration(text);
  return nanos === undefined ? undefined : goDuration(nanos);
}

/** Reports whether a duration of a manifest is zero. */
export const isZeroDuration = (text: string): boolean => parseDuration(text) === 0n;
