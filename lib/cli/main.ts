#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { MeshProblems } from '../model';
import { analyzeCommand, explainCommand } from './analyze';
import { diffCommand } from './diff';
import { ExitCode } from './exit-code';
import { imagesCommand } from './images';
import { importCommand } from './import';
import { injectCommand, standardInput, type StandardInput } from './inject';
import { profilesCommand } from './profiles';
import { renderCommand } from './render';
import { testCommand } from './mesh-test';
import { canCommand, matrixCommand, routeCommand, unenforcedCommand } from './simulate';
import { UsageError } from './usage-error';

type Write = (text: string) => void;

/** Exit codes: 0 success, 1 wrong input, 2 wrong usage of the command. */
const WRONG_INPUT = 1;
const WRONG_USAGE = 2;

function packageVersion(): string {
  // Compiled, this file is build/cli.js.
  const path = join(__dirname, __filename.endsWith('.ts') ? '../..' : '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** Builds the whole command line. `write` takes the text for standard output, `warn` the text for standard error. */
export function program(write: Write, warn: Write, input: StandardInput): Command {
  const version = packageVersion();
  return new Command('istio-constructs')
    .enablePositionalOptions()
    .description('Istio as typed TypeScript, from a shell: renders a mesh without helm, istioctl or a cluster')
    .version(version, '-V, --version', 'the version of this program')
    .addOption(new Option('--package-version', 'the same as --version').hideHelp())
    .on('option:package-version', () => {
      write(`${version}\n`);
      throw new CommanderError(0, 'commander.version', version);
    })
    .exitOverride()
    .addCommand(renderCommand(write, warn))
    .addCommand(imagesCommand(write))
    .addCommand(profilesCommand(write))
    .addCommand(importCommand(write, warn))
    .addCommand(diffCommand(write, warn))
    .addCommand(injectCommand(write, warn, input))
    .addCommand(analyzeCommand(write, input))
    .addCommand(explainCommand(write))
    .addCommand(routeCommand(write))
    .addCommand(canCommand(write))
    .addCommand(matrixCommand(write))
    .addCommand(unenforcedCommand(write))
    .addCommand(testCommand(write))
    .addHelpText(
      'after',
      `
Examples:
  istio-constructs render --set cni=true | kubectl apply --server-side -f -
  istio-constructs images --profile ambient
  istio-constructs analyze k8s/ --mesh props.yaml
  istio-constructs render --help`,
    );
}

/** Runs the command line and returns the exit code. */
export async function run(args: readonly string[], write: Write, warn: Write, input = standardInput): Promise<number> {
  try {
    const command = program(write, warn, input);
    for (const each of [command, ...command.commands])
      each.exitOverride().configureOutput({ writeOut: write, writeErr: warn });
    await command.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (reason) {
    if (reason instanceof CommanderError) return reason.exitCode === 0 ? 0 : WRONG_USAGE;
    if (reason instanceof ExitCode) return reason.code;
    if (reason instanceof UsageError) {
      warn(`error: ${reason.message}\n`);
      return WRONG_USAGE;
    }
    if ((reason as Error).name === 'DifferenceError') return WRONG_INPUT;
    if (reason instanceof MeshProblems) {
      warn(`${reason.message}\n`);
      return WRONG_INPUT;
    }
    throw reason;
  }
}

if (require.main === module) {
  // A reader such as `head` that closes the pipe early is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : WRONG_INPUT));
  run(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  ).then(
    (code) => {
      process.exitCode = code;
    },
    (reason: unknown) => {
      console.error(reason);
      process.exitCode = WRONG_INPUT;
    },
  );
}
