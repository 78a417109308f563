import { Yaml } from 'cdk8s';
import { emit } from '../../lib/yaml/emit';
import { Random } from '../support/random';
import { report } from '../support/report';

const NASTY = [
  '',
  ' ',
  'a',
  'a b',
  ' lead',
  'trail ',
  'a: b',
  'a:b',
  'a:',
  ':a',
  'a #b',
  'a#b',
  '#a',
  '-',
  '- a',
  '-a',
  '--',
  '---',
  '--- a',
  '...',
  '?',
  '? a',
  '?a',
  '*',
  '&a',
  '!t',
  '|',
  '>',
  "'",
  '"',
  "it's",
  'say "x"',
  `both ' and "`,
  '%',
  '@',
  '`',
  '{',
  '}',
  '[',
  ']',
  '{a}',
  ',',
  ', a',
  'null',
  'Null',
  '~',
  'true',
  'True',
  'TRUE',
  'tRUE',
  'yes',
  'Yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'N',
  '1',
  '01',
  '0o7',
  '0x1F',
  '0b1',
  '1_000',
  '1.5',
  '.5',
  '5.',
  '1e3',
  '1E+3',
  '+1',
  '-1',
  '-0',
  '.inf',
  '-.Inf',
  '.nan',
  '12:30',
  '1:2:3.4',
  '2024-01-01',
  '2024-01-01T00:00:00Z',
  '2024-1-1 x',
  '<<',
  '=',
  '1.2.3',
  '1.2.3.4/8',
  'tab\tinside',
  '\ttab',
  'tab\t',
  'cr\rhere',
  'nul\u0000',
  '\u0007',
  'é',
  '日本',
  '😀',
  '\ud800',
  '\u0085',
  '\u00a0',
  '\u2028',
  'line\n',
  'line',
  'a\nb',
  'a\nb\n',
  'a\n\nb\n',
  'a\n\n',
  '\na',
  ' a\nb',
  'a \nb',
  'a\n b\n',
  'a\n \nb',
  'a\n ',
  'a\n---\nb',
  '---\na',
  '%a\nb',
  '\n',
  '\n\n',
  'a\r\nb',
  'x'.repeat(200),
  'word '.repeat(60),
  `${'l'.repeat(90)}\n${'m'.repeat(90)}\n`,
  '{{ template }}',
  '"quoted" text',
  "'single' text",
  'a\\b',
  '$(VAR)',
  'k=v',
];
const NUMBERS = [0, -0, 1, -1, 1.5, 1e21, 1e-7, 123456789012, 0.1];

function document(random: Random, depth: number): unknown {
  const roll = random.next();
  if (depth === 0 || roll < 0.35)
    return roll < 0.22
      ? random.pick(NASTY)
      : roll < 0.28
        ? random.pick(NUMBERS)
        : roll < 0.32
          ? random.chance(0.5)
          : null;
  const size = random.below(4);
  if (roll < 0.55) return Array.from({ length: size }, () => document(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [
      random.chance(0.6) ? `key${random.below(9)}` : random.pick(NASTY),
      document(random, depth - 1),
    ]),
  );
}

test('every nasty scalar, as a value, as a list item and as a key, is written as cdk8s writes it', () => {
  for (const text of NASTY) {
    for (const value of [
      { a: text },
      { a: { b: [text] } },
      [text],
      { [text]: 1 },
      { a: { [text]: text } },
      { a: [{ b: text, c: [[text]] }] },
    ]) {
      expect(emit(value)).toBe(Yaml.stringify(value));
    }
  }
});

test('50,000 random documents are written as cdk8s writes them', () => {
  const random = new Random(20240917);
  let different = 0;
  for (let i = 0; i < 50_000; i++) {
    const value = { kind: 'Fuzz', body: document(random, 4) };
    if (emit(value) !== Yaml.stringify(value)) different++;
  }
  report(`yaml: 50000 documents, ${different} differences`);
  expect(different).toBe(0);
});

test('an object that occurs twice is written twice, without anchors', () => {
  const shared = { a: 1 };
  expect(emit({ x: shared, z: [shared] })).toBe('x:\n  a: 1\nz:\n  - a: 1\n');
});
