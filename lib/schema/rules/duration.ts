import type { Rule } from './rule';

/**
 * Nanoseconds in each unit that a duration may have. Microseconds are written with the micro sign or with the Greek
 * letter.
 */
const UNITS: Record<string, bigint> = {
  'ns': 1n,
  'us': 1_000n,
  '\u00b5s': 1_000n,
  '\u03bcs': 1_000n,
  'ms': 1_000_000n,
  's': 1_000_000_000n,
  'm': 60_000_000_000n,
  'h': 3_600_000_000_000n,
};
const PART = /(?:(\d+)(?:\.(\d*))?|\.(\d+))(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/gy;
const MAX_NANOSECONDS = 2n ** 63n - 1n;

/**
 * Returns the nanoseconds of a duration as Go and CEL write it (`1h30m`, `1.5s`, `-2ms`, a bare `0`); `undefined` for a
 * text that is none.
 */
export function parseDuration(text: string): number | undefined {
  const body = /^[+-]/.test(text) ? text.slice(1) : text;
  if (body === '0') return 0;
  let total = 0n;
  let end = 0;
  PART.lastIndex = 0;
  for (let part = PART.exec(body); part !== null; part = PART.exec(body)) {
    const fraction = part[2] ?? part[3] ?? '';
    total +=
      BigInt(part[1] ?? 0) * UNITS[part[4]] + (BigInt(fraction || 0) * UNITS[part[4]]) / 10n ** BigInt(fraction.length);
    end = PART.lastIndex;
  }
  if (end === 0 || end !== body.length || total > MAX_NANOSECONDS) return undefined;
  return Number(text.startsWith('-') ? -total : total);
}

const MILLISECOND = 1e6;
/** Common form of durations, which needs no parsing. */
const PLAIN = /^[1-9]\d{0,5}(ms|s|m|h)$/;
const FORM = 'write a number with its unit, for example 500ms, 2s or 1m30s';

/** Rule that a duration is at least one millisecond. */
export const minimumDuration: Rule = {
  name: 'duration',
  cel: 'duration(self) >= duration("1ms")',
  message: 'a duration of at least 1ms is needed',
  fix: FORM,
  holds: (value) => typeof value !== 'string' || PLAIN.test(value) || (parseDuration(value) ?? 0) >= MILLISECOND,
  locate: (value) => {
    const parsed = parseDuration(String(value));
    if (parsed !== undefined)
      return [{ message: 'the shortest duration is 1ms', fix: 'write 1ms or more, or remove the field' }];
    return [
      {
        message: 'this is not a duration',
        fix: /^\d+(\.\d+)?$/.test(String(value)) ? `add the unit, for example "${String(value)}s"` : FORM,
      },
    ];
  },
};
