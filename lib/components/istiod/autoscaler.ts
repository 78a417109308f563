import type { Manifest } from '../../model';
import { numberOrText } from '../shared/scalar';
import { given, when } from '../shared/sparse';
import { inNamespace, runsHere } from './conditions';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** Renders the HorizontalPodAutoscaler of istiod. */
export function istiodAutoscaler(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  const scales = values.autoscaleEnabled && given(values.autoscaleMin) && given(values.autoscaleMax);
  if (!inNamespace(input) || !runsHere(input) || !scales) return undefined;
  const name = revisioned('istiod', values.revision);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace: input.namespace, labels: { app: 'istiod', ...revisionLabels(input) } },
    spec: {
      maxReplicas: numberOrText(values.autoscaleMax),
      minReplicas: numberOrText(values.autoscaleMin),
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      metrics: [
        metric('cpu', values.cpu.targetAverageUtilization),
        ...(given(values.memory?.targetAverageUtilization)
          ? [metric('memory', values.memory.targetAverageUtilization)]
          : []),
      ],
      ...when('behavior', values.autoscaleBehavior),
    },
  };
}

function metric(name: string, averageUtilization: number): object {
  return {
    type: 'Resource',
    resource: { name, target: { type: 'Utilization', averageUtilization: numberOrText(averageUtilization) } },
  };
}
