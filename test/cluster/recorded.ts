import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, 'recorded.json');

type Recorded = Record<string, unknown>;
const read = (): Recorded => (existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded) : {});

/**
 * What was seen before under this name, to be compared with what is seen now; with `RECORD=1` what is seen now is
 * written down.
 */
export function record(name: string, seen: unknown): unknown {
  if (process.env.RECORD === undefined) return read()[name];
  writeFileSync(FILE, `${JSON.stringify({ ...read(), [name]: seen }, null, 2)}\n`);
  return seen;
}
