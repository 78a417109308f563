/** Exit codes of the command line: the same of every command. */
export const EXIT = { done: 0, no: 1, usage: 2, unknown: 3, defect: 70 } as const;

/** Name of an exit code. */
export type ExitName = keyof typeof EXIT;

/** Texts of exit codes, by name. */
export type ExitTexts = Readonly<Partial<Record<ExitName, string>>>;

/** Meanings of the exit codes. */
export const EXIT_TEXTS: Readonly<Record<ExitName, string>> = {
  done: 'done; of a question: yes; of a check: nothing found',
  no: 'the input is wrong; of a question: no; of a check: findings, differences or failed tests',
  usage: 'the command is called wrongly, or a file cannot be read',
  unknown: 'the answer is not known',
  defect: 'a defect of this program, or the output cannot be written',
};

/** Exit codes that a command has where nothing else is said. */
export const COMMON_EXITS: ExitTexts = { done: 'done', no: 'the input is wrong', usage: 'called wrongly' };

/** Exit code of a command whose output is complete: thrown, so that every command ends in one place. */
export class ExitCode extends Error {
  readonly code: number;

  constructor(name: ExitName) {
    super(`exit code ${EXIT[name]}`);
    this.code = EXIT[name];
  }
}
