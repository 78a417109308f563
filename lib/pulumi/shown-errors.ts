import { MeshProblems } from '../model';

/** Has Pulumi show problems as errors that users are to read (`pulumi.RunError`): by their text, without the stack of our code. */
export function showProblemsByText(): void {
  Object.defineProperty(MeshProblems.prototype, '__pulumiRunError', { value: true, configurable: true });
}
