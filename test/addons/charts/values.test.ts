import { pathsOf, VALUE_NAMES, valuesOf, VARIANTS } from '../../charts/variants';
import { CHARTS } from './chart-cases';
import { propsFor, type Tree } from './rows';

/** Whether a path is a value of a list, or stands below one; `*` is any part of a name. */
function isBelow(path: string, listed: string): boolean {
  const pattern = listed.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^.]*');
  return new RegExp(`^${pattern}(\\.|$)`).test(path);
}

const isSetBy = (path: string, set: string): boolean => isBelow(path, set) || isBelow(set, path);

describe.each(Object.keys(CHARTS))('the values of the chart %s', (chart) => {
  const { rows, unmapped, addon } = CHARTS[chart];
  const variants = Object.values(VARIANTS[chart]);
  const set = new Set(variants.flatMap(({ values, without = [] }) => [...pathsOf(values), ...without]));
  const names = VALUE_NAMES[chart];
  const listed = (path: string): boolean => unmapped.some(([own]) => isBelow(path, own));
  /** Values that are as they always are here, and so have no props of their own. */
  const fixed = rows.filter(([, props]) => props === undefined).map(([own]) => own);

  test('each is in a variant that is compared with the chart, or listed with the reason why it has no prop', () => {
    const open = names.filter((name) => ![...set, ...fixed].some((path) => isSetBy(name, path)) && !listed(name));
    expect(open).toEqual([]);
  });

  test('no value that a variant sets is left over', () => {
    const left = variants.flatMap(({ values }) => {
      const { rest } = propsFor(rows, values);
      return addon === 'kiali' ? [] : Object.keys(rest).length === 0 ? [] : pathsOf(rest);
    });
    expect(left).toEqual([]);
  });

  test('each row and each reason is about a value that the chart has', () => {
    const known = (own: string): boolean => names.some((name) => isBelow(name, own) || isBelow(own, name));
    const stale = [...rows.map(([own]) => own), ...unmapped.map(([own]) => own)].filter((own) => !known(own));
    expect(stale).toEqual([]);
  });

  test('each reason is a sentence', () => {
    expect(unmapped.filter(([, why]) => why.length < 20)).toEqual([]);
  });
});

test('a variant lies over the values of the sample, without what it leaves out', () => {
  const sample: Tree = { a: { b: 1, c: 2 }, d: [1], e: 'x' };
  const values = valuesOf(sample, { values: { a: { c: 3 }, d: [2] }, without: ['a.b', 'e'] });
  expect(values).toEqual({ a: { c: 3 }, d: [2] });
});
