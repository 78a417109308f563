import { bool, either, en, int, intOrString, k8s, list, map, num, obj, str, type Shape } from '../schema/notation';
import type { AutoscalingProps, PodDisruptionBudgetProps, SchedulingProps } from './index';

/** The shape of a props type. It must have exactly the type's fields, so a new prop can't be left unchecked. */
export function propsOf<T>(name: string, fields: { readonly [K in keyof Required<T>]: Shape }): Shape {
  return obj(name, fields);
}

export const strings = list(str);
export const labels = map(str);
export const env = map(either(str, bool, num));
export const resources = k8s('ResourceRequirements');
export const containers = list(k8s('Container'));
export const volumes = list(k8s('Volume'));
export const volumeMounts = list(k8s('VolumeMount'));
export const envFrom = list(k8s('EnvVar'));
export const tolerations = list(k8s('Toleration'));
export const seccompProfile = k8s('SeccompProfile');
export const ipFamilies = list(en('IPv4', 'IPv6'));
export const ipFamilyPolicy = en('SingleStack', 'PreferDualStack', 'RequireDualStack');
export const count = int.min(0);
export const percent = int.min(1).max(100);

export const Scheduling = propsOf<SchedulingProps>('SchedulingProps', {
  nodeSelector: labels,
  tolerations,
  affinity: k8s('Affinity'),
  topologySpreadConstraints: list(k8s('TopologySpreadConstraint')),
  priorityClassName: str,
});

export const Autoscaling = propsOf<AutoscalingProps>('AutoscalingProps', {
  min: int.min(1),
  max: int.min(1),
  cpu: int.min(1),
  memory: int.min(1),
  behavior: k8s('AutoscalingBehavior'),
});

export const PodDisruptionBudget = propsOf<PodDisruptionBudgetProps>('PodDisruptionBudgetProps', {
  minAvailable: intOrString,
  maxUnavailable: intOrString,
  unhealthyPodEvictionPolicy: en('IfHealthyBudget', 'AlwaysAllow'),
});
