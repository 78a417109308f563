import type { Command } from 'commander';
import { COMMON_EXITS, EXIT, type ExitName, type ExitTexts } from './exit-code';

/** Meanings of the exit codes of commands that have others than the common ones. */
const exits = new WeakMap<Command, ExitTexts>();

/** Returns the meanings of the exit codes of a command. */
export const exitTexts = (command: Command): ExitTexts => ({ ...COMMON_EXITS, ...exits.get(command) });

/** Examples of commands, one a line. */
const examples = new WeakMap<Command, readonly string[]>();

/** Returns the examples of a command. */
export const examplesOf = (command: Command): readonly string[] => examples.get(command) ?? [];

/** Adds examples to the help of a command, and the exit codes that it has. */
export function withExamples(command: Command, lines: readonly string[], texts: ExitTexts = {}): Command {
  exits.set(command, texts);
  examples.set(command, lines);
  return command.addHelpText(
    'after',
    () => `\nExamples:\n${lines.map((line) => `  ${line}\n`).join('')}\nExit codes:\n${exitLines(command).join('\n')}`,
  );
}

const exitLines = (command: Command): string[] =>
  Object.entries(exitTexts(command)).map(([name, text]) => `  ${String(EXIT[name as ExitName]).padEnd(3)} ${text}`);
