import type { Manifest } from '../../model';
import { ingressGatewayLabels } from './labels';
import { ingressGatewayName } from './values';
import type { IngressGatewayInput } from './values';

/** Scales by the use of CPU. The value `memory` is not read by these charts. */
export function ingressGatewayAutoscaler(input: IngressGatewayInput): Manifest | undefined {
  const { autoscaleEnabled, autoscaleMin, autoscaleMax, cpu } = input.gateway;
  if (!autoscaleEnabled || !autoscaleMin || !autoscaleMax) return undefined;
  const name = ingressGatewayName(input);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: input.namespace, labels: ingressGatewayLabels(input) },
    spec: {
      maxReplicas: autoscaleMax,
      minReplicas: autoscaleMin,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu.targetAverageUtilization } } }],
    },
  };
}
