import type { Manifest } from '../../model';
import { given } from '../shared/sparse';
import { gatewayLabels, gatewaySelector } from './metadata';
import { gatewayName, type GatewayInput } from './values';

/**
 * Renders the PodDisruptionBudget where there can be more than one pod: a budget for a single pod would keep its node
 * from ever being drained.
 */
export function gatewayDisruptionBudget(input: GatewayInput): Manifest | undefined {
  const { podDisruptionBudget, autoscaling, replicaCount } = input.values;
  const pods = autoscaling.enabled ? autoscaling.minReplicas : replicaCount;
  if (!given(podDisruptionBudget) || !(Number(pods) > 1)) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: gatewayName(input), namespace: input.namespace, labels: gatewayLabels(input) },
    spec: { selector: { matchLabels: gatewaySelector(input) }, ...podDisruptionBudget },
  };
}
