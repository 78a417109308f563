import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { injectText, readValues } from '../../lib/manifests';
import { readYaml } from '../../lib/yaml/read-yaml';

/**
 * What go-yaml makes of each text, by the functions with which helm reads values files: `sigs.k8s.io/yaml` 1.6.0
 * (`YAMLToJSON`) over go.yaml.in/yaml/v2 2.4.4. A text is refused, or has data.
 */
interface GoYaml {
  readonly text: string;
  readonly refused?: true;
  readonly data?: unknown;
}
const CASES = JSON.parse(readFileSync(join(__dirname, 'go-yaml.data.json'), 'utf8')) as GoYaml[];

/** What the error says of a text. */
function refusal(text: string): string | undefined {
  try {
    readYaml(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('YAML is read as go-yaml reads it', () => {
  test.each(CASES.filter(({ refused }) => !refused).map(({ text, data }) => [text, data ?? null]))(
    '%j',
    (text, data) => {
      expect(readYaml(text as string)).toEqual(data);
    },
  );

  test('everything that go-yaml refuses is refused', () => {
    const taken = CASES.filter(({ text, refused }) => refused && refusal(text) === undefined);
    expect(taken).toEqual([]);
    expect(CASES.filter(({ refused }) => refused)).toHaveLength(41);
  });
});

describe('an error says what is wrong, and where', () => {
  test.each([
    ['\ta: 1', 'nothing can begin with a tab here; indent with spaces at line 1, column 1'],
    ['a:\n\tb: 1', 'nothing can begin with a tab here; indent with spaces at line 2, column 1'],
    ['a: |\n\tone', 'a tab indents the block, where only spaces may, at line 2, column 1'],
    ['a: x\n\ty', 'a tab indents a further line, where only spaces may; the text begins at line 1, column 4'],
    ['a: @x', 'nothing can begin with "@" here; put the text in quotes at line 1, column 4'],
    ["a: 'open", "the closing ' is missing; the text begins at line 1, column 4"],
    ["a: 'x' y", 'a key is expected at line 1, column 8'],
    ['a: b: c', 'a ":" with a value cannot stand in this place, at line 1, column 5'],
    ['a:\n  b: 1\n c: 2', 'a key is expected at line 3, column 2'],
    ['a: first\nsecond', 'a ":" is missing behind the key at line 2, column 1'],
    ['a: - b', 'an item of a list cannot stand in this place, at line 1, column 4'],
    ['a: [1, 2', 'a comma or the closing ] is expected at line 1, column 9'],
    ['a: [a, , b]', 'a value is expected at line 1, column 8'],
    ['b: *x', 'no anchor &x stands before the alias at line 1, column 4'],
    ['a: &x {b: *x}', 'the value of the anchor &x contains itself at line 1, column 11'],
    ['c: {<<: [1]}', 'behind << stands a map, or a list of maps, at line 1, column 10'],
    ['~: a', 'a key must be a text, this is null, at line 1, column 1'],
    ['[a]: b', 'a key must be a text, this is a list, at line 1, column 1'],
    ['a: .inf', '.inf is a number that JSON does not have, at line 1, column 4'],
    ['a: "\\q"', '\\q is not an escape of YAML, at line 1, column 5'],
    ['a: !!int x', '"x" is not what its tag !!int says, at line 1, column 10'],
    ['%YAML 1.2\n---\na: 1', 'YAML 1.2 is not read, only 1.1, at line 1, column 1'],
    ['a: \u0001', 'this control character is not allowed at line 1, column 4'],
    ['a: |x', 'the text of a block begins on the line below | or > at line 1, column 4'],
  ])('%j', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  test('a whole number that a double cannot hold is refused, since it would be changed', () => {
    expect(refusal('a:\n  b: 9007199254740993')).toBe(
      '9007199254740993 is a number that JavaScript cannot hold without changing it; put it in quotes at line ' +
        '2, column 6',
    );
    expect(refusal('a: -1234567890123456789')).toBe(
      '-1234567890123456789 is a number that JavaScript cannot hold without changing it; put it in quotes ' +
        'at line 1, column 4',
    );
    expect(readYaml('a: 9007199254740992\nb: "9007199254740993"')).toEqual({
      a: 9007199254740992,
      b: '9007199254740993',
    });
  });

  test('aliases that multiply a small text are refused', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [before, name] of ['ab', 'bc', 'cd', 'de', 'ef']) {
      lines.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`);
    }
    expect(refusal(lines.join('\n'))).toMatch(/^aliases make the document too large at line [456], column \d+$/);
  });

  test('levels without end are refused', () => {
    expect(refusal('['.repeat(2000))).toBe('too many levels at line 1, column 1001');
    expect(refusal('- '.repeat(2000))).toBe('too many levels at line 1, column 2001');
  });
});

describe('values files', () => {
  test('words of YAML 1.1 are booleans, and leading zeros mean octal', () => {
    expect(readValues('autoscaleEnabled: no\npilot: { cni: { enabled: off } }\nreplicaCount: 010\n')).toEqual({
      autoscaleEnabled: false,
      pilot: { cni: { enabled: false } },
      replicaCount: 8,
    });
  });

  test('quoted text may go on at the indentation of its key', () => {
    expect(readValues("podAnnotations:\n  note: 'first line\n  second line'\n")).toEqual({
      podAnnotations: { note: 'first line second line' },
    });
  });

  test('only the first document counts, and none is no values', () => {
    expect(readValues('a: 1\n---\nb: 2\n')).toEqual({ a: 1 });
    expect(readValues('')).toEqual({});
    expect(readValues('# nothing\n')).toEqual({});
  });

  test('what is no map is refused', () => {
    expect(() => readValues('- a\n')).toThrow(
      new Error(
        '1 problem:\n- values: got ["a"]; values are a map; give names and values, or leave it out (values/wrong-type)',
      ),
    );
    expect(() => readValues('a: [')).toThrow(
      new Error(
        '1 problem:\n- values: not YAML: a value is expected at line 1, column 5; correct the text (values/no-yaml)',
      ),
    );
  });
});

test('documents without pods stay as they are, however their text is quoted', () => {
  const text =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\ndata:\n  text: 'first line\n  second line'\n";
  expect(injectText(text)).toBe(text);
});
