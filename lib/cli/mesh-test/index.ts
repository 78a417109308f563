import { Command } from 'commander';
import { isRecord } from '../../model';
import { ExitCode } from '../exit-code';
import { documents } from '../files';
import { UsageError } from '../usage-error';
import { meshOf, withProgramOptions } from '../simulate';
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
  return withProgramOptions(new Command('test'))
    .description('run tests of a mesh that are written in YAML')
    .argument('<files...>', 'files with tests, also those of istio-config-validator')
    .option('--from <workload>', 'who calls, for test cases of istio-config-validator')
    .option('--via <gateway>', 'the gateway, for test cases of istio-config-validator')
    .addHelpText(
      'after',
      '\nExamples:\n  istio-constructs test -f dist/ mesh.test.yaml\n\nExit codes: 0 all passed, 1 some ' +
        'failed, 2 called wrongly',
    )
    .action((files: readonly string[], { from, via, ...options }: MeshOptions & Entry) => {
      const entry = { ...(from === undefined ? {} : { from }), ...(via === undefined ? {} : { via }) };
      const mesh = meshOf(options);
      const results = files
        .flatMap((path) => testsOf(path, entry))
        .map(({ name, run }) => ({ name, failed: run(mesh).filter(({ pass }) => !pass) }));
      for (const { name, failed } of results) {
        write(`${failed.length === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
        for (const { message } of failed) write(`     ${message().replace(/\n/g, '\n     ')}\n`);
      }
      const failures = results.filter(({ failed }) => failed.length > 0).length;
      write(`${results.length - failures} of ${results.length} passed\n`);
      if (failures > 0) throw new ExitCode(1);
    });
}
