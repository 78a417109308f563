import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error';

/** The first line of each file that is ours. */
const MARKER = '# Written by istio-constructs render';
/** The second line of the first file: all files that were written with it. */
const LIST = '# with: ';
/** What the files are called: nothing else is ever removed. */
const NAME = /^\d{2,}-[a-z0-9][a-z0-9.-]*\.yaml$/;

/** A file of the folder, without its marker. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files into a folder, and removes those that were written there before and are not rendered any more. A file is removed if a
 * list of ours names it and it begins with our marker: those of others stay.
 *
 * @throws UsageError where the folder cannot be written
 */
export function writeFolder(dir: string, files: readonly OutputFile[]): void {
  if (isFile(dir)) throw new UsageError(`--out ${dir}: there is a file of that name; name a folder`);
  const names = new Set(files.map(({ name }) => name));
  try {
    mkdirSync(dir, { recursive: true });
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

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;

const marked = (text: string, list: readonly string[] | undefined): string =>
  `${MARKER}\n${list === undefined ? '' : `${LIST}${list.join(' ')}\n`}${text}`;

/** The files of a folder that a list of ours names, and that have our marker. */
function writtenBefore(dir: string): string[] {
  const own = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile() && NAME.test(entry.name));
  const heads = new Map(own.map(({ name }) => [name, head(join(dir, name))]));
  const ours = [...heads].filter(([, [marker]]) => marker === MARKER);
  const listed = new Set(
    ours.flatMap(([name, [, list = '']]) =>
      list.startsWith(LIST) && list.includes(name) ? list.slice(LIST.length).split(' ') : [],
    ),
  );
  return ours.map(([name]) => name).filter((name) => listed.has(name));
}

const head = (path: string): string[] => readFileSync(path, 'utf8').split('\n', 2);
