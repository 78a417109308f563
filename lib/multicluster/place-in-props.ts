import { formatProblem, type Problem } from '../model';
import { isMap } from './merge-props';
import type { ClusterPlan, MultiClusterPlan } from './types';

/**
 * Returns a problem of one cluster's mesh with its place in the props of the whole: `clusters.east.pilot.replicas`, or
 * `defaults.pilot.replicas` where the value comes from there.
 */
export function placedInWhole(problem: Problem, { name, path }: ClusterPlan, { props }: MultiClusterPlan): Problem {
  const keys = problem.path.split(/[.[\]]+/).filter((key) => key !== '');
  const own = depth(props.clusters[name], keys);
  return { ...problem, path: `${depth(props.defaults, keys) > own ? 'defaults' : path}.${problem.path}` };
}

/** Returns how many steps of a path lead to values. */
function depth(value: unknown, [key, ...rest]: readonly string[]): number {
  const isHere = key !== undefined && (isMap(value) || Array.isArray(value)) && key in value;
  return isHere ? 1 + depth((value as Record<string, unknown>)[key], rest) : 0;
}

/** Returns problems without those that say the same twice: what `defaults` have wrong, every cluster has. */
export function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
