import type { Completed, CompletedOption, Value } from './table';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Returns the condition under which a line holds: before any command, or behind one. */
const when = (name: string): string =>
  quoted(name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${name}`);

/** Returns how fish names a flag: `-s f`, `-l file`. */
const flagOf = (flag: string): string => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`);

function valueWords(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value === 'files') return ' -r -F';
  return value === 'nothing' ? ' -x' : ` -x -a ${quoted(value.words.join(' '))}`;
}

const line = (name: string, rest: string): string => `complete -c istio-constructs -n ${when(name)} ${rest}`;

const optionLine = (name: string, { flags, description, value }: CompletedOption): string =>
  line(name, `${flags.map(flagOf).join(' ')} -d ${quoted(description)}${valueWords(value)}`);

function argumentLine({ name, argument }: Completed): string[] {
  if (argument === 'files') return [line(name, '-F')];
  return argument === 'nothing' ? [] : [line(name, `-a ${quoted(argument.words.join(' '))}`)];
}

/** Prints the script for fish. */
export function fishScript([whole, ...commands]: readonly Completed[]): string {
  const lines = [
    '# Completion of istio-constructs for fish.',
    'complete -c istio-constructs -e',
    'complete -c istio-constructs -f',
    ...commands.map(({ name, description }) => line('', `-a ${name} -d ${quoted(description)}`)),
    ...whole.options.map((option) => optionLine('', option)),
    ...commands.flatMap((command) => [
      ...argumentLine(command),
      ...command.options.map((option) => optionLine(command.name, option)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
