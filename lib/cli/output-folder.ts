import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error';

/** First line of each file that this command writes. */
const MARKER = '# Written by istio-constructs render';
/** Beginning of the second line of the first file, which lists all files written with it. */
const LIST = '# with: ';
/** Pattern of the names of written files: no other file is ever removed. */
const NAME = /^\d{2,}-[a-z0-9][a-z0-9.-]*\.yaml$/;

/** File of the output folder, without its marker. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files into a folder, and removes files of an earlier run that are not rendered any more. A file is removed
 * only if the list of an earlier run names it and it begins with the marker: files of others stay.
 *
 * @throws UsageError where the folder cannot be written
 */
export function writeFolder(dir: string, files: readonly OutputFile[]): void {
  const names = new Set(files.map(({ name }) => name));
  if (isFile(dir)) throw new UsageError(`--out ${dir}: there is a file of that name; name a folder`);
  try {
    makeFolder(resolve(dir));
    const stale = writtenBefore(dir).filter((name) => !names.has(name));
    files.forEach(({ name, text }, i) =>
      writeFileSync(join(dir, name), marked(text, i === 0 ? [...names] : undefined)),
    );
    for (const name of stale) rmSync(join(dir, name));
  } catch (reason) {
    throw new UsageError(
      `--out ${dir}: cannot be written, ${(reason as Error).message}; name a folder that you may write to`,
    );
  }
}

/** Creates a folder and its parents, without Node's `recursive`, which never ends below /proc. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

const isFile = (path: string): boolean => existsSync(path) && !statSync(path).isDirectory();

const marked = (text: string, list: readonly string[] | undefined): string =>
  `${MARKER}\n${list === undefined ? '' : `${LIST}${list.join(' ')}\n`}${text}`;

/** Returns the files of a folder that the list of an earlier run names, and that have the marker. */
function writtenBefore(dir: string): string[] {
  const own = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile() && NAME.test(entry.name));
  const heads = own.map(({ name }) => ({ name, lines: readFileSync(join(dir, name), 'utf8').split('\n', 2) }));
  const marked = heads.filter(({ lines: [marker] }) => marker === MARKER);
  const lists = marked.map(({ name, lines: [, list = ''] }) => ({ name, names: namesOf(list) }));
  // A copy of the first file names others, but not itself.
  const listed = new Set(lists.filter(({ name, names }) => names.includes(name)).flatMap(({ names }) => names));
  return marked.map(({ name }) => name).filter((name) => listed.has(name));
}

const namesOf = (list: string): string[] => (list.startsWith(LIST) ? list.slice(LIST.length).split(' ') : []);
