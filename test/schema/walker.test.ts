import { crdBodies, crdTexts } from '../../lib/api/crd-text';
import { crds } from '../../lib/api/crds';
import {
  any,
  bool,
  dbl,
  either,
  en,
  i32,
  i64,
  int,
  intOrString,
  k8s,
  list,
  map,
  obj,
  str,
  struct,
  u32,
  type Shape,
} from '../../lib/schema/notation';
import type { Rule } from '../../lib/schema/rules/rule';
import { walk } from '../../lib/schema/walker';
import { formatProblem } from '../../lib/model';
import { emit } from '../../lib/yaml/emit';

const said = (shape: Shape, value: unknown, version?: string): string[] =>
  walk(obj('Top', { it: shape }), { it: value }, { version }).map(formatProblem);

describe('walk', () => {
  test('the path begins with what the caller says', () => {
    expect(
      walk(obj('Mesh', { 'rootNamespace!': str }), {}, { path: 'meshConfig.inner' }).map((problem) => problem.path),
    ).toEqual(['meshConfig.inner.rootNamespace']);
    expect(walk(list(str), [1], { path: 'hosts' }).map((problem) => problem.path)).toEqual(['hosts[0]']);
    expect(walk(str, 1).map((problem) => problem.path)).toEqual(['']);
  });

  test('undefined is absent', () => {
    expect(walk(obj('A', { a: str, b: str }).one('a', 'b'), { a: 'x', b: undefined, c: undefined })).toEqual([]);
    expect(said(map(int).min(1), { x: undefined })).toEqual([
      'it: got "0 entries"; must have at least 1 entry (schema/count)',
    ]);
  });

  test('a value is not changed', () => {
    const value = Object.freeze({ it: Object.freeze([Object.freeze({ a: 1 })]) });
    expect(walk(obj('Top', { it: list(obj('A', { a: i32, b: str.def('x') })) }), value)).toEqual([]);
  });

  test.each<[string, Shape, unknown, string[]]>([
    ['whole numbers', int, 1.5, ['it: got 1.5; must be a whole number (schema/type)']],
    [
      '32 bits',
      i32,
      2 ** 31,
      ['it: got 2147483648; must fit in 32 bits: from -2147483648 to 2147483647 (schema/integer-size)'],
    ],
    ['64 bits', i64, 2 ** 63, ['it: got 9223372036854776000; must fit in 64 bits (schema/integer-size)']],
    ['no infinity', dbl, Infinity, ['it: got "Infinity"; must be a number (schema/type)']],
    ['numbers or text', intOrString, true, ['it: got true; must be a whole number or a string (schema/type)']],
    ['numbers of an enum', en(301, 302), 303, ['it: got 303; must be one of 301, 302 (schema/enum)']],
    [
      'sets',
      list(str).set,
      ['a', 'b', 'a'],
      ['it[2]: got "a"; is the same as item 0; remove one of them (schema/duplicate)'],
    ],
    [
      'two keys',
      list(obj('P', { name: str, port: int })).by('name', 'port'),
      [
        { name: 'a', port: 1 },
        { name: 'a', port: 2 },
        { name: 'a', port: 1 },
      ],
      [
        'it[2]: got {"name":"a","port":1}; has the same name and port as item 0; give each item a name and ' +
          'port of its own (schema/duplicate)',
      ],
    ],
    [
      'lengths count characters',
      str.len(2),
      '\u{1F600}\u{1F600}\u{1F600}',
      ['it: got "\u{1F600}\u{1F600}\u{1F600}"; must have at most 2 characters, not 3 (schema/length)'],
    ],
    ['long characters', str.len(3), '\u{1F600}\u{1F600}\u{1F600}', []],
    ['exact lengths', str.len(2, 2), 'a', ['it: got "a"; must have exactly 2 characters, not 1 (schema/length)']],
    ['empty text', str.minLen(1), '', ['it: got ""; must not be empty (schema/length)']],
    ['patterns without words', str.re('^[a-z]+$'), 'A', ['it: got "A"; must match ^[a-z]+$ (schema/pattern)']],
    [
      'patterns in words',
      str.re('^[a-z]+$', 'letters in lower case'),
      'A',
      ['it: got "A"; must be letters in lower case (schema/pattern)'],
    ],
    ['null where it is allowed', str.nil, null, []],
    [
      'null where it is not',
      str,
      null,
      ['it: got null; null is not allowed, a string is needed; remove the field, or give it a value (schema/null)'],
    ],
    ['anything', any, [null, { a: 1 }], []],
    ['any object', struct, { a: [1] }, []],
    ['any object is an object', struct, [], ['it: got []; must be an object (schema/type)']],
    [
      'open objects check what they know',
      obj('O', { a: int }).open,
      { a: 'x', b: 1 },
      ['it.a: got "x"; must be a whole number (schema/type)'],
    ],
    ['core types are objects', k8s('Affinity'), 'x', ['it: got "x"; must be an object (schema/type)']],
    ['core types are not looked into', k8s('Affinity'), { nodeAffinity: 1 }, []],
    ['either, first', either(bool, str), true, []],
    ['either, second', either(bool, str), 'x', []],
    ['either, none', either(bool, list(str)), 1, ['it: got 1; must be true or false or a list (schema/type)']],
    [
      'either, the one of the same type',
      either(bool, obj('Cni', { enabled: bool })),
      { enable: true },
      ['it.enable: got true; "enable" is not a field of Cni; did you mean "enabled"? (schema/unknown-field)'],
    ],
    [
      'keys that are no names',
      map(obj('A', { b: map(int) })),
      { 'x.y': { b: { 'z-1': 'q' } } },
      ['it["x.y"].b["z-1"]: got "q"; must be a whole number (schema/type)'],
    ],
    ['big integers are no numbers', int, 5n, ['it: got "5"; must be a whole number (schema/type)']],
  ])('%s', (_name, shape, value, texts) => {
    expect(said(shape, value)).toEqual(texts);
  });

  test('limits of earlier releases', () => {
    const shape = u32
      .min(0)
      .before('1.30', (earlier) => earlier.min(2))
      .before('1.31', (earlier) => earlier.min(1));
    expect(said(shape, 0, '1.31.0')).toEqual([]);
    expect(said(shape, 0, '1.30.3')).toEqual(['it: got 0; must be from 1 to 4294967295 (schema/range)']);
    expect(said(shape, 1, '1.29.6')).toEqual(['it: got 1; must be from 2 to 4294967295 (schema/range)']);
  });

  test('rules see the defaults that the API server would have written', () => {
    const kindIsService: Rule = {
      name: 'kind',
      cel: 'self.kind == "Service"',
      message: 'only services',
      holds: (value: unknown) => (value as { kind?: string }).kind === 'Service',
    };
    const Ref = obj('Ref', { kind: str.def('Service'), weight: i32.def(1) }).rule(kindIsService);
    const Top = obj('Top', { refs: list(Ref), one: Ref, named: map(Ref) });
    expect(walk(Top, { refs: [{}, { kind: 'Service' }], one: {}, named: { a: {} } })).toEqual([]);
    expect(walk(Top, { refs: [{}, { kind: 'Pod' }] }).map(formatProblem)).toEqual([
      'refs[1]: got {"kind":"Pod","weight":1}; only services (schema/kind)',
    ]);
  });

  test('a rule is not asked about a text that is already wrong', () => {
    const never: Rule = { name: 'empty', cel: 'false', message: 'never', holds: () => false };
    expect(said(str.len(1).rule(never), 'ab')).toEqual([
      'it: got "ab"; must have at most 1 character, not 2 (schema/length)',
    ]);
    expect(said(str.len(1).rule(never), 'a')).toEqual(['it: got "a"; never (schema/empty)']);
  });

  test('each rule speaks once, also where the schema has it twice', () => {
    const never: Rule = { name: 'empty', cel: 'false', message: 'never', holds: () => false };
    expect(said(obj('A', {}).rule(never, never), {})).toEqual(['it: got {}; never (schema/empty)']);
  });
});

test('head and stored body of a CRD are the text of the whole', () => {
  const bodies = crdBodies('1.31.0', (value) => emit(value as object));
  expect(crdTexts('1.31.0', bodies).map(({ head, specYaml }) => emit(head) + specYaml)).toEqual(
    crds('1.31.0').map((crd) => emit(crd)),
  );
});
