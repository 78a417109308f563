import { itemsOf, optionalFields, textOf, type Fields } from '../../objects/read';
import type { Rule } from '../routes/model';

const RANKS = { exact: 3, prefix: 2, regex: 1 } as const;

/** Returns how exact the path of a match is: the type of match, and its length. */
function pathRank(match: Fields): { rank: number; length: number } {
  const uri = optionalFields(match, 'uri');
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const value = uri && textOf(uri, kind);
    if (value !== undefined) return { rank: RANKS[kind], length: value.length };
  }
  return { rank: -1, length: 0 };
}

const count = (match: Fields, field: string): number => Object.keys(optionalFields(match, field) ?? {}).length;

/** Compares rules in the order of the Gateway API: exact paths, longer ones, methods, more headers, more parameters. */
function precedence(a: Rule, b: Rule): number {
  const [first, second] = [itemsOf(a.fields, 'match')[0], itemsOf(b.fields, 'match')[0]];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  const [one, other] = [pathRank(first), pathRank(second)];
  return (
    other.rank - one.rank ||
    other.length - one.length ||
    Number(first.method === undefined) - Number(second.method === undefined) ||
    count(second, 'headers') - count(first, 'headers') ||
    count(second, 'queryParams') - count(first, 'queryParams')
  );
}

export const byPrecedence = (rules: readonly Rule[]): readonly Rule[] => [...rules].sort(precedence);
