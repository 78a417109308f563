import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import EXCEPTIONS from '../../tools/long-lines.json';

const ROOT = join(__dirname, '../..');
const FOLDERS = ['lib', 'test', 'examples', 'bench', 'tools'];
const NOT_OURS = new Set(['node_modules', 'dist', 'target', '.git']);
const MOST = 120;

/** All files below a folder, as paths from the root; what tools install or build is left out. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (NOT_OURS.has(name)) return [];
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const longLines = (text: string): number[] =>
  text.split('\n').flatMap((line, i) => ([...line].length > MOST ? [i + 1] : []));

/** The pattern of a list: `*` is any part of a path, and of the path below. */
function matcherOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

test('a line is counted in characters, and each that is too long is found', () => {
  expect(longLines(['a'.repeat(120), 'b'.repeat(121), 'é'.repeat(120), '', '→'.repeat(121)].join('\n'))).toEqual([
    2, 5,
  ]);
});

describe('lines of at most 120 columns', () => {
  const long = FOLDERS.flatMap(filesBelow)
    .map((file) => ({ file, lines: longLines(readFileSync(join(ROOT, file), 'utf8')) }))
    .filter(({ lines }) => lines.length > 0);
  const patterns = Object.keys(EXCEPTIONS).map((pattern) => ({ pattern, matches: matcherOf(pattern) }));

  test('in all files but those that tools/long-lines.json names', () => {
    const ours = long.filter(({ file }) => !patterns.some(({ matches }) => matches.test(file)));
    expect(ours.flatMap(({ file, lines }) => lines.map((line) => `${file}:${line}`))).toEqual([]);
  });

  test('the list names nothing that has no such line, and gives a reason for each', () => {
    const unused = patterns.filter(({ matches }) => !long.some(({ file }) => matches.test(file)));
    expect(unused.map(({ pattern }) => pattern)).toEqual([]);
    expect(Object.values(EXCEPTIONS).filter((reason) => reason.length < 10)).toEqual([]);
  });
});
