import { InvalidArgumentError, Option, type Command } from 'commander';

/** Options of a command whose output has several forms. */
export interface OutputOptions<Format extends string = 'text' | 'json'> {
  /** Form of the output. */
  readonly output: Format;
}

/** Names of options that a command had for the form of its output before all had `--output`. */
type FormerName = 'format' | 'json';

/**
 * Adds `-o, --output`: the form of what a command prints, the first of `formats` by default. A former name of the
 * option goes on working, and is not shown.
 */
export function withOutput(
  command: Command,
  formats: readonly [string, ...string[]] = ['text', 'json'],
  former?: FormerName,
): Command {
  command.addOption(
    new Option('-o, --output <format>', 'form of the output')
      .choices(formats)
      .default(formats[0])
      .argParser((value) => checked(command, formats, value)),
  );
  if (former === 'json') command.addOption(new Option('--json').hideHelp().implies({ output: 'json' }));
  if (former === 'format')
    command
      .addOption(new Option('--format <format>').choices(formats).hideHelp())
      .on('option:format', (format: string) => command.setOptionValueWithSource('output', format, 'cli'));
  return command;
}

/** Returns a form of the output; of a command with `--out`, the error for a folder says where it goes. */
function checked(command: Command, formats: readonly string[], value: string): string {
  if (formats.includes(value)) return value;
  const hasFolder = command.options.some(({ long }) => long === '--out');
  const folder = hasFolder ? ` The folder that files are written into is --out ${value}.` : '';
  throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.${folder}`);
}

/** Returns objects as kubectl prints several of them. */
export const listOf = (items: readonly unknown[]): object => ({ apiVersion: 'v1', kind: 'List', items });
