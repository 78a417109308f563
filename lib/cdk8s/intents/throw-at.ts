import type { Construct } from 'constructs';
import { MeshProblems, type Problem } from '../../model';

/** Throws problems, if there are any, with the construct's path. */
export function throwAt(scope: Construct, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new MeshProblems(problems.map((problem) => ({ ...problem, object: scope.node.path })));
}
