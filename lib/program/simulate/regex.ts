/** What RE2 makes of an expression. */
export interface Re2 {
  matches(input: string): boolean;
  /** Replaces every match; `\1` stands for the first group. Undefined where it is not known what RE2 would do. */
  readonly replaceAll?: (input: string, substitution: string) => string;
}

const compiled = new Map<string, Re2 | undefined>();

/** Expressions in which every dialect agrees, so that the big engine need not be loaded. */
const PLAIN = /^\^?[\w/ =;,&%#!@~<>"':-]*(?:(?:\\\.|\.\*|\.\+|\[0-9\][+*]?)[\w/ =;,&%#!@~<>"':-]*)*\$?$/;

/** Syntax that RE2 has and JavaScript reads differently or not at all. */
const OF_RE2_ONLY = /\(\?[^:]|\[\[:|\\[AzQECpPax]|[*+?}][+]/;

/** Replaces as RE2 does; undefined where JavaScript's expressions cannot stand in for RE2's. */
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

/** An expression as RE2 reads it, always matched as a whole; undefined for one that RE2 does not compile. */
export function re2(expression: string): Re2 | undefined {
  if (!compiled.has(expression))
    compiled.set(expression, PLAIN.test(expression) ? plain(expression) : engine(expression));
  return compiled.get(expression);
}
