import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('imports/ and docs/api are what the catalogue generates', () => {
  const root = join(__dirname, '../..');
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/generate.ts', '--check'], { cwd: root, stdio: 'pipe' }),
  ).not.toThrow();
});
