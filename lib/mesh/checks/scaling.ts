import type { Problem } from '../../model';
import type { AutoscalingProps, PodDisruptionBudgetProps } from '../../props';
import type { MeshSettings } from '../../props/settings';
import { error } from './names';

interface Scaled {
  readonly replicas?: number;
  readonly autoscaling?: AutoscalingProps;
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
}

const DEFAULT_MAX = 5;
const DEFAULT_MIN = 1;

/** Validates replicas, autoscaling and disruption budget of one workload. */
export function scalingProblems(path: string, workload: Scaled): Problem[] {
  const problems: Problem[] = [];
  const { replicas, autoscaling, podDisruptionBudget: budget } = workload;
  if (replicas !== undefined && autoscaling !== undefined) {
    problems.push(
      error(
        `${path}.replicas`,
        'replicas-and-autoscaling',
        replicas,
        'a fixed number and autoscaling fight over the same field',
        'leave out `replicas` or `autoscaling`',
      ),
    );
  }
  if (autoscaling) {
    const { min = DEFAULT_MIN, max = DEFAULT_MAX } = autoscaling;
    if (min > max) {
      problems.push(
        error(
          `${path}.autoscaling.min`,
          'min-over-max',
          min,
          `more than the greatest number of replicas, ${max}${autoscaling.max === undefined ? ' (the default)' : ''}`,
          autoscaling.max === undefined ? `give \`max\` too, at least ${min}` : `use at most ${max}, or raise \`max\``,
        ),
      );
    }
  }
  if (typeof budget === 'object' && budget.minAvailable !== undefined && budget.maxUnavailable !== undefined) {
    problems.push(
      error(
        `${path}.podDisruptionBudget`,
        'budget-both',
        budget,
        'Kubernetes takes one of the two limits',
        'leave out `minAvailable` or `maxUnavailable`',
      ),
    );
  }
  return [...problems, ...emptyLimits(path, budget), ...evictionProblems(path, workload)];
}

/** Charts leave an empty limit away, and a budget without limits protects no pod. */
function emptyLimits(path: string, budget: Scaled['podDisruptionBudget']): Problem[] {
  if (typeof budget !== 'object') return [];
  return (['minAvailable', 'maxUnavailable'] as const)
    .filter((key) => budget[key] === '')
    .map((key) =>
      error(
        `${path}.podDisruptionBudget.${key}`,
        'empty-limit',
        '',
        'an empty limit is none, and the budget would protect no pod',
        'write for example 1 or "25%", or leave it out',
      ),
    );
}

/** Returns the number of pods that a budget's limit means; shares are rounded up, as Kubernetes does. */
function podsOf(limit: number | string, pods: number): number | undefined {
  if (typeof limit === 'number') return limit;
  const share = /^(\d+)(%?)$/.exec(limit);
  if (share === null) return undefined;
  return share[2] === '' ? Number(share[1]) : Math.ceil((Number(share[1]) * pods) / 100);
}

/**
 * Warns of a disruption budget that no eviction can satisfy, so that nodes are never drained. Kubernetes accepts it.
 */
function evictionProblems(path: string, { replicas, autoscaling, podDisruptionBudget: budget }: Scaled): Problem[] {
  if (typeof budget !== 'object') return [];
  const [pods, by] =
    replicas !== undefined
      ? [replicas, 'replicas']
      : [autoscaling?.max ?? DEFAULT_MAX, 'the greatest number of replicas'];
  const { minAvailable, maxUnavailable } = budget;
  const least = minAvailable === undefined ? undefined : podsOf(minAvailable, pods);
  const most = maxUnavailable === undefined ? undefined : podsOf(maxUnavailable, pods);
  const problem = (limit: string, found: unknown, message: string, fix: string): Problem => ({
    severity: 'warning',
    code: 'props/no-eviction',
    path: `${path}.podDisruptionBudget.${limit}`,
    found,
    message,
    fix,
  });
  const undrained = 'so no pod can ever be evicted, and no node drained';
  if (least !== undefined && pods > 0 && least >= pods) {
    const fix = pods > 1 ? `use at most ${pods - 1}, or raise it` : 'run more replicas, or leave the budget out';
    return [problem('minAvailable', minAvailable, `all of ${pods} pods have to stay (${by}), ${undrained}`, fix)];
  }
  return most === 0
    ? [problem('maxUnavailable', maxUnavailable, `no pod may be gone, ${undrained}`, 'use 1 or more')]
    : [];
}

/** Refuses `replicas: 0` for charts that omit the number then, so that Kubernetes runs one pod. */
export function noReplicas(path: string, { replicas }: Scaled): Problem[] {
  return replicas !== 0
    ? []
    : [
        error(
          `${path}.replicas`,
          'no-replicas',
          0,
          "the chart leaves 0 out, and Kubernetes' own number is 1",
          'use at least 1, or set it with `patches`',
        ),
      ];
}

export function pilotProblems({ pilot = {} }: MeshSettings): Problem[] {
  return [...scalingProblems('pilot', pilot), ...noReplicas('pilot', pilot)];
}
