import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Manifest } from '../model';
import { emit } from '../yaml/emit';
import type { ImportedMesh } from '../migrate/import-mesh';
import type { ProgramFile } from '../migrate/program/program';
import { readText } from './files';
import { withExamples } from './help';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { UsageError } from './usage-error';

interface CliImportOptions extends OutputOptions {
  readonly version?: string;
  readonly from?: string;
  readonly chart?: 'base' | 'istiod' | 'cni' | 'ztunnel' | 'gateway';
  readonly release?: string;
  readonly namespace?: string;
  readonly engine: 'cdk8s' | 'pulumi';
  readonly to: 'program' | 'props';
  readonly out?: string;
  readonly against?: string;
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded only by this command */
const migrate = (): typeof import('../migrate') => require('../migrate') as typeof import('../migrate');
/* eslint-enable @typescript-eslint/no-require-imports */

export function importCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  const command = new Command('import')
    .description(
      'write a program, or props, from what installs a mesh today: IstioOperator files, Helm values, or its objects',
    )
    .argument('<path...>', 'files, or folders with YAML files; "-" for standard input')
    .option('--version <minor>', 'Istio minor that the program is for, for example 1.30')
    .option('--from <minor>', 'Istio minor whose istioctl installed the files, for example 1.11')
    .addOption(
      new Option('--chart <name>', 'chart of bare Helm values').choices([
        'base',
        'istiod',
        'cni',
        'ztunnel',
        'gateway',
      ]),
    )
    .option('--release <name>', 'Helm release of bare values')
    .option('-n, --namespace <name>', 'namespace of the Helm release')
    .addOption(new Option('--engine <name>', 'what the program is for').choices(['cdk8s', 'pulumi']).default('cdk8s'))
    .addOption(new Option('--to <form>', 'what is written').choices(['program', 'props']).default('program'))
    .option('--out <dir>', 'write the program into a folder, with its project and a test')
    .option('--against <path>', 'compare what the props render with these manifests; differences are an error')
    .addHelpText('after', '\nNotes on what could not be taken over go to standard error.');
  return withExamples(
    withOutput(command),
    [
      'istio-constructs import operator.yaml --out mesh',
      'istio-constructs import istiod-values.yaml gateway-values.yaml --to props > props.yaml',
      'istio-constructs import operator.yaml --against rendered.yaml > main.ts',
    ],
    { no: 'the input is wrong, or --against finds differences' },
  ).action((paths: string[], { output, ...options }: CliImportOptions) => {
    if (output === 'json' && options.to !== 'props')
      throw new UsageError('a program is TypeScript; -o json is for --to props');
    const { importMesh, formatNote } = migrate();
    // Read before anything is written: standard input may be a terminal, where nothing comes.
    const reference = options.against === undefined ? undefined : filesOf(options.against);
    const mesh = importMesh(paths.flatMap(filesOf), options);
    for (const note of mesh.notes) warn(`${formatNote(note)}\n`);
    if (options.to === 'props') write(output === 'json' ? printJson(mesh.props) : emit(mesh.props));
    else if (options.out === undefined) write(mesh.program(options.engine));
    else writeProject(options.out, mesh.files(options));
    if (reference !== undefined) compare(mesh, reference, warn);
  });
}

function filesOf(path: string): { name: string; text: string }[] {
  if (path !== '-' && isFolder(path)) {
    const names = readdirSync(path).filter((name) => /\.(ya?ml|json)$/.test(name));
    return names.sort().map((name) => ({ name: join(path, name), text: readText(join(path, name)) }));
  }
  return [{ name: path, text: readText(path) }];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (reason) {
    throw new UsageError(`${path}: ${(reason as Error).message}`);
  }
}

/** Writes the files of a project into a folder. Files that are there already are not written over. */
function writeProject(dir: string, files: readonly ProgramFile[]): void {
  const there = files.filter(({ name }) => existsSync(join(dir, name))).map(({ name }) => name);
  if (there.length > 0)
    throw new UsageError(`--out ${dir}: ${there.join(', ')} would be written over; name another folder`);
  mkdirSync(dir, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(dir, name), text);
}

/** Writes the differences to standard error, and throws where there are any. */
function compare(mesh: ImportedMesh, files: ReturnType<typeof filesOf>, warn: (text: string) => void): void {
  const { readObjects, DifferenceError, formatProof } = migrate();
  const reference: Manifest[] = files.flatMap(({ name, text }) => readObjects(name, text));
  const proof = mesh.proof(reference);
  warn(formatProof(proof));
  if (!proof.equal) throw new DifferenceError(proof);
}
