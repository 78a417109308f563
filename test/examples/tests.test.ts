/** The tests of the example, run as tests of their own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './run';

const files = readdirSync(join(EXAMPLES, 'tests')).filter((file) => file.endsWith('.test.ts'));

test('there is a file of tests for each program', () => {
  expect(files.sort()).toEqual(['ambient.test.ts', 'gateway.test.ts', 'traffic.test.ts', 'zero-trust.test.ts']);
});

for (const file of files) {
  describe(file, () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- tests are registered when the file is loaded
    require(join(EXAMPLES, 'tests', file));
  });
}
