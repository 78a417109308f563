import type { Manifest, ValueTree } from '../../model';
import type { AutoscalingProps } from '../../props';
import { placedObject, type Placed } from './objects';

/** The part of a HorizontalPodAutoscaler that does not name what it scales. */
export function autoscalerSpec({ min = 1, max = 5, cpu, memory, behavior }: AutoscalingProps): ValueTree {
  const metric = (name: string, averageUtilization: number) => ({
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization } },
  });
  const byCpu = cpu ?? (memory === undefined ? 80 : undefined);
  return {
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      ...(byCpu === undefined ? [] : [metric('cpu', byCpu)]),
      ...(memory === undefined ? [] : [metric('memory', memory)]),
    ],
    ...(behavior && { behavior }),
  };
}

/** A HorizontalPodAutoscaler of a workload that is called as the addon. */
export const autoscaler = (at: Placed, labels: Readonly<Record<string, string>>, spec: object, kind = 'Deployment') =>
  placedObject(['autoscaling/v2', 'HorizontalPodAutoscaler'], at, labels, {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind, name: at.name }, ...spec },
  }) satisfies Manifest;
