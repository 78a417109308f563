import { readSync } from 'node:fs';
import { isatty } from 'node:tty';
import { UsageError } from './usage-error';

/** Text of standard input; undefined on a terminal, where reading would block. */
export type StandardInput = () => string | undefined;

/** Descriptor of standard input. `process.stdin` is not touched: reads of a pipe would fail until data is there. */
const STANDARD_INPUT = 0;

/** Reads the standard input of this process. */
export const standardInput: StandardInput = () => (isatty(STANDARD_INPUT) ? undefined : readAll(STANDARD_INPUT));

/** Milliseconds between two looks at a pipe that has no data yet. */
const PAUSE = 10;

/** Reads a descriptor to its end, also one that does not block, as the parent of a process may have set it. */
function readAll(descriptor: number): string {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(65_536);
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      const length = readSync(descriptor, chunk);
      if (length === 0) break;
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    } catch (reason) {
      const { code } = reason as NodeJS.ErrnoException;
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') throw new UsageError(`standard input: ${(reason as Error).message}`);
      Atomics.wait(never, 0, 0, PAUSE);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Standard input and colours of the run that is under way: a process has one terminal. */
interface Terminal {
  readonly input: StandardInput;
  /** Whether standard output shows colours. */
  readonly hasColours: boolean;
  isInputRead?: boolean;
}

let terminal: Terminal = { input: standardInput, hasColours: false };

/** Sets the standard input and the colours of the run that begins. */
export function beginRun(input: StandardInput, hasColours: boolean): void {
  terminal = { input, hasColours };
}

/**
 * Returns the text of standard input, which `-` names.
 *
 * @throws UsageError where it is a terminal, and where another argument has read it
 */
export function standardInputText(advice = 'name files, or write them to standard input'): string {
  if (terminal.isInputRead)
    throw new UsageError('standard input is read once; give "-" for one of the files, and name the others');
  const text = terminal.input();
  if (text === undefined) throw new UsageError(`standard input is a terminal; ${advice}`);
  terminal.isInputRead = true;
  return text;
}

/** Parameters of the escape sequences for what is shown in colour. */
const STYLES = { error: '31', warning: '33', info: '36', good: '32', strong: '1' } as const;

/** Name of a style. */
export type Style = keyof typeof STYLES;

/** Returns a text with the escape sequences of a style. */
export const styled = (style: Style, text: string): string => `\u001b[${STYLES[style]}m${text}\u001b[0m`;

/** Returns a text for standard output, in colour where it shows colours. */
export const paint = (style: Style, text: string): string => (terminal.hasColours ? styled(style, text) : text);

/** Variables that decide about colours. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns whether a stream shows colours: not with `NO_COLOR`, always with `FORCE_COLOR` other than 0 or false, and
 * else on a terminal that is not `dumb`.
 */
export function showsColours(isTerminal: boolean | undefined, environment: Environment): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal === true && TERM !== 'dumb';
}

/** Beginnings of lines on standard error that are shown in colour. */
const PREFIX = /^(error|warning):/gm;

/** Returns a text for standard error with the words `error:` and `warning:` in colour. */
export const withColouredPrefix = (text: string): string =>
  text.replace(PREFIX, (prefix, style: Style) => styled(style, prefix));
