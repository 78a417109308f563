import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFiles } from '../../lib/cli/watch';

test('a change of a file in a folder calls back once, until the watch ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const path = join(folder, 'a.yaml');
  writeFileSync(path, 'a: 1\n');
  let calls = 0;
  let arrived: () => void = () => undefined;
  const called = new Promise<void>((resolve) => (arrived = resolve));
  const end = watchFiles([folder], () => {
    calls += 1;
    arrived();
  });
  writeFileSync(path, 'a: 2\n');
  writeFileSync(path, 'a: 3\n');
  await called;
  expect(calls).toBe(1);
  end();
  writeFileSync(path, 'a: 4\n');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(calls).toBe(1);
  rmSync(folder, { recursive: true });
});
