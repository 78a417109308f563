import { bool, either, en, int, intOrString, k8s, list, map, num, str } from '../schema/notation';
import { props } from './declare';

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

export const Scheduling = props('SchedulingProps', "Scheduling of pods. Every field is Kubernetes' own.", {
  nodeSelector: labels.doc('Labels a node must have. @default - any node'),
  tolerations: tolerations.doc("Taints that the pods accept. @default - the chart's own tolerations"),
  affinity: k8s('Affinity').doc('Node and pod affinity. @default - none'),
  topologySpreadConstraints: list(k8s('TopologySpreadConstraint')).doc(
    'Constraints for the spread of replicas over nodes and zones. @default - none',
  ),
  priorityClassName: str.doc("Name of a PriorityClass. @default - the chart's own class, where it has one"),
});

export const Autoscaling = props('AutoscalingProps', 'A HorizontalPodAutoscaler. Excludes `replicas`.', {
  min: int.min(1).doc('Least number of replicas, at least 1. @default 1'),
  max: int.min(1).doc('Greatest number of replicas, at least `min`. @default 5'),
  cpu: int.min(1).doc('Target CPU use, in percent of the request. @default 80'),
  memory: int.min(1).doc('Target memory use, in percent of the request. @default - memory does not scale'),
  behavior: k8s('AutoscalingBehavior').doc("Scaling speed (`spec.behavior`). @default - Kubernetes' own pace"),
});

export const PodDisruptionBudget = props(
  'PodDisruptionBudgetProps',
  'A PodDisruptionBudget: give one of the two limits.',
  {
    minAvailable: intOrString.doc('Pods that must stay, as a number or `"50%"`. @default 1'),
    maxUnavailable: intOrString.doc('Pods that may be gone, as a number or `"50%"`. @default - `minAvailable` decides'),
    unhealthyPodEvictionPolicy: en('IfHealthyBudget', 'AlwaysAllow').doc(
      "Eviction policy of pods that are not ready yet. @default - Kubernetes' own (`IfHealthyBudget`)",
    ),
  },
);
