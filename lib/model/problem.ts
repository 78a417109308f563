import { programCalls } from './program-calls';

/**
 * Severity of a problem. `error`: Kubernetes or istiod would refuse the object or silently drop it. `warning`: istiod
 * would accept it and warn.
 */
export type Severity = 'error' | 'warning';

/** Problem of what a program gave: the place, the reason and the fix. */
export interface Problem {
  readonly severity: Severity;
  /**
   * Stable code of the problem, for example `schema/unknown-field` or `webhook/weights-zero`. The page docs/problems.md
   * explains every code.
   */
  readonly code: string;
  /** Object or construct: `VirtualService shop/catalog`, or a construct path. Absent when there is only one. */
  readonly object?: string;
  /** Path to the value, from the object or the props: `spec.http[0].route[1].weight`. */
  readonly path: string;
  /** Value found at the path. */
  readonly found?: unknown;
  /** Reason, as one clause without a full stop. */
  readonly message: string;
  /** Fix: the value or field to write instead. */
  readonly fix?: string;
}

const MAX_VALUE = 120;

/** Returns a value as problems print it: JSON, shortened where it is long. @internal */
export function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

/** Returns the printed text of a problem: `[construct/path] prop.path: got VALUE; REASON; FIX (code)`. */
export function formatProblem(problem: Problem): string {
  const where = problem.object === undefined ? '' : `[${problem.object}] `;
  const got = 'found' in problem ? `got ${showValue(problem.found)}; ` : '';
  const fix = problem.fix ? `; ${problem.fix}` : '';
  return `${where}${problem.path}: ${got}${problem.message}${fix} (${problem.code})`;
}

/**
 * Error with all problems of one run: nothing is reported one at a time.
 *
 * Where the error is not caught, its text is printed with a few lines of stack. These are lines of the program that
 * gave the wrong props: the text says what is wrong, and the stack says where the call is.
 */
export class MeshProblems extends Error {
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problemsText(problems));
    // Not enumerable: Node prints the enumerable fields of an error, which would repeat its text.
    Object.defineProperty(this, 'name', { value: 'MeshProblems', configurable: true, writable: true });
    Object.defineProperty(this, 'problems', { value: problems });
    const calls = programCalls();
    let stack: string | undefined;
    Object.defineProperty(this, 'stack', {
      configurable: true,
      get: () => (stack ??= [`MeshProblems: ${this.message}`, ...calls()].join('\n')),
      set: (other: string) => {
        stack = other;
      },
    });
  }
}

const counted = (problems: readonly Problem[]): string =>
  problems.length === 1 ? '1 problem' : `${problems.length} problems`;
const problemsText = (problems: readonly Problem[]): string =>
  `${counted(problems)}:\n${problems.map((p) => `- ${formatProblem(p)}`).join('\n')}`;

/** Throws one `MeshProblems` if any of `problems` is an error (with `strictWarnings`: if there is any at all). */
export function throwIfAny(problems: readonly Problem[], strictWarnings = false): void {
  const fatal = problems.filter((p) => strictWarnings || p.severity === 'error');
  if (fatal.length > 0) throw new MeshProblems(fatal);
}
