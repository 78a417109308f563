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
    .configureHelp({ styleTitle: (title) => styled('strong', title) })
    .version(version, '-v, --version', 'the version of this program')
    .exitOverride();
  for (const flag of VERSION_FLAGS) {
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
