import type { Affinity, AutoscalingBehavior, Toleration, TopologySpreadConstraint } from '../model/kubernetes';

/** Where pods may run. Every field is Kubernetes' own. */
export interface SchedulingProps {
  /** Labels a node must have. @default - any node */
  readonly nodeSelector?: Record<string, string>;
  /** Taints that the pods accept. @default - the chart's own tolerations */
  readonly tolerations?: readonly Toleration[];
  /** Node and pod affinity. @default - none */
  readonly affinity?: Affinity;
  /** How replicas spread over nodes and zones. @default - none */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Name of a PriorityClass. @default - the chart's own class, where it has one */
  readonly priorityClassName?: string;
}

/** A HorizontalPodAutoscaler. Excludes `replicas`. */
export interface AutoscalingProps {
  /** Least number of replicas, at least 1. @default 1 */
  readonly min?: number;
  /** Greatest number of replicas, at least `min`. @default 5 */
  readonly max?: number;
  /** Target CPU use, in percent of the request. @default 80 */
  readonly cpu?: number;
  /** Target memory use, in percent of the request. @default - memory does not scale */
  readonly memory?: number;
  /** How fast it scales (`spec.behavior`). @default - Kubernetes' own pace */
  readonly behavior?: AutoscalingBehavior;
}

/** A PodDisruptionBudget: give one of the two limits. */
export interface PodDisruptionBudgetProps {
  /** Pods that must stay, as a number or `"50%"`. @default 1 */
  readonly minAvailable?: number | string;
  /** Pods that may be gone, as a number or `"50%"`. @default - `minAvailable` decides */
  readonly maxUnavailable?: number | string;
  /** What happens to pods that are not ready yet. @default - Kubernetes' own (`IfHealthyBudget`) */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}
