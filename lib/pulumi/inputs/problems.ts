import { MeshProblems, formatProblem } from '../../model';
import type { Problem } from '../../model';

/** Problems that every rendering has: those that come from values that are there, and not from samples. */
export function commonProblems(runs: readonly { readonly problems: readonly Problem[] }[]): Problem[] {
  const [first, ...others] = runs.map(({ problems }) => new Map(problems.map((problem) => [formatProblem(problem), problem])));
  return [...first].filter(([text]) => others.every((other) => other.has(text))).map(([, problem]) => problem);
}

/** The problems with the component in front, as `[urn:...]`. */
export const located = (problems: readonly Problem[], urn: string): Problem[] => problems.map((problem) => ({ ...problem, object: problem.object ?? urn }));

/** Throws all errors together, with the component's URN. */
export function throwLocated(problems: readonly Problem[], urn: string): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new MeshProblems(located(errors, urn));
}

/** The problems without the values that are secret. */
export function withoutSecrets(problems: readonly Problem[], secrets: readonly unknown[]): Problem[] {
  const texts = secrets.flatMap((secret) => (secret === undefined || secret === null || secret === '' ? [] : [String(secret), JSON.stringify(secret).slice(1, -1)]));
  const hide = (text: string): string => texts.reduce((rest, secret) => (secret === '' ? rest : rest.split(secret).join('[secret]')), text);
  if (texts.length === 0) return [...problems];
  return problems.map(({ found, fix, ...problem }) => ({
    ...problem,
    message: hide(problem.message),
    path: hide(problem.path),
    ...(found !== undefined && { found: hide(typeof found === 'string' ? found : JSON.stringify(found)) }),
    ...(fix !== undefined && { fix: hide(fix) }),
  }));
}
