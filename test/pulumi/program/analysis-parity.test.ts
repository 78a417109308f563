import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from '../../support/report';

test('both engines find the same problems in random programs', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(__dirname, '../programs/analysis-parity-programs.ts')],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(stderr);
  const { programs, found, differing } = JSON.parse(last) as { programs: number; found: number; differing: object[] };
  report(`${programs} programs, ${found} problems, ${differing.length} differ`);
  expect(differing).toEqual([]);
  expect(programs).toBe(100);
  expect(found).toBeGreaterThan(300);
}, 120_000);
