/** Compiled RE2 expression. */
export interface Re2 {
  matches(input: string): boolean;
  /** Replaces every match; `\1` refers to the first group. Undefined where the result of RE2 is not known. */
  readonly replaceAll?: (input: string, substitution: string) => string;
}

const compiled = new Map<string, Re2 | undefined>();

/** Expressions that every dialect reads alike, for which the big engine is not loaded. */
const PLAIN = /^\^?[\w/ =;,&%#!@~<>"':-]*(?:(?:\\\.|\.\*|\.\+|\[0-9\][+*]?)[\w/ =;,&%#!@~<>"':-]*)*\$?$/;

/** Syntax of RE2 that JavaScript reads differently or not at all. */
const OF_RE2_ONLY = /\(\?[^:]|\[\[:|\\[AzQECpPax]|[*+?}][+]/;

/** Returns the replacement function of an expression; undefined where JavaScript's dialect differs from RE2's. */
function replacer(expression: string): ((input: string, substitution: string) => string) | undefined {
  if (OF_RE2_ONLY.test(expression)) return undefined;
  const every = new RegExp(expression, 'g');
  return (input, substitution) =>
    input.replace(every, (match: string, ...groups: unknown[]) =>
      substitution.replace(/\\(\d|\\)/g, (_, part: string) =>
        part === '\\' ? '\\' : part === '0' ? match : String(groups[Number(part) - 1] ?? ''),
      ),
    );
}

function engine(expression: string): Re2 | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the engine is big and most programs never need it
  const { RE2JS } = require('@bufbuild/re2') as typeof import('@bufbuild/re2');
  try {
    const program = RE2JS.compile(expression);
    return { matches: (input) => program.testExact(input), replaceAll: replacer(expression) };
  } catch {
    return undefined;
  }
}

function plain(expression: string): Re2 {
  const whole = new RegExp(`^(?:${expression})$`);
  return { matches: (input) => whole.test(input), replaceAll: replacer(expression) };
}

/** Compiles an RE2 expression that must match the whole text; undefined for one that RE2 refuses. */
export function re2(expression: string): Re2 | undefined {
  if (!compiled.has(expression))
    compiled.set(expression, PLAIN.test(expression) ? plain(expression) : engine(expression));
  return compiled.get(expression);
}
