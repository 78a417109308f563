import { MeshProblems } from '../model';

/**
 * Has Pulumi show problems as errors that users are to read (`pulumi.RunError`): by their text, without the stack of
 * our code.
 */
export function showProblemsByText(): void {
  Object.defineProperty(MeshProblems.prototype, '__pulumiRunError', { value: true, configurable: true });
}

/** Returns the problems with a fixed text: Pulumi would write in front of it which property it was sending. */
export function withFixedText(problems: MeshProblems): MeshProblems {
  const { message } = problems;
  return Object.defineProperty(problems, 'message', { get: () => message, set: () => undefined });
}
