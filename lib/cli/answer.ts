/** The exit code that answers a question: thrown when everything is written. */
export class Answer extends Error {
  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}
