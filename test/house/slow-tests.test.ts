import { availableParallelism } from 'node:os';
import SlowTests from '../support/slow-tests';

/** Reports of a run whose tests took so many milliseconds, with so much other work on each core. */
function reported(durations: readonly number[], load: number): { text: string; error: string | undefined } {
  const printed: string[] = [];
  const reporter = new SlowTests(
    { rootDir: '/repository' },
    { print: (text) => printed.push(text), load: () => load * availableParallelism() },
  );
  const testResults = durations.map((duration, i) => ({ fullName: `test ${i}`, duration }));
  reporter.onTestResult({ path: '/repository/test/a.test.ts' }, { testResults });
  reporter.onRunComplete();
  return { text: printed.join(''), error: reporter.getLastError()?.message };
}

const QUICK = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
const LIST = [60_001, 1000, 900, 800, 700, 600, 500, 400, 300, 200]
  .map(
    (duration, i) => `${(duration / 1000).toFixed(1).padStart(6)} s  test/a.test.ts: test ${i === 0 ? 10 : 10 - i}\n`,
  )
  .join('');

describe('tests that take over a minute', () => {
  test('fail the run on idle cores, and the ten slowest are listed', () => {
    expect(reported([...QUICK, 60_001], 1)).toEqual({
      text: `\nThe slowest tests:\n${LIST}A test may take 60 s: split it.\n  60.0 s  test/a.test.ts: test 10\n`,
      error: '1 tests took over 60 s',
    });
  });

  test('are only named where the machine is busy with something else', () => {
    expect(reported([...QUICK, 60_001], 2)).toEqual({
      text: `\nThe slowest tests:\n${LIST}Over 60 s, but the machine was busy; not counted.\n`,
      error: undefined,
    });
  });

  test('are those over it, and not one of exactly a minute', () => {
    expect(reported([...QUICK, 60_000], 1).error).toBeUndefined();
  });

  test('are not looked for in a run of a few tests, nor listed', () => {
    expect(reported([60_001], 1)).toEqual({ text: '', error: undefined });
  });
});
