import { type Rule, has } from './rule';

/**
 * Returns CEL that refuses both fields, for each pair: the API server refuses rules that build lists in places that may
 * occur often, as too costly.
 */
function noPair(fields: readonly string[]): string {
  const pairs = fields.flatMap((a, i) => fields.slice(i + 1).map((b) => `!(has(self.${a}) && has(self.${b}))`));
  return pairs.join(' && ');
}

/** Rule that at most one of these fields is set. */
export function atMostOne(...fields: string[]): Rule {
  const set = (value: unknown) => fields.filter((field) => has(value, field));
  const all = fields.join(', ');
  return {
    name: 'at-most-one',
    cel: noPair(fields),
    message: `at most one of ${all} may be set`,
    holds: (value) => set(value).length < 2,
    locate: (value) => [
      {
        found: set(value),
        message: `${set(value).join(' and ')} are set, but at most one of ${all} may be`,
        fix: 'keep one of them',
      },
    ],
  };
}

/** Rule that exactly one of two fields is set. */
export function exactlyOne(a: string, b: string): Rule {
  const set = (value: unknown) => [a, b].filter((field) => has(value, field));
  return {
    name: 'exactly-one',
    cel: `has(self.${a}) ? !has(self.${b}) : has(self.${b})`,
    message: `exactly one of ${a} and ${b} must be set`,
    holds: (value) => set(value).length === 1,
    locate: (value) => [{ found: set(value), fix: set(value).length === 0 ? `set ${a} or ${b}` : 'keep one of them' }],
  };
}

/** Rule that at least one of these fields is set. */
export function anyOf(...fields: string[]): Rule {
  return {
    name: 'any-of',
    cel: fields.map((field) => `has(self.${field})`).join(' || '),
    message: `at least one of ${fields.join(', ')} must be set`,
    holds: (value) => fields.some((field) => has(value, field)),
    locate: () => [{ found: [], fix: `set ${fields.join(' or ')}` }],
  };
}
