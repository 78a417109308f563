import { MeshProblems, nearest, type Problem } from '../../../model';
import type { SimulateCode } from '../../problems.data';

/** A problem with what was asked, not with the program. */
export function questionProblem(
  code: SimulateCode,
  path: string,
  found: unknown,
  message: string,
  fix: string,
): Problem {
  return { severity: 'error', code: `simulate/${code}`, path, found, message, fix };
}

/** Refuses a question; a question that is not right gets no verdict. */
export function refuse(problem: Problem): never {
  throw new MeshProblems([problem]);
}

/** `did you mean "shop/web"?`, or a list of what there is. */
export function suggestion(word: string, known: readonly string[], what: string): string {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return `the program has no ${what}`;
  const some = known.slice(0, 8).join(', ');
  return `the program has ${some}${known.length > 8 ? ', ...' : ''}`;
}
