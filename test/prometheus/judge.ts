import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Series } from './series';

/** What the judge is to read and to run. */
export interface Input {
  readonly configs: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
  readonly queries: readonly string[];
  readonly series: readonly Series[];
  /** How many samples each series has, one for each 15 seconds. */
  readonly samples: number;
  /** How long the range is that the queries are run over, up to the last sample, with a point for each minute. */
  readonly minutes: number;
}

/** What came of a query: the series with their points, in which nothing stands for what is no number. */
export interface Answer {
  readonly error?: string;
  readonly count: number;
  readonly labels?: readonly Readonly<Record<string, string>>[];
  readonly points?: readonly (readonly (number | null)[])[];
}
export interface Verdicts {
  readonly configs: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly queries: readonly Answer[];
}

/** Returns the program, which is built where `PROMCHECK` does not name it, or the reason why there is none. */
export function judge(): { readonly path: string } | { readonly reason: string } {
  if (process.env.PROMCHECK !== undefined) return { path: process.env.PROMCHECK };
  const out = join(__dirname, '..', '..', 'node_modules', '.cache', 'istio-constructs-go', 'prometheus');
  mkdirSync(out, { recursive: true });
  for (const end of ['mod', 'sum']) copyFileSync(join(__dirname, 'judge', `go.${end}`), join(out, `go.${end}`));
  const path = join(out, 'program');
  const args = ['build', '-p', '2', '-trimpath', '-mod=mod', `-modfile=${join(out, 'go.mod')}`, '-o', path, '.'];
  const { status, stderr, error } = spawnSync('go', args, { cwd: join(__dirname, 'judge'), encoding: 'utf8' });
  return status === 0
    ? { path }
    : { reason: error?.message ?? String(stderr).trim().split('\n').slice(-2).join(' | ') };
}

/** Gives the program its input, and returns what it says. */
export function verdictsOf(program: string, input: Input): Verdicts {
  const { status, stdout, stderr, error } = spawnSync(program, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(error?.message ?? stderr);
  return JSON.parse(stdout) as Verdicts;
}
