import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { COMMANDS, type Streams, type Write } from './commands';
import { EXIT_TEXTS } from './exit-code';
import { withExamples } from './help';
import { styled } from './terminal';

function packageVersion(): string {
  // Compiled, this file is build/cli.js.
  const path = join(__dirname, __filename.endsWith('.ts') ? '../..' : '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

/** Flags that print the version of this program, beside those that its help shows. */
const OTHER_VERSION_FLAGS = ['-V', '--package-version'];

const VERSION_FLAGS: ReadonlySet<string> = new Set(['-v', '--version', ...OTHER_VERSION_FLAGS]);

/**
 * Returns the name of the command that arguments begin with, which no other one is needed for; empty for the version,
 * which needs none, and undefined where all are needed.
 */
export function neededCommand([first = '']: readonly string[]): string | undefined {
  if (VERSION_FLAGS.has(first)) return '';
  return Object.hasOwn(COMMANDS, first) ? first : undefined;
}

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
    .configureHelp({ styleTitle: (title) => styled('strong', title) })
    .version(version, '-v, --version', 'the version of this program')
    .exitOverride();
  for (const flag of OTHER_VERSION_FLAGS) {
    command.addOption(new Option(flag, 'the same as --version').hideHelp());
    command.on(`option:${new Option(flag).name()}`, () => {
      write(`${version}\n`);
      throw new CommanderError(0, 'commander.version', version);
    });
  }
  for (const name of names) command.addCommand(COMMANDS[name](streams).copyInheritedSettings(command));
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
