import type { Problem } from '../../model';
import type { AutoscalingProps, MeshProps, PodDisruptionBudgetProps } from '../../props';
import { error } from './names';

interface Scaled {
  readonly replicas?: number;
  readonly autoscaling?: AutoscalingProps;
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
}

const DEFAULT_MAX = 5;
const DEFAULT_MIN = 1;

/** Replicas, autoscaling and disruption budget of one workload. */
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
  return problems;
}

/** Charts that write a Deployment out leave `replicas: 0` away, and Kubernetes then runs one pod. */
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

export function pilotProblems(props: MeshProps): Problem[] {
  return typeof props.pilot === 'object'
    ? [...scalingProblems('pilot', props.pilot), ...noReplicas('pilot', props.pilot)]
    : [];
}
