import { applyChanges, fieldChanges, formatPath } from '../../../lib/program/diff/fields';

const paths = (before: unknown, after: unknown): string[] =>
  fieldChanges(before, after).map(({ path, before: from, after: to }) =>
    [formatPath(path), JSON.stringify(from) ?? '-', JSON.stringify(to) ?? '-'].join(' '),
  );

test.each<[string, unknown, unknown, string[]]>([
  ['equal values', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['a field', { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, ['a.b 1 3']],
  ['a field that comes and one that goes', { a: 1 }, { b: 2 }, ['a 1 -', 'b - 2']],
  ['a name with dots', { labels: { 'a.b/c': 1 } }, { labels: { 'a.b/c': 2 } }, ['labels["a.b/c"] 1 2']],
  [
    'items by name',
    { env: [{ name: 'A', value: '1' }, { name: 'B' }] },
    { env: [{ name: 'N' }, { name: 'A', value: '2' }] },
    ['env[B] {"name":"B"} -', 'env[N] - {"name":"N"}', 'env[A].value "1" "2"'],
  ],
  [
    'items in another order',
    [{ name: 'A' }, { name: 'B' }],
    [{ name: 'B' }, { name: 'A' }],
    ['[0].name "A" "B"', '[1].name "B" "A"'],
  ],
  ['a list of another length', { a: [1, 2] }, { a: [1] }, ['a [1,2] [1]']],
  ['a list of the same length', { a: [1, 2] }, { a: [1, 3] }, ['a[1] 2 3']],
  ['null', { a: null }, { a: 1 }, ['a null 1']],
  ['another type', { a: { b: 1 } }, { a: [1] }, ['a {"b":1} [1]']],
])('%s', (_, before, after, expected) => {
  expect(paths(before, after)).toEqual(expected);
  expect(applyChanges(before, fieldChanges(before, after))).toEqual(after);
});

/** Numbers from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function tree(next: (below: number) => number, depth: number): unknown {
  const kind = next(depth === 0 ? 3 : 6);
  if (kind === 0) return next(3);
  if (kind === 1) return ['x', 'y', ''][next(3)];
  if (kind === 2) return [true, null, false][next(3)];
  if (kind === 3) return Array.from({ length: next(4) }, () => tree(next, depth - 1));
  if (kind === 4)
    return ['A', 'B', 'C', 'D'].filter(() => next(2) === 0).map((name) => ({ name, value: tree(next, depth - 1) }));
  return Object.fromEntries(['a', 'b', 'c.d'].filter(() => next(2) === 0).map((key) => [key, tree(next, depth - 1)]));
}

test('changes applied to the first of two random values give the second', () => {
  const next = numbers(31);
  let changed = 0;
  for (let i = 0; i < 20_000; i++) {
    const [before, after] = [{ top: tree(next, 3) }, { top: tree(next, 3) }];
    const changes = fieldChanges(before, after);
    changed += changes.length;
    expect(applyChanges(before, changes)).toEqual(after);
  }
  process.stdout.write(`20000 pairs of values, seed 31, ${changed} changes\n`);
  expect(changed).toBeGreaterThan(20_000);
});
