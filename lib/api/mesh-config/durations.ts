import { dur0 } from '../../schema/notation';
import type { SchemaCode } from '../../schema/problems.data';
import { parseDuration } from '../../schema/rules/duration';
import { textRule } from '../../schema/rules/native';

/**
 * Durations as istiod accepts them in mesh config. Whether a text is a duration at all is checked before, for all of
 * them.
 */

export const MILLISECOND = 1e6;
const SECOND = 1e9;
const HOUR = 3600 * SECOND;

const when = (name: SchemaCode, holds: (nanoseconds: number) => boolean, message: string, fix: string) =>
  textRule(
    name,
    (text) => {
      const value = parseDuration(text);
      return value === undefined || holds(value);
    },
    message,
    fix,
  );

/** Any duration, zero and negative ones too. */
export const time = dur0;
export const nonNegative = dur0.rule(when('negative', (ns) => ns >= 0, 'must not be negative', 'write 0s or more'));
const wholeMilliseconds = when(
  'precision',
  (ns) => ns % MILLISECOND === 0,
  'must be whole milliseconds',
  'for example 100ms',
);
const atLeastMillisecond = when(
  'duration',
  (ns) => ns >= MILLISECOND,
  'the shortest duration is 1ms',
  'write 1ms or more',
);

export const protocolDetectionTimeout = dur0.rule(wholeMilliseconds);
export const connectTimeout = dur0.rule(
  atLeastMillisecond,
  wholeMilliseconds,
  when('range', (ns) => ns <= HOUR, 'must be at most 1h', 'for example 10s'),
);
export const drainDuration = dur0.rule(
  atLeastMillisecond,
  when('precision', (ns) => ns < MILLISECOND || ns % SECOND === 0, 'must be whole seconds', 'for example 45s'),
);
export const pollDelay = dur0.rule(when('zero', (ns) => ns !== 0, 'must not be zero', 'for example 10ms'));
