/** How many lines of a stack are shown. */
const SHOWN = 5;
/** How many are looked at: the program may be far up. */
const DEPTH = 100;

/**
 * Keeps the present stack, and returns the lines of it that are the program's, at most five: neither Node's nor those
 * of
 * this package. Where there are no others, the package's. The lines are written when they are asked for, which is
 * seldom.
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

/** The folder of this package's code (`build` as it is published, `lib` in its sources), by a line of this file. */
function ownFolder(line: string): string | undefined {
  const path = /([^\s()]*[\\/])[^\\/]*:\d+:\d+\)?$/.exec(line)?.[1];
  return path?.replace(/model[\\/]$/, '');
}
