import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { MeshProblems, renderMesh } from '../../lib/manifests';
import { resolveMesh } from '../../lib/mesh/resolve';

const ROOT = join(__dirname, '../..');
const TEXT =
  '1 problem:\n- profile: got "dmeo"; must be one of default, demo, minimal, empty, ambient, openshift, ' +
  'openshift-ambient, preview, remote, stable; did you mean "demo"? (schema/enum)';

function caught(body: () => unknown): MeshProblems {
  try {
    body();
  } catch (reason) {
    return reason as MeshProblems;
  }
  throw new Error('nothing was thrown');
}

const wrong = { profile: 'dmeo' } as object;
const calls = (error: Error): string[] => (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));

test('problems are there for programs, and not printed a second time', () => {
  const error = caught(() => renderMesh(wrong));
  expect(error).toBeInstanceOf(MeshProblems);
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message]).toEqual(['MeshProblems', TEXT]);
  expect(error.problems.map(({ code, path }) => [code, path])).toEqual([['schema/enum', 'profile']]);
  expect(Object.keys(error)).toEqual([]);
  expect(inspect(error)).toBe(error.stack);
});

test('the stack begins with the text and has the calls of the program, at most five', () => {
  const deep = (n: number): unknown => (n === 0 ? resolveMesh(wrong) : deep(n - 1));
  const error = caught(() => deep(40));
  expect(error.stack?.startsWith(`MeshProblems: ${TEXT}\n    at `)).toBe(true);
  expect(calls(error)).toHaveLength(5);
  for (const line of calls(error)) expect(line).toContain(__filename);
});

test('a stack that tools have rewritten stays so, and the limit of the program is left as it is', () => {
  const before = Error.stackTraceLimit;
  const error = caught(() => renderMesh(wrong));
  error.stack = 'another';
  expect([error.stack, Error.stackTraceLimit]).toEqual(['another', before]);
});

test('without a stack there is the text', () => {
  const { stackTraceLimit } = Error;
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = () => [];
  try {
    expect(caught(() => renderMesh(wrong)).stack).toBe(`MeshProblems: ${TEXT}`);
  } finally {
    Error.prepareStackTrace = prepare;
    Error.stackTraceLimit = stackTraceLimit;
  }
});

test('uncaught, the text is printed once, with at most five lines of stack', () => {
  const dir = mkdtempSync(join(tmpdir(), 'istio-constructs-uncaught-'));
  try {
    const file = join(dir, 'main.ts');
    writeFileSync(
      file,
      `import { renderMesh } from ${JSON.stringify(join(ROOT, 'lib/manifests.ts'))};\nfunction make() { ` +
        `renderMesh({ profile: 'dmeo' } as object); }\nmake();\n`,
    );
    const run = () =>
      execFileSync(process.execPath, [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), file], {
        stdio: 'pipe',
        encoding: 'utf8',
      });
    const { stderr } = caught(run) as unknown as { stderr: string };
    expect(stderr.split(TEXT)).toHaveLength(2);
    expect(stderr).not.toContain('severity');
    const lines = stderr.split('\n').filter((line) => line.startsWith('    at '));
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(lines[0]).toBe(`    at make (${file}:2:19)`);
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(250);
  } finally {
    rmSync(dir, { recursive: true });
  }
}, 30_000);
