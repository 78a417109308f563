import { Command } from 'commander';
import { isRecord } from '../../model';
import { ExitCode } from '../exit-code';
import { documents } from '../files';
import { withExamples } from '../help';
import { withOutput, type OutputOptions } from '../output';
import { printJson } from '../printable';
import { paint } from '../terminal';
import { UsageError } from '../usage-error';
import { meshOf, withProgramOptions } from '../simulate';
import type { MatcherResult } from '../../program/simulate/matchers';
import { ownTests, type MeshTest } from './cases';
import { validatorTests, type Entry } from './validator-cases';

type MeshOptions = Parameters<typeof meshOf>[0];

function testsOf(path: string, entry: Entry): readonly MeshTest[] {
  return documents(path).flatMap((file) => {
    if (file === undefined || file === null) return [];
    if (!isRecord(file)) throw new UsageError(`${path} has no tests`);
    if (Array.isArray(file.tests)) return ownTests(file.tests);
    if (Array.isArray(file.testCases)) return validatorTests(file.testCases, entry);
    throw new UsageError(`${path} has neither tests nor testCases`);
  });
}

export function testCommand(write: (text: string) => void): Command {
  const command = withProgramOptions(new Command('test'))
    .description('run tests of a mesh that are written in YAML')
    .argument('<files...>', 'files with tests, also those of istio-config-validator')
    .option('--from <workload>', 'who calls, for test cases of istio-config-validator')
    .option('--via <gateway>', 'the gateway, for test cases of istio-config-validator');
  return withExamples(withOutput(command), ['istio-constructs test -f dist/ mesh.test.yaml'], {
    done: 'all passed',
    no: 'some failed, or the input is wrong',
  }).action((files: readonly string[], { from, via, output, ...options }: MeshOptions & Entry & OutputOptions) => {
    const entry = { ...(from === undefined ? {} : { from }), ...(via === undefined ? {} : { via }) };
    const mesh = meshOf(options);
    const results = files
      .flatMap((path) => testsOf(path, entry))
      .map(({ name, run }) => ({ name, failed: run(mesh).filter(({ pass }) => !pass) }));
    write(output === 'json' ? printJson(results.map(asJson)) : asText(results));
    if (results.some(({ failed }) => failed.length > 0)) throw new ExitCode('no');
  });
}

/** Result of a test: what of it does not hold. */
interface TestResult {
  readonly name: string;
  readonly failed: readonly MatcherResult[];
}

const asJson = ({ name, failed }: TestResult): object => ({
  name,
  passed: failed.length === 0,
  failures: failed.map(({ message }) => message()),
});

function asText(results: readonly TestResult[]): string {
  const lines = results.flatMap(({ name, failed }) => [
    `${failed.length === 0 ? paint('good', 'ok  ') : paint('error', 'FAIL')} ${name}`,
    ...failed.map(({ message }) => `     ${message().replace(/\n/g, '\n     ')}`),
  ]);
  const passed = results.filter(({ failed }) => failed.length === 0).length;
  return [...lines, `${passed} of ${results.length} passed`, ''].join('\n');
}
