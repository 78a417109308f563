import { MeshProblems, nearest, type Problem } from '../../../model';
import type { SimulateCode } from '../../problems.data';

/** Returns a problem of a question, not of the program. */
export function questionProblem(
  code: SimulateCode,
  path: string,
  found: unknown,
  message: string,
  fix: string,
): Problem {
  return { severity: 'error', code: `simulate/${code}`, path, found, message, fix };
}

/** Throws the problem of a question: an invalid question has no verdict. */
export function refuse(problem: Problem): never {
  throw new MeshProblems([problem]);
}

/** Returns a suggestion: `did you mean "shop/web"?`, or a list of existing names. */
export function suggestion(word: string, known: readonly string[], what: string): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return `the program has no ${what}`;
  const some = known.slice(0, 8).join(', ');
  return `the program has ${some}${known.length > 8 ? ', ...' : ''}`;
}
