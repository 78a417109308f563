/** Exit code of a command whose output is complete: thrown, so that every command ends in one place. */
export class ExitCode extends Error {
  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}
