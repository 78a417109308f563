import type { ImportParameter } from '../parameters';
import type { Proof, ProofChange } from '../proof';
import { Code, Commented } from './code';
import { LiteralPrinter, quote } from '../literal';
import type { ProgramFile } from './program';

/** File that holds the objects of the input. */
export const IMPORTED = 'imported.yaml';

/** File that sets samples for the variables of a program. */
const SAMPLES = 'sample-variables';

/** Differences between the objects of a program and those of its input, as its test expects them. */
export interface ExpectedDifferences {
  /** What a comparison finds that knows nothing of the input. */
  readonly found: Proof;
  /** Differences that an import explains. */
  readonly explained: Proof['explained'];
}

/** Prints the test of a program: it renders the objects of the input. */
export function testFile(
  engine: 'cdk8s' | 'pulumi',
  parameters: readonly ImportParameter[],
  differences: ExpectedDifferences,
): string {
  const run = engine === 'cdk8s' ? cdk8sTest(parameters) : pulumiTest(parameters);
  const { isEqual, expected } = expectation(differences);
  const compare = isEqual
    ? ['  expect(compareObjects(rendered, imported)).toMatchObject({ equal: true });']
    : ['  const { missing, extra, changed } = compareObjects(rendered, imported);', `  ${expected}`];
  return [
    run.imports.join('\n'),
    '',
    `const imported = readObjects('${IMPORTED}', readFileSync(join(__dirname, '${IMPORTED}'), 'utf8'));`,
    '',
    `test('the program renders the objects that it was imported from', ${run.head}`,
    ...run.body,
    ...compare,
    '});',
    '',
  ].join('\n');
}

interface TestParts {
  readonly imports: readonly string[];
  readonly head: string;
  readonly body: readonly string[];
}

const FILES = ["import { readFileSync } from 'node:fs';", "import { join } from 'node:path';"];
const COMPARE = "import { compareObjects, readObjects } from 'istio-constructs/manifests';";

/** Samples are set before the program is loaded, which reads them. */
const samples = (parameters: readonly ImportParameter[]): string[] =>
  parameters.length === 0 ? [] : [`import './${SAMPLES}';`];

const cdk8sTest = (parameters: readonly ImportParameter[]): TestParts => ({
  imports: [...FILES, COMPARE, ...samples(parameters), "import { app } from './main';"],
  head: '() => {',
  body: ['  const rendered = app.charts.flatMap((chart) => chart.toJson());'],
});

/** The program registers its resources while the mocks are set, so that the test loads it. */
const pulumiTest = (parameters: readonly ImportParameter[]): TestParts => ({
  imports: [
    ...FILES,
    COMPARE,
    "import { objectsOfProgram } from 'istio-constructs/testing/pulumi';",
    ...samples(parameters),
  ],
  head: 'async () => {',
  body: ["  const rendered = await objectsOfProgram(() => require('./index'));"],
});

/** Prints the file that sets samples for the variables of a program; none where it has no variables. */
export function sampleFiles(parameters: readonly ImportParameter[]): ProgramFile[] {
  const values = new Map(parameters.map(({ name, sample }) => [name, sample]));
  if (values.size === 0) return [];
  const lines = [...values].map(([name, sample]) => `process.env.${name} = ${quote(sample)};`);
  return [{ name: `${SAMPLES}.ts`, text: `${lines.join('\n')}\n` }];
}

/** Returns what a test expects of a comparison, with the reason of each difference above it. */
function expectation({ found, explained }: ExpectedDifferences): { isEqual: boolean; expected: string } {
  const reasons = new Map(explained.map((change) => [`${change.object} ${change.path}`, change.reason]));
  const changed = found.changed.map((change) => {
    const reason = reasons.get(`${change.object} ${change.path}`);
    const value = { object: change.object, path: change.path, ...sides(change) };
    return reason === undefined ? value : new Commented(value, [`${reason}.`]);
  });
  const value = { missing: found.missing, extra: found.extra, changed };
  const head = 'expect({ missing, extra, changed }).toEqual(';
  return { isEqual: found.equal, expected: `${head}${new LiteralPrinter().print(value, 1, head.length + 2, 2)});` };
}

const sides = ({ ours, theirs }: ProofChange): object => ({
  ours: ours === undefined ? new Code('undefined') : ours,
  theirs: theirs === undefined ? new Code('undefined') : theirs,
});
