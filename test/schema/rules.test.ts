import { CATALOGUE } from '../../lib/api/catalogue';
import { schemaOf } from '../../lib/schema/crd';
import type { Facts, Shape } from '../../lib/schema/notation';
import { releaseNumber } from '../../lib/model';
import { parseDuration } from '../../lib/schema/rules/duration';
import type { Rule } from '../../lib/schema/rules/rule';
import { celHolds } from '../api/support/cel';
import { Random } from '../support/random';
import { inputs } from '../api/support/generate';
import { type Schema, structuralOk, toCel } from '../api/support/structural';
import { report } from '../support/report';
import { NEWEST } from '../support/releases';

/** All places with rules, each set of facts once. */
function places(shape: Shape, path: string, found = new Map<Facts, [string, Shape]>()): Map<Facts, [string, Shape]> {
  if (shape.facts.rules && !found.has(shape.facts)) found.set(shape.facts, [path, shape]);
  for (const [name, part] of Object.entries(shape.facts.fields ?? {})) places(part, `${path}.${name}`, found);
  if (shape.facts.item) places(shape.facts.item, `${path}[]`, found);
  return found;
}

const all = [
  ...CATALOGUE.reduce((found, kind) => places(kind.spec, kind.kind, found), new Map<Facts, [string, Shape]>()).values(),
];

describe('rules', () => {
  test('the function of each rule gives the verdict of its CEL', () => {
    const random = new Random(7);
    const names = new Set<string>();
    const wrong: string[] = [];
    let count = 0;
    for (const [path, shape] of all) {
      const schema = schemaOf(shape, releaseNumber(NEWEST)) as Schema;
      const rules = shape.facts.rules as Rule[];
      // What the structure refuses, no rule is asked about.
      const values = inputs(
        schema,
        rules.map((rule) => rule.cel),
        random,
      ).filter((value) => structuralOk(schema, value));
      for (const rule of rules) {
        names.add(rule.name);
        for (const value of values) {
          count++;
          if (rule.holds(value) !== celHolds(rule.cel, toCel(schema, value)))
            wrong.push(
              `${path} ${rule.name}: ${JSON.stringify(value)} is ${String(rule.holds(value))} by the function`,
            );
        }
      }
    }
    report(`rules: ${names.size} names at ${all.length} different places, ${count} verdicts by function and CEL`);
    expect(wrong).toEqual([]);
  });

  test('what a rule says about a value it refuses is about that value', () => {
    const random = new Random(8);
    const silent: string[] = [];
    for (const [path, shape] of all) {
      const schema = schemaOf(shape, releaseNumber(NEWEST)) as Schema;
      for (const rule of shape.facts.rules as Rule[]) {
        const refused = inputs(schema, [rule.cel], random).filter((value) => !rule.holds(value));
        if (refused.length === 0) silent.push(`${path} ${rule.name}: nothing refused`);
        for (const value of refused)
          if (rule.locate && rule.locate(value).length === 0)
            silent.push(`${path} ${rule.name}: ${JSON.stringify(value)}`);
      }
    }
    expect(silent).toEqual([]);
  });

  test('values of another type are left to the type check', () => {
    const wrong = all.flatMap(([path, shape]) =>
      (shape.facts.rules as Rule[]).flatMap((rule) => {
        const other = shape.facts.type === 'string' ? [1, {}, []] : ['x', 5, true];
        return other
          .filter((value) => shape.facts.type !== 'integer' || typeof value !== 'number')
          .filter((value) => {
            try {
              return !rule.holds(value);
            } catch {
              return true;
            }
          })
          .filter(() => !['any-of', 'exactly-one'].includes(rule.name))
          .map((value) => `${path} ${rule.name} ${JSON.stringify(value)}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['1h30m', 5.4e12],
    ['1.5s', 1.5e9],
    ['-2ms', -2e6],
    ['0', 0],
    ['+0', 0],
    ['.5s', 5e8],
    ['1.s', 1e9],
    ['1us', 1e3],
    ['1µs', 1e3],
    ['2562047h', 9.2233692e18],
    ['', undefined],
    ['5', undefined],
    ['5 s', undefined],
    ['1d', undefined],
    ['s', undefined],
    ['1e3s', undefined],
    ['2562048h', undefined],
    ['.s', undefined],
    ['1S', undefined],
  ])('duration %s', (text, nanoseconds) => {
    expect(parseDuration(text)).toBe(nanoseconds);
  });
});
