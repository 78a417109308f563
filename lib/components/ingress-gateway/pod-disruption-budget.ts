import type { Manifest } from '../../model';
import { gatewaySelector, ingressGatewayLabels } from './labels';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/**
 * Renders the PodDisruptionBudget where there can be more than one pod: a budget for a single pod would keep its node
 * from ever being drained.
 */
export function ingressGatewayDisruptionBudget(input: IngressGatewayInput): Manifest | undefined {
  const { gateway, values } = input;
  const pods = gateway.autoscaleEnabled ? gateway.autoscaleMin : gateway.replicaCount;
  if (!values.global.defaultPodDisruptionBudget.enabled || !(Math.trunc(Number(pods)) > 1)) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: ingressGatewayName(input), namespace: input.namespace, labels: ingressGatewayLabels(input) },
    spec: { minAvailable: 1, selector: { matchLabels: gatewaySelector(input) } },
  };
}
