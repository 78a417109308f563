#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { COMMANDS, type Streams, type Write } from './commands';
import { EXIT, EXIT_TEXTS, ExitCode } from './exit-code';
import { withExamples } from './help';
import type { Progress } from './progress';
import { beginRun, showsColours, standardInput, withColouredPrefix } from './terminal';
import { UsageError } from './usage-error';

function packageVersion(): string {
  // Compiled, this file is build/cli.js.
  const path = join(__dirname, __filename.endsWith('.ts') ? '../..' : '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** Names under which the version of this program is asked for, beside `--version`. */
const VERSION_FLAGS = ['-V', '--package-version'];

/**
 * Builds the command line: all of it, or only the command that is run. `write` takes the text for standard output,
 * `warn` the text for standard error.
 */
export function program(write: Write, warn: Write, only?: string): Command {
  const version = packageVersion();
  const streams: Streams = { write, warn, whole: () => program(write, warn) };
  const names = Object.keys(COMMANDS).filter((name) => only === undefined || name === only);
  const command = new Command('istio-constructs')
    .enablePositionalOptions()
    .description('Istio as typed TypeScript, from a shell: renders a mesh without helm, istioctl or a cluster')
    .version(version, '-v, --version', 'the version of this program')
    .exitOverride();
  for (const flag of VERSION_FLAGS) {
    command.addOption(new Option(flag, 'the same as --version').hideHelp());
    command.on(`option:${new Option(flag).name()}`, () => {
      write(`${version}\n`);
      throw new CommanderError(0, 'commander.version', version);
    });
  }
  for (const name of names) command.addCommand(COMMANDS[name](streams));
  return withExamples(
    command,
    [
      'istio-constructs init my-mesh',
      'istio-constructs render --set cni=true | kubectl apply --server-side -f -',
      'istio-constructs images --profile ambient',
      'istio-constructs analyze k8s/ --mesh props.yaml',
      'istio-constructs render --help',
    ],
    EXIT_TEXTS,
  );
}

/** Runs the command line and returns the exit code. */
export async function run(
  args: readonly string[],
  write: Write,
  warn: Write,
  input = standardInput,
  colours = { out: false, err: false },
): Promise<number> {
  try {
    beginRun(input, colours.out);
    const [first] = args;
    const command = program(write, warn, Object.hasOwn(COMMANDS, first ?? '') ? first : undefined);
    for (const each of [command, ...command.commands])
      each.exitOverride().configureOutput({
        writeOut: write,
        writeErr: warn,
        getOutHasColors: () => colours.out,
        getErrHasColors: () => colours.err,
      });
    await command.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (reason) {
    return exitOf(reason, warn);
  }
}

/** Names of errors that say that the input is wrong. Their classes are in modules that not every command loads. */
const WRONG_INPUT: Readonly<Record<string, { readonly isPrinted: boolean }>> = {
  MeshProblems: { isPrinted: false },
  DifferenceError: { isPrinted: true },
};

/** Returns the exit code of what a command has thrown, and writes its text where that is not written yet. */
function exitOf(reason: unknown, warn: Write): number {
  if (reason instanceof CommanderError) return reason.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (reason instanceof ExitCode) return reason.code;
  if (reason instanceof UsageError) {
    warn(`error: ${reason.message}\n`);
    return EXIT.usage;
  }
  const { name = '', message } = reason as Error;
  const wrong = Object.hasOwn(WRONG_INPUT, name) ? WRONG_INPUT[name] : undefined;
  if (wrong === undefined) throw reason;
  if (!wrong.isPrinted) warn(`${message}\n`);
  return EXIT.no;
}

/** Commands that are done at once, or wait for their user. */
const WITHOUT_PROGRESS = new Set(['init', 'completion', 'help']);

/** Starts to show progress on a terminal, for commands that may take long; undefined where none is shown. */
function progressOf(args: readonly string[]): Progress | undefined {
  const [name = ''] = args;
  const isQuiet = WITHOUT_PROGRESS.has(name) || !Object.hasOwn(COMMANDS, name) || args.includes('--watch');
  if (isQuiet || !process.stderr.isTTY || process.env.TERM === 'dumb') return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only terminals have it
  const { Progress: Line } = require('./progress') as typeof import('./progress');
  return new Line(`istio-constructs ${name}`);
}

/** Runs the command line of this process. */
async function main(args: readonly string[]): Promise<void> {
  // A reader such as `head` that closes the pipe early is no error.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === 'EPIPE' ? EXIT.done : EXIT.defect),
  );
  const colours = {
    out: showsColours(process.stdout.isTTY, process.env),
    err: showsColours(process.stderr.isTTY, process.env),
  };
  const progress = progressOf(args);
  const write: Write = (text) => {
    progress?.end();
    process.stdout.write(text);
  };
  const warn: Write = (text) => {
    progress?.end();
    process.stderr.write(colours.err ? withColouredPrefix(text) : text);
  };
  try {
    process.exitCode = await run(args, write, warn, standardInput, colours);
  } catch (reason) {
    progress?.end();
    console.error(reason);
    process.exitCode = EXIT.defect;
  } finally {
    progress?.end();
  }
}

if (require.main === module) void main(process.argv.slice(2));
