import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minorOf, oldestVersion, patchOf, releaseNumber } from '../../lib/model';
import { RELEASES } from '../../lib/releases';
import { DEFAULT_MINOR, knownRelease, NEWEST, OLDEST, webhookOf } from '../../lib/releases/known';

const LIB = join(__dirname, '../../lib');
/** A text in quotes that begins like a version of Istio. */
const VERSION = /(['"`])v?1\.[1-9]\d/;
/** Marks of the catalogue: the release that a field came with, is acted on by, changed with, or was lost with. */
const MARK = /\.(?:since|actedOn|before|added|experimentalBefore)\('1\.\d+'|^\s*since: '1\.\d+',$/;
const COMMENT = /^\s*(?:\*|\/\*|\/\/)/;

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** Lines of lib, outside of lib/releases, that name a version of Istio. */
function versionLines(): string[] {
  return files(LIB)
    .filter((path) => !relative(LIB, path).startsWith('releases'))
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((text, i) => ({ place: `${relative(LIB, path)}:${i + 1}`, text }))
        .filter(({ text }) => VERSION.test(text) && !MARK.test(text) && !COMMENT.test(text))
        .map(({ place, text }) => `${place} ${text.trim()}`),
    );
}

test('no file of lib names a version of Istio, but for lib/releases and the marks of the catalogue', () => {
  expect(versionLines()).toEqual([]);
});

test('one parser reads versions', () => {
  expect(['1.30', '1.30.3', 'v1.31.0-rc.0', '2.1'].map(releaseNumber)).toEqual([1030, 1030, 1031, 2001]);
  expect([releaseNumber('latest'), patchOf('1.30')]).toEqual([NaN, NaN]);
  expect([minorOf('1.30.3'), patchOf('1.30.12')]).toEqual(['1.30', 12]);
  expect(oldestVersion(['1.31.0', '1.9.8', '1.30.3'])).toBe('1.9.8');
  expect(oldestVersion(['1.30.10', '1.30.9'])).toBe('1.30.9');
  expect(oldestVersion([])).toBeUndefined();
});

test('the known range begins with the oldest and ends with the newest release', () => {
  expect([NEWEST, OLDEST]).toEqual([RELEASES[0].minor, RELEASES.at(-1)?.minor]);
  expect(knownRelease(RELEASES[0].version)).toBe(releaseNumber(NEWEST));
  expect(() => knownRelease('1.28')).toThrow(/version: got "1.28"; the API of this release is not known/);
  expect(() => knownRelease('latest')).toThrow(/version: got "latest"; the API of this release is not known/);
});

test('webhooks of unknown releases behave as the nearest known one', () => {
  expect(webhookOf('1.20')).toBe(webhookOf(OLDEST));
  expect(webhookOf('9.9')).toBe(webhookOf(NEWEST));
  expect(webhookOf()).toBe(webhookOf(DEFAULT_MINOR));
});
