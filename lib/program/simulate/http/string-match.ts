import { textOf, type Fields } from '../../objects/read';
import { re2 } from './regex';

/** Compiled StringMatch. */
export interface TextTest {
  /** Description of the match: `exact "v2"`. */
  readonly wants: string;
  /** True where any value matches, but one must be present. */
  readonly presence: boolean;
  readonly test: (value: string) => boolean;
  /** True where a proxy refuses the expression. */
  readonly broken?: true;
}

const shown = (how: string, value: string): string => `${how} ${JSON.stringify(value)}`;

const PRESENCE: TextTest = { wants: 'any value', presence: true, test: () => true };

function regexTest(expression: string): TextTest {
  // `*` alone is no expression: istiod reads it as a presence test.
  if (expression === '*') return PRESENCE;
  const program = re2(expression);
  const wants = shown('regex', expression);
  return program === undefined
    ? { wants, presence: false, test: () => false, broken: true }
    : { wants, presence: false, test: (value) => program.matches(value) };
}

/** Compiles a StringMatch; an empty one tests for presence. */
export function textTest(match: Fields, ignoreCase = false): TextTest {
  const fold = ignoreCase ? (value: string) => value.toLowerCase() : (value: string) => value;
  if (typeof match.exact === 'string') {
    const wanted = fold(match.exact);
    return { wants: shown('exact', match.exact), presence: false, test: (value) => fold(value) === wanted };
  }
  if (typeof match.prefix === 'string') {
    const wanted = fold(match.prefix);
    return { wants: shown('prefix', match.prefix), presence: false, test: (value) => fold(value).startsWith(wanted) };
  }
  const regex = textOf(match, 'regex');
  return regex === undefined ? PRESENCE : regexTest(regex);
}
