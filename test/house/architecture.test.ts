import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { arrows } = jest.requireActual<{
  arrows(rooms: ReadonlyMap<string, ReadonlySet<string>>): string[];
}>('../../tools/architecture.js');

test('an arrow that others lead to as well is left out', () => {
  const rooms = new Map([
    ['engine', new Set(['mesh', 'model'])],
    ['mesh', new Set(['model', 'yaml'])],
    ['model', new Set<string>()],
    ['yaml', new Set(['model'])],
  ]);
  expect(arrows(rooms)).toEqual(['  engine --> mesh', '  mesh --> yaml', '  yaml --> model']);
});

test('the picture of the page is that of the code', () => {
  const tool = join(__dirname, '../../tools/architecture.js');
  const { status, stderr } = spawnSync(process.execPath, [tool, '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
