import { formatProblem, type Problem } from '../../lib/model';

/** Returns the severity and the code of a problem, and its text without the code that ends it. */
export function codeFirst(problem: Problem): string {
  const text = formatProblem(problem);
  const end = ` (${problem.code})`;
  if (!text.endsWith(end)) throw new Error(`the code does not end the text: ${text}`);
  return `${problem.severity} ${problem.code} ${text.slice(0, -end.length)}`;
}
