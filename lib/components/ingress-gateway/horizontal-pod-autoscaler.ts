import type { Manifest } from '../../model';
import { numberOrText } from '../shared/scalar';
import { ingressGatewayLabels } from './labels';
import { ingressGatewayName, scales, type IngressGatewayInput } from './values';

/** Renders the HorizontalPodAutoscaler, which scales by the use of CPU. These charts do not read the value `memory`. */
export function ingressGatewayAutoscaler(input: IngressGatewayInput): Manifest | undefined {
  const { autoscaleMin, autoscaleMax, cpu } = input.gateway;
  if (!scales(input.gateway)) return undefined;
  const name = ingressGatewayName(input);
  const averageUtilization = numberOrText(cpu.targetAverageUtilization);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: input.namespace, labels: ingressGatewayLabels(input) },
    spec: {
      maxReplicas: numberOrText(autoscaleMax),
      minReplicas: numberOrText(autoscaleMin),
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
    },
  };
}
