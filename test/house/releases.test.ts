import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RELEASE, RELEASES } from '../../lib/releases';

const TESTS = join(__dirname, '..');
const { minor, comparedWith: version, version: latest } = DEFAULT_RELEASE;
const OTHERS = RELEASES.map((release) => release.minor).filter((name) => name !== minor);

/** Lines of a test that name the newest release, where no other release is named and nothing says why. */
function namedForNoReason(text: string): string[] {
  if (OTHERS.some((name) => text.includes(name))) return [];
  const lines = text.split('\n');
  const isReasoned = (i: number): boolean =>
    [lines[i], lines[i - 1]].some((line) => /\/\/ release: \w/.test(line ?? ''));
  return lines.filter(
    (line, i) => [minor, version, latest].some((name) => line.includes(`'${name}'`)) && !isReasoned(i),
  );
}

describe('tests that are not about a release name the newest by its constant', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file));

  test('in all files', () => {
    const found = files.flatMap((file) =>
      namedForNoReason(readFileSync(join(TESTS, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
    );
    // `NEWEST` and `NEWEST_VERSION` of test/support/releases.ts, or why it is this one: `// release: the reason`.
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(300);
  });

  test.each([
    ['a minor', `render('${minor}');`, 1],
    ['a version', `render('${version}');`, 1],
    ['both, in two lines', `render('${minor}');\nrender('${version}');`, 2],
    ['a reason in the line', `render('${minor}'); // release: the verdicts are of it`, 0],
    ['a reason above', `// release: the verdicts are of it\nrender('${minor}');`, 0],
    ['a reason that is none', `// release:\nrender('${minor}');`, 1],
    ['a reason for another line', `// release: of it\nrender();\nrender('${minor}');`, 1],
    ['beside another one', `render('${minor}', '${OTHERS[0]}');`, 0],
    ['part of a text', `expect(said).toBe('use ${minor} or later');`, 0],
    ['a constant', 'render(NEWEST);', 0],
  ])('found by the rule: %s', (_, text, count) => expect(namedForNoReason(text)).toHaveLength(count));
});
