import type { Fault } from '../place';
import { remember } from './remember';
import { exceedsBytes } from './text';

const MAX_LENGTH = 1024;
/** Text that is a valid expression in every dialect: no need to load the RE2 engine for it. */
const PLAIN = /^\^?[\w\s/:;,@#%&=~'"<>!-]*(?:\\?\.[\w\s/:;,@#%&=~'"<>!-]*|\.[*+][\w\s/:;,@#%&=~'"<>!-]*)*\$?$/;

/** What RE2 has against an expression. */
const re2Complaint = remember(compile);

function compile(expression: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the engine is big and most programs never need it
  const { RE2JS } = require('@bufbuild/re2') as typeof import('@bufbuild/re2');
  try {
    RE2JS.compile(expression.replace(DIFFERENCES, likeIstiod));
    return undefined;
  } catch (problem) {
    return (problem instanceof Error ? problem.message : String(problem)).replace(/^error parsing regexp: /, '');
  }
}

/**
 * Where istiod's engine takes more than ours: two groups may have one name, and a brace that begins no repetition is an
 * ordinary character,
 * also before a repetition. Escapes, classes of characters and true repetitions are matched so that they stay as they
 * are.
 */
const DIFFERENCES = /\(\?P?<[A-Za-z_]\w*>|\\[pPx]\{[^}]*\}|\\[^]|\{\d+(?:,\d*)?\}|\{/g;

function likeIstiod(part: string): string {
  if (part.startsWith('(')) return '(';
  return part === '{' ? '\\{' : part;
}

/** An expression that RE2 compiles. */
export function re2Expression(expression: string): Fault | undefined {
  if (PLAIN.test(expression)) return undefined;
  const complaint = re2Complaint(expression);
  return complaint === undefined
    ? undefined
    : {
        code: 'regex',
        message: `this is not a valid RE2 expression (${complaint})`,
        fix: 'write it in RE2 syntax (https://github.com/google/re2/wiki/Syntax): no lookaround, no backreferences',
      };
}

export const isTooLongForVersionMatch = (expression: string): boolean => exceedsBytes(expression, MAX_LENGTH);

/** An expression that a proxy matches requests with: RE2, not empty, at most 1024 bytes. */
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
