import { characters, fitsInteger, STRING_FORMATS } from './formats';
import type { Facts } from './notation';
import { valuesAt } from './release';
import type { Rule } from './rules/rule';
import type { Walk } from './walk';
import * as words from './wording';

/** Check of a value, which adds its problems to the walk. */
export type Check = (value: unknown, walk: Walk) => void;

/** Returns the rules of a shape, each once, also where the schema has one twice. */
export const rulesOf = (facts: Facts): readonly Rule[] => [...new Set(facts.rules ?? [])];

function enumCheck(facts: Facts, release: number): Check {
  const allowed = valuesAt(facts, release);
  const known = new Set<unknown>(allowed);
  return (value, walk) => {
    if (known.has(value)) return;
    const since = facts.addedValues?.get(value as string | number);
    walk.problems.push(
      since === undefined
        ? words.notInEnum(walk.at, value, allowed)
        : words.newerValue(walk.at, value, since, walk.target),
    );
  };
}

/** Returns the check of a string: length, pattern, format and rules. */
export function stringCheck(facts: Facts, release: number): Check {
  const { minLength = 0, maxLength = Infinity } = facts;
  const allowed = facts.values && enumCheck(facts, release);
  const pattern = facts.pattern === undefined ? undefined : new RegExp(facts.pattern);
  const inFormat = facts.format && STRING_FORMATS[facts.format];
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (facts.printed === true && (typeof value === 'number' || typeof value === 'boolean')) return;
    if (typeof value !== 'string') return walk.wrongType(facts, value);
    if (allowed) return allowed(value, walk);
    const before = walk.problems.length;
    if (value.length > maxLength || value.length < minLength * 2) {
      const length = characters(value);
      if (length > maxLength || length < minLength)
        walk.problems.push(words.wrongLength(facts, walk.at, value, length));
    }
    if (pattern !== undefined && !pattern.test(value)) walk.problems.push(words.wrongPattern(facts, walk.at, value));
    if (inFormat && !inFormat(value)) walk.problems.push(words.wrongFormat(facts.format as string, walk.at, value));
    if (walk.problems.length === before) walk.rules(rules, value);
  };
}

/** Returns the check of a whole number. */
export function integerCheck(facts: Facts, release: number): Check {
  const { min = -Infinity, max = Infinity } = facts;
  const allowed = facts.values && enumCheck(facts, release);
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!Number.isInteger(value)) return walk.wrongType(facts, value);
    if (allowed) return allowed(value, walk);
    const number = value as number;
    if (number < min || number > max) walk.problems.push(words.outOfRange(facts, walk.at, value));
    else if (!fitsInteger(number, facts.format))
      walk.problems.push(words.wrongFormat(facts.format ?? 'int64', walk.at, value));
    else walk.rules(rules, value);
  };
}

/** Returns the check of a number. */
export function numberCheck(facts: Facts): Check {
  const { min = -Infinity, max = Infinity } = facts;
  const rules = rulesOf(facts);
  return (value, walk) => {
    if (!Number.isFinite(value)) return walk.wrongType(facts, value);
    if ((value as number) < min || (value as number) > max) walk.problems.push(words.outOfRange(facts, walk.at, value));
    else walk.rules(rules, value);
  };
}
