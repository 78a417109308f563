import type { Argument, Command, Option } from 'commander';
import { EXIT, EXIT_TEXTS, type ExitName } from '../../lib/cli/exit-code';
import { examplesOf, exitTexts } from '../../lib/cli/help';
import { program } from '../../lib/cli/program';

/* The page of the command line, made of the commands themselves. */

const HEAD = `# Command line

\`npx istio-constructs COMMAND\`, or \`istio-constructs\` where it is installed globally. Nothing asks a cluster.
Generated from the commands by \`npm run generate\`; \`istio-constructs COMMAND --help\` says the same.

`;

const TAIL = `## What all commands have in common

- \`-o\`, \`--output\` is the form of what a command prints; \`-o json\` is there wherever a program may want to
  read it. The folder that files are written into is \`--out\`.
- \`-\` stands for standard input wherever a file is named. It is read once: of several files, one may be \`-\`.
- \`--set\` takes what helm takes: several settings with commas between them, \`ingressGateways[0].name=x\` for an
  item of a list, \`\\,\` for a comma.
- Results go to standard output, warnings and errors to standard error.
- Colours are for terminals: none behind a pipe, none with \`NO_COLOR\`, always with \`FORCE_COLOR=1\`. What takes
  over a second says on the terminal for how long it has been at work.
- A command or an option that does not exist is refused, with the nearest that does.

## Exit codes

| Code | Means |
|---|---|
`;

const COMPLETION = `
## Completion

\`\`\`sh
source <(istio-constructs completion bash)                     # in ~/.bashrc
source <(istio-constructs completion zsh)                      # in ~/.zshrc, after compinit
istio-constructs completion fish | source                      # in ~/.config/fish/config.fish
\`\`\`

Commands, options, their choices and names of files are completed. The scripts ask nothing of this program when a key is
pressed, so that they are as fast as the shell; print them anew after an update.

## Props in an editor

The package has the JSON schema of \`props.yaml\`. With a first line such as this one, which \`init\` writes, an editor
with a YAML language server completes names and values, shows what they are for, and marks what is wrong:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/istio-constructs/build/props.schema.json
profile: ambient
\`\`\`

It has the props and the mesh config. What depends on several of them, and Helm values, are checked when they are
rendered.
`;

const escaped = (text: string): string => text.replace(/\|/g, '\\|').replace(/</g, '&lt;');

const fallback = (value: unknown): string =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? '' : ` Default: \`${String(value)}\`.`;

const choices = (values: readonly string[] | undefined): string =>
  values === undefined ? '' : ` One of ${values.map((value) => `\`${value}\``).join(', ')}.`;

const row = (name: string, description: string, rest: string): string =>
  `| \`${name}\` | ${escaped(description)}${rest === '' ? '' : `.${rest}`} |\n`;

const optionRow = ({ flags, description, argChoices, defaultValue }: Option): string =>
  row(flags, description, choices(argChoices) + fallback(defaultValue));

function argumentRow(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  const rest = choices(argument.argChoices) + fallback(argument.defaultValue);
  return row(argument.required ? `<${name}>` : `[${name}]`, argument.description, rest);
}

function section(command: Command): string {
  const options = command.options.filter(({ hidden }) => !hidden);
  const rows = [...command.registeredArguments.map(argumentRow), ...options.map(optionRow)].join('');
  const exits = Object.entries(exitTexts(command)).map(([name, text]) => `${EXIT[name as ExitName]} ${text}`);
  return [
    `### ${command.name()}\n\n${sentence(command.description())}\n\n`,
    `\`\`\`sh\n${examplesOf(command).join('\n')}\n\`\`\`\n\n`,
    rows === '' ? '' : `| | |\n|---|---|\n${rows}\n`,
    `Exit codes: ${exits.join(', ')}.\n`,
  ].join('');
}

const sentence = (text: string): string => `${text[0].toUpperCase()}${text.slice(1)}.`;

/** Returns the page of the command line. */
export function cliPage(): Map<string, string> {
  const nothing = (): void => undefined;
  const { commands } = program(nothing, nothing);
  const list = commands.map(
    (command) => `| [\`${command.name()}\`](#${command.name()}) | ${command.description()} |\n`,
  );
  const exits = (Object.keys(EXIT) as ExitName[]).map((name) => `| ${EXIT[name]} | ${EXIT_TEXTS[name]} |\n`);
  const page = [
    HEAD,
    `| Command | |\n|---|---|\n${list.join('')}\n`,
    TAIL,
    exits.join(''),
    COMPLETION,
    `\n## Commands\n\n${commands.map(section).join('\n')}`,
  ];
  return new Map([['docs/cli.md', page.join('')]]);
}
