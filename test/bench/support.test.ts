import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Run {
  wall: number;
  cpu: number;
  memory: number;
  output: string;
  timings: Record<string, number>;
}

const { WrongOutput, expectEqual, sameFiles } = jest.requireActual<{
  WrongOutput: new (message: string) => Error;
  expectEqual(found: unknown, expected: unknown, what: string): void;
  sameFiles(left: string, right: string, what: string): void;
}>('../../bench/support/compare');
const { median, pairs, run } = jest.requireActual<{
  median(values: number[]): number;
  pairs(a: () => object, b: () => object, rounds: number): { wall: number; cpu: number; memory: number };
  run(args: string[]): Run;
}>('../../bench/support/measure');
const { table } = jest.requireActual<{ table(rows: object[]): string }>('../../bench/support/table');

const root = mkdtempSync(join(tmpdir(), 'bench-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folder(name: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, name, path, '..'), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  mkdirSync(join(root, name), { recursive: true });
  return join(root, name);
}

describe('outputs are compared', () => {
  const left = folder('left', { 'a.yaml': 'a: 1\n', 'b/c.yaml': 'c: 2\n' });

  test('equal folders pass', () => {
    expect(() => sameFiles(left, folder('same', { 'a.yaml': 'a: 1\n', 'b/c.yaml': 'c: 2\n' }), 'x')).not.toThrow();
  });

  test.each<[string, Record<string, string>, string]>([
    ['one byte', { 'a.yaml': 'a: 1\n', 'b/c.yaml': 'c: 3\n' }, 'x: b/c.yaml differs'],
    ['a missing file', { 'a.yaml': 'a: 1\n' }, 'x: other files'],
  ])('%s is refused', (name, files, message) => {
    expect(() => sameFiles(left, folder(name, files), 'x')).toThrow(message);
    expect(() => sameFiles(left, folder(name, files), 'x')).toThrow(WrongOutput);
  });

  test('two empty folders are refused', () => {
    expect(() => sameFiles(folder('none', {}), folder('nothing', {}), 'x')).toThrow('x: nothing was written');
  });

  test('other values are refused', () => {
    expect(() => expectEqual(1, 2, 'count')).toThrow('count: 1 instead of 2');
  });
});

describe('processes are measured', () => {
  test('alone, with a scrubbed environment, in an empty folder', () => {
    process.env.CDK8S_OUTDIR = 'elsewhere';
    try {
      const result = run([
        '-e',
        'globalThis.timing("part", 7); console.log(JSON.stringify([Object.keys(process.env).sort(), ' +
          'require("fs").readdirSync(".")]))',
      ]);
      expect(JSON.parse(result.output)).toEqual([['BENCH_USAGE', 'HOME', 'LANG', 'PATH', 'TMPDIR'], []]);
      expect(result.timings).toEqual({ part: 7 });
      expect(Math.min(result.wall, result.cpu, result.memory)).toBeGreaterThan(0);
    } finally {
      delete process.env.CDK8S_OUTDIR;
    }
  });

  test('a process that fails ends the bench', () => {
    expect(() => run(['-e', 'console.error("why"); process.exit(3)'])).toThrow(/ended with 3:\s+why/);
  });

  test('pair by pair, the first pair being the warm-up', () => {
    const order: string[] = [];
    const cost = (name: string, values: number[]) => () => {
      order.push(name);
      const wall = values.shift();
      return { wall, cpu: wall, memory: wall };
    };
    expect(pairs(cost('A', [900, 2, 9, 4]), cost('B', [1, 4, 3, 4]), 3)).toMatchObject({
      wall: 1,
      cpu: 1,
      memory: 1,
      a: { wall: 4 },
      b: { wall: 4 },
    });
    expect(order.join('')).toBe('ABABABAB');
  });

  test('medians', () => expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]));
});

test('the table says which aims are met', () => {
  const lines = table([
    { name: 'x', value: 0.5, aim: 0.5 },
    { name: 'y', value: 0.51, aim: 0.5 },
    { name: 'z', value: 3 },
  ])
    .split('\n')
    .map((line) => line.split(/ {2,}/).filter(Boolean));
  expect(lines.slice(1)).toEqual([
    ['x', '0.50', '<= 0.5', 'met'],
    ['y', '0.51', '<= 0.5', 'missed'],
    ['z', '3.00'],
  ]);
});

test('an unknown item is an error that names the known ones', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../../bench/run.js'), '--only', 'speed'], {
    encoding: 'utf8',
  });
  expect([status, stderr.trim()]).toEqual([
    2,
    '--only speed: no such item; use one of mesh, types, validate, analyze, import, inject, multicluster, ' +
      'policies, simulate, graph, diff, pulumi, size',
  ]);
});
