import type { Manifest } from '../../model';
import { given, when } from '../shared/sparse';
import { gatewayMetadata } from './metadata';
import { gatewayName, type GatewayInput } from './values';

/** Renders the HorizontalPodAutoscaler, which scales a Deployment by the use of CPU, of memory, or both. */
export function gatewayAutoscaler(input: GatewayInput): Manifest | undefined {
  const { autoscaling, kind } = input.values;
  if (!autoscaling.enabled || kind !== 'Deployment') return undefined;
  const metrics = [
    ...utilization('cpu', autoscaling.targetCPUUtilizationPercentage),
    ...utilization('memory', autoscaling.targetMemoryUtilizationPercentage),
  ];
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: gatewayMetadata(input),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind, name: gatewayName(input) },
      minReplicas: autoscaling.minReplicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: metrics.length > 0 ? metrics : null,
      ...when('behavior', autoscaling.autoscaleBehavior),
    },
  };
}

function utilization(name: string, percent: unknown): object[] {
  return given(percent)
    ? [{ type: 'Resource', resource: { name, target: { averageUtilization: percent, type: 'Utilization' } } }]
    : [];
}
