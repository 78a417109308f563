import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ENGINE_PACKAGES, packageJson, tsconfigJson, type ProjectFacts } from '../../migrate/program/package-json';
import { makeFolder } from '../output-folder';
import { UsageError } from '../usage-error';
import { TEMPLATES, type Answers } from './templates.data';

/** File of a project. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
}

/** What differs between the packages of the engines. */
const FACTS: Readonly<Record<Answers['engine'], Pick<ProjectFacts, 'main' | 'scripts' | 'build'>>> = {
  cdk8s: { main: 'main.ts', scripts: { synth: 'tsx main.ts' }, build: ['tsx'] },
  pulumi: { main: 'index.ts', scripts: { preview: 'pulumi preview' }, build: [] },
};

/** Returns the files of a new project, in the order of their names. */
export function projectFiles(answers: Answers): ProjectFile[] {
  const { name, engine } = answers;
  const texts = Object.entries(TEMPLATES[engine]).map(([file, text]) => ({
    name: file,
    text: typeof text === 'string' ? text : text(answers),
  }));
  const files = [
    ...texts,
    { name: 'package.json', text: packageJson({ name, run: ENGINE_PACKAGES[engine], ...FACTS[engine] }) },
    { name: 'tsconfig.json', text: tsconfigJson() },
  ];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names in a folder that is empty all the same: what `git init` makes. */
const IGNORED = ['.git'];

/** Most names that an error lists. */
const SHOWN = 5;

/**
 * Writes the files of a project into a folder that does not exist, or is empty.
 *
 * @throws UsageError where there is something in it, and where it cannot be written
 */
export function writeProject(dir: string, files: readonly ProjectFile[]): void {
  const there = namesIn(dir).filter((name) => !IGNORED.includes(name));
  if (there.length > 0) {
    const more = there.length > SHOWN ? `, and ${there.length - SHOWN} more` : '';
    throw new UsageError(
      `${dir}: the folder is not empty, it has ${there.slice(0, SHOWN).join(', ')}${more}; ` +
        'name a folder that is empty, or does not exist',
    );
  }
  try {
    for (const { name, text } of files) {
      makeFolder(resolve(dir, dirname(name)));
      // `wx` fails where a file came into being in the meantime: nothing is ever written over.
      writeFileSync(join(dir, name), text, { flag: 'wx' });
    }
  } catch (reason) {
    throw cannotWrite(dir, reason);
  }
}

const cannotWrite = (dir: string, reason: unknown): UsageError =>
  new UsageError(`${dir}: cannot be written, ${(reason as Error).message}; name a folder that you may write to`);

function namesIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  try {
    return readdirSync(dir).sort();
  } catch (reason) {
    throw cannotWrite(dir, reason);
  }
}
