import { MeshProblems, formatProblem, type Problem } from '../model';

/** Codes of problems that a prop has whatever its value is. */
const OF_ANY_VALUE = new Set(['schema/unknown-field']);

/** Problems that every rendering has: those that come from values that are there, and not from samples. */
export function commonProblems(runs: readonly { readonly problems: readonly Problem[] }[]): Problem[] {
  const [first, ...others] = runs.map(({ problems }) => new Map(problems.map((problem) => [keyOf(problem), problem])));
  const isCommon = ([key]: readonly [string, Problem]): boolean => others.every((other) => other.has(key));
  return [...first].filter(isCommon).map(([key, problem]) => {
    const isSample = others.some((other) => formatProblem(other.get(key) as Problem) !== formatProblem(problem));
    return isSample ? { ...problem, found: 'an Output' } : problem;
  });
}

const keyOf = (problem: Problem): string =>
  formatProblem(OF_ANY_VALUE.has(problem.code) ? { ...problem, found: undefined } : problem);

/** Returns the texts of the errors of a rendering. */
export const errorTexts = ({ problems }: { readonly problems: readonly Problem[] }): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(formatProblem);

/** The problems with the component in front, as `[urn:...]`. */
export const located = (problems: readonly Problem[], urn: string): Problem[] =>
  problems.map((problem) => ({ ...problem, object: problem.object ?? urn }));

/** The problems with their objects as parts of their paths: in front stands the component. */
export const withObjectInPath = (problems: readonly Problem[]): Problem[] =>
  problems.map(({ object, ...problem }) =>
    object === undefined ? problem : { ...problem, path: `${object} ${problem.path}` },
  );

/** Throws all errors together, with the component's URN. */
export function throwLocated(problems: readonly Problem[], urn: string): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new MeshProblems(located(errors, urn));
}

/**
 * The problems without anything that could show a part of a secret: what is wrong with it, and what to write instead,
 * may both quote it.
 */
export function withoutSecrets(problems: readonly Problem[]): Problem[] {
  return problems.map(({ severity, code, path }) => ({
    severity,
    code,
    path,
    found: '[secret]',
    message: 'not valid; more is not shown because secret values are involved',
  }));
}

/** Returns the problem of args that are no object: a program may run without being type-checked. */
export function argsProblems(args: unknown): Problem[] {
  if (typeof args === 'object' && args !== null && !Array.isArray(args)) return [];
  return [
    {
      severity: 'error',
      code: 'pulumi/no-args',
      path: 'args',
      found: args,
      message: 'must be an object',
      fix: 'give the args by their names: { ... }',
    },
  ];
}
