import { programCalls } from './program-calls';

/** `error`: Kubernetes or istiod would refuse or silently drop it. `warning`: istiod would accept it and warn. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong with what the user gave, and how to put it right. */
export interface Problem {
  readonly severity: Severity;
  /** Stable and our own, for example `webhook/weights-zero`. The page docs/problems.md explains every code. */
  readonly code: string;
  /** The object or construct: `VirtualService shop/catalog`, or a construct path. Absent when there is only one. */
  readonly object?: string;
  /** Where, from the object or the props: `spec.http[0].route[1].weight`. */
  readonly path: string;
  /** The value found there. */
  readonly found?: unknown;
  /** What is wrong, as one clause without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix?: string;
}

const MAX_VALUE = 120;

/** A value as it is shown in a problem: JSON, cut where it gets long. @internal */
export function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

/** Text of a problem, as it is printed: `[construct/path] prop.path: got VALUE; REASON; FIX (code)`. */
export function formatProblem(problem: Problem): string {
  const where = problem.object === undefined ? '' : `[${problem.object}] `;
  const got = 'found' in problem ? `got ${showValue(problem.found)}; ` : '';
  const fix = problem.fix ? `; ${problem.fix}` : '';
  return `${where}${problem.path}: ${got}${problem.message}${fix} (${problem.code})`;
}

/**
 * All problems of one run in one error: nothing is reported one at a time.
 *
 * Where nobody catches it, its text is printed with a few lines of stack. Those are of the program that gave the wrong
 * props: what is wrong stands in the text, so that only the place is missing.
 */
export class MeshProblems extends Error {
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problemsText(problems));
    // Not enumerable: what is printed of an error would have all of it again.
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
