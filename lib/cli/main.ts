#!/usr/bin/env node
import { CommanderError } from 'commander';
import { COMMANDS, type Write } from './commands';
import { EXIT, ExitCode } from './exit-code';
import { neededCommand, program } from './program';
import type { Progress } from './progress';
import { beginRun, showsColours, standardInput, withColouredPrefix } from './terminal';
import { UsageError } from './usage-error';

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
    const command = program(write, warn, neededCommand(args));
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
