import { Option, type Argument, type Command } from 'commander';
import { suggestionsOf } from '../suggestions';

/** What a shell completes in the place of a value: some words, names of files, or nothing. */
export type Value = { readonly words: readonly string[] } | 'files' | 'nothing';

/** Option as a shell completes it. */
export interface CompletedOption {
  /** Its flags, the short one first. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Undefined for an option without a value. */
  readonly value?: Value;
}

/** Command as a shell completes it; the name of the whole program is empty. */
export interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Value;
}

/** Placeholders of what is the name of a file or a folder. */
const FILES = /^(?:path|dir|files?|workloads|old|new)$/;

function valueOf(name: string, words: readonly string[] | undefined): Value {
  if (words !== undefined) return { words };
  return FILES.test(name) ? 'files' : 'nothing';
}

/** Returns the placeholder in the flags of an option: `path` of `-f, --file <path>`. */
const placeholder = ({ flags }: Option): string => /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '';

const optionOf = (option: Option): CompletedOption => ({
  flags: [option.short, option.long].filter((flag) => flag !== undefined),
  description: option.description,
  ...((option.required || option.optional) && { value: valueOf(placeholder(option), suggestionsOf(option)) }),
});

/** Returns what is completed in place of the arguments: of the first one that says something. */
function argumentOf(args: readonly Argument[]): Value {
  const values = args.map((argument) => valueOf(argument.name(), argument.argChoices));
  return values.find((value) => value !== 'nothing') ?? 'nothing';
}

const HELP = new Option('-h, --help', 'display help for command');

const completed = (command: Command, name: string, argument: Value): Completed => ({
  name,
  description: command.description(),
  options: [...command.options.filter(({ hidden }) => !hidden), HELP].map(optionOf),
  argument,
});

/** Returns all that is completed: the program first, then each of its commands. */
export function tableOf(program: Command): Completed[] {
  const names = [...program.commands.map((command) => command.name()), 'help'];
  const whole = completed(program, '', { words: names });
  const commands = program.commands.map((command) =>
    completed(command, command.name(), argumentOf(command.registeredArguments)),
  );
  const help = { name: 'help', description: HELP.description, options: [], argument: whole.argument };
  return [whole, ...commands, help];
}
