import type { Fault } from '../place';
import { memoize } from './memoize';
import { exceedsBytes } from './text';

const MAX_LENGTH = 1024;
/** Text that is a valid expression in every dialect, for which the RE2 engine need not be loaded. */
const PLAIN = /^\^?[\w\s/:;,@#%&=~'"<>!-]*(?:\\?\.[\w\s/:;,@#%&=~'"<>!-]*|\.[*+][\w\s/:;,@#%&=~'"<>!-]*)*\$?$/;

/** Returns the reason why RE2 refuses an expression. */
const re2Error = memoize(compile);

function compile(expression: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the engine is big and most programs never need it
  const { RE2JS } = require('@bufbuild/re2') as typeof import('@bufbuild/re2');
  try {
    RE2JS.compile(expression.replace(DIFFERENCES, istiodForm));
    return undefined;
  } catch (problem) {
    return (problem instanceof Error ? problem.message : String(problem)).replace(/^error parsing regexp: /, '');
  }
}

/**
 * Constructs that istiod's engine accepts and ours does not: two groups of one name, and a brace that begins no
 * repetition, which is an ordinary character, also before a repetition. Escapes, classes of characters and true
 * repetitions are matched so that they stay unchanged.
 */
const DIFFERENCES = /\(\?P?<[A-Za-z_]\w*>|\\[pPx]\{[^}]*\}|\\[^]|\{\d+(?:,\d*)?\}|\{/g;

function istiodForm(part: string): string {
  if (part.startsWith('(')) return '(';
  return part === '{' ? '\\{' : part;
}

/** Checks that RE2 compiles an expression. */
export function re2Expression(expression: string): Fault | undefined {
  if (PLAIN.test(expression)) return undefined;
  const reason = re2Error(expression);
  return reason === undefined
    ? undefined
    : {
        code: 'regex',
        message: `this is not a valid RE2 expression (${reason})`,
        fix: 'write it in RE2 syntax (https://github.com/google/re2/wiki/Syntax): no lookaround, no backreferences',
      };
}

export const isTooLongForVersionMatch = (expression: string): boolean => exceedsBytes(expression, MAX_LENGTH);

/** Checks an expression by which a proxy matches requests: RE2, not empty, at most 1024 bytes. */
export function matchingExpression(expression: string): Fault | undefined {
  if (expression === '')
    return {
      code: 'regex-empty',
      message: 'an empty expression matches nothing useful',
      fix: 'write an expression, or ".*" for anything',
    };
  if (exceedsBytes(expression, MAX_LENGTH)) {
    return {
      code: 'regex-length',
      message: `an expression has at most ${MAX_LENGTH} bytes`,
      fix: 'shorten it, or split it over several matches',
    };
  }
  return re2Expression(expression);
}
