import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { DEFAULT_RELEASE, knownMinor, RELEASES } from '../../releases';
import { PROFILES } from '../../releases/names';
import { PROFILE_COMPONENTS } from '../../releases/profiles';
import { withExamples } from '../help';
import { withOutput, type OutputOptions } from '../output';
import { printJson } from '../printable';
import { istioOption } from '../suggestions';
import { UsageError } from '../usage-error';
import { projectFiles, writeProject } from './project';
import type { Answers } from './templates.data';

interface InitOptions extends OutputOptions {
  readonly engine: Answers['engine'];
  readonly name?: string;
  readonly istio?: string;
  readonly profile: Answers['profile'];
}

/** Profiles of a mesh whose control plane is in the cluster: `empty` has none, that of `remote` is elsewhere. */
const OWN_PROFILES = PROFILES.filter((profile) => profile !== 'empty' && profile !== 'remote');

/** Builds the command `init`, which makes a project. It asks nothing: what is not given has a default. */
export function initCommand(write: (text: string) => void): Command {
  const command = new Command('init')
    .description('make a project: a mesh as a program in TypeScript, with tests and a workflow for GitHub Actions')
    .argument('[dir]', 'folder of the project, which must be empty or not exist', '.')
    .addOption(new Option('--engine <name>', 'what the program is for').choices(['cdk8s', 'pulumi']).default('cdk8s'))
    .option('--name <name>', 'name of the project; that of the folder by default')
    .addOption(istioOption(`minor of Istio; ${DEFAULT_RELEASE.minor} by default`))
    .addOption(new Option('-p, --profile <name>', 'what is installed').choices(OWN_PROFILES).default('default'));
  return withExamples(withOutput(command), [
    'istio-constructs init my-mesh',
    'istio-constructs init my-mesh --engine pulumi --profile ambient',
  ]).action((dir: string, options: InitOptions) => {
    const files = projectFiles(answersOf(dir, options));
    writeProject(dir, files);
    const names = files.map(({ name }) => name);
    write(options.output === 'json' ? printJson({ folder: dir, files: names }) : report(dir, names));
  });
}

function answersOf(dir: string, { engine, name, istio, profile }: InitOptions): Answers {
  return {
    name: name === undefined ? nameOfFolder(dir) : checkedName(name),
    engine,
    istio: minorOf(istio),
    profile,
    isAmbient: PROFILE_COMPONENTS[profile as (typeof PROFILES)[number]].ztunnel === true,
  };
}

/** Names that npm and Pulumi take. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

function checkedName(name: string): string {
  if (NAME.test(name)) return name;
  throw new UsageError(
    `--name ${name}: a name has lower-case letters, digits, ".", "_" and "-", at most 100, and begins with a letter ` +
      'or digit; write for example my-mesh',
  );
}

/** Returns the name of a folder in the characters that a project may have; `mesh` where it has none of them. */
function nameOfFolder(dir: string): string {
  const name = basename(resolve(dir))
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 100);
  return NAME.test(name) ? name : 'mesh';
}

function minorOf(istio: string | undefined): string {
  if (istio === undefined) return DEFAULT_RELEASE.minor;
  if (knownMinor(istio) !== undefined) return istio;
  throw new UsageError(
    `--istio ${istio}: this release of Istio is not known; use one of ${RELEASES.map(({ minor }) => minor).join(', ')}`,
  );
}

const report = (dir: string, names: readonly string[]): string =>
  `${names.map((name) => `${name}\n`).join('')}\nNext:\n${dir === '.' ? '' : `  cd ${dir}\n`}` +
  '  npm install\n  npm test\n';
