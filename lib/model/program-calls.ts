/** Greatest number of stack lines that are shown. */
const SHOWN = 5;
/** Number of stack frames that are captured, because the program's own calls may be far up. */
const DEPTH = 100;

/**
 * Captures the present stack, and returns a function that formats its lines: at most five calls of the program, without
 * those of Node and of this package; lines of this package where there are no others. Formatting is put off because few
 * stacks are ever printed.
 */
export function programCalls(): () => string[] {
  const holder: { readonly stack?: unknown } = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEPTH;
  Error.captureStackTrace(holder);
  Error.stackTraceLimit = stackTraceLimit;
  return () =>
    shown(typeof holder.stack === 'string' ? holder.stack.split('\n').filter((line) => /^ +at /.test(line)) : []);
}

function shown(lines: readonly string[]): string[] {
  const own = ownFolder(lines[0] ?? '');
  const outside = lines.filter((line) => !/[( ]node:/.test(line) && !(own && line.includes(own)));
  return (outside.length > 0 ? outside : lines.slice(1)).slice(0, SHOWN);
}

/**
 * Returns the folder of this package's code (`build` when published, `lib` in its sources), from a stack line of this
 * file.
 */
function ownFolder(line: string): string | undefined {
  const path = /([^\s()]*[\\/])[^\\/]*:\d+:\d+\)?$/.exec(line)?.[1];
  return path?.replace(/model[\\/]$/, '');
}
