import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads what a real program answered: a file of this folder. */
export const readAnswers = <T>(...path: readonly string[]): T =>
  JSON.parse(readFileSync(join(__dirname, ...path), 'utf8')) as T;

/** Lists the files of a folder of answers. */
export const listAnswers = (...path: readonly string[]): string[] => readdirSync(join(__dirname, ...path)).sort();
