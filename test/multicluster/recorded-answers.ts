import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What real programs answered, with the way it was asked for. */
export interface Answers {
  /** Sentences on how the answers were made. */
  readonly made: readonly string[];
  readonly [name: string]: unknown;
}

const fileOf = (name: string): string => join(__dirname, 'answers', `${name}.json`);

export const readAnswers = (name: string): Answers =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Answers) : { made: [] };

/** Writes answers down when tests run with `RECORD=1`. */
export function recordAnswers(name: string, answers: Answers): void {
  if (process.env.RECORD !== undefined) writeFileSync(fileOf(name), `${JSON.stringify(answers, null, 2)}\n`);
}
