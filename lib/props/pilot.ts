import { intOrString, num, str } from '../schema/notation';
import {
  Autoscaling,
  PodDisruptionBudget,
  Scheduling,
  containers,
  count,
  env,
  envFrom,
  ipFamilies,
  ipFamilyPolicy,
  labels,
  resources,
  seccompProfile,
  strings,
  volumeMounts,
  volumes,
} from './common';
import { props, refine, toggle } from './declare';

const PilotAutoscaling = refine(Autoscaling, {
  // The disruption budget exists only where there is more than one replica.
  min: (shape) => shape.plain.value('istiod.autoscaleMin'),
  max: (shape) => shape.value('istiod.autoscaleMax'),
  cpu: (shape) => shape.value('istiod.cpu.targetAverageUtilization'),
  memory: (shape) => shape.value('istiod.memory.targetAverageUtilization'),
  behavior: (shape) => shape.value('istiod.autoscaleBehavior'),
});

const PilotScheduling = refine(Scheduling, {
  nodeSelector: (shape) => shape.value('istiod.nodeSelector'),
  tolerations: (shape) => shape.value('istiod.tolerations'),
  affinity: (shape) => shape.value('istiod.affinity'),
  topologySpreadConstraints: (shape) => shape.value('istiod.topologySpreadConstraints'),
  priorityClassName: (shape) => shape.value('istiod.global.priorityClassName'),
});

export const Pilot = props('PilotProps', 'The control plane, istiod (chart `istiod`).', {
  replicas: count.plain
    .value('istiod.replicaCount')
    .doc('A fixed number of replicas, without autoscaling. Contradicts `autoscaling`. @default - autoscaled'),
  autoscaling: PilotAutoscaling.doc(
    'Autoscaling limits. @default - 1 to 5 replicas at 80 % CPU, or what the profile says',
  ),
  resources: resources
    .value('istiod.resources')
    .doc('Compute resources. @default - requests of 500m CPU and 2Gi memory, or what the profile says'),
  env: env.doc(
    'Environment of istiod, mostly its feature flags (`PILOT_*`): ' +
      'https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars @default - ' +
      "none beyond the chart's",
  ),
  envFrom: envFrom
    .value('istiod.envVarFrom')
    .doc('Environment from Secrets and ConfigMaps (`valueFrom`). @default - none'),
  scheduling: PilotScheduling.doc("Scheduling of istiod's pods. @default - anywhere"),
  podDisruptionBudget: toggle(PodDisruptionBudget).plain.doc(
    'The disruption budget; `false` for none. @default - at least one pod, when there is more than one replica',
  ),
  labels: labels.value('istiod.deploymentLabels').doc('Labels of the Deployment. @default - none'),
  annotations: labels.value('istiod.deploymentAnnotations').doc('Annotations of the Deployment. @default - none'),
  podLabels: labels.value('istiod.podLabels').doc('Labels of the pods. @default - none'),
  podAnnotations: labels.value('istiod.podAnnotations').doc('Annotations of the pods. @default - Prometheus scraping'),
  serviceAnnotations: labels.value('istiod.serviceAnnotations').doc('Annotations of the Service. @default - none'),
  serviceAccountAnnotations: labels
    .value('istiod.serviceAccountAnnotations')
    .doc('Annotations of the ServiceAccount, for example for a cloud identity. @default - none'),
  volumes: volumes.value('istiod.volumes').doc('Further volumes of the pods. @default - none'),
  volumeMounts: volumeMounts
    .value('istiod.volumeMounts')
    .doc('Further mounts of the discovery container. @default - none'),
  initContainers: containers.value('istiod.initContainers').doc('Containers that run before istiod. @default - none'),
  extraArgs: strings.value('istiod.extraContainerArgs').doc('Further arguments of `pilot-discovery`. @default - none'),
  logLevel: str
    .value('istiod.global.logging.level')
    .doc("Log levels as `scope:level` pairs, for example `default:info,ads:debug`. @default 'default:info'"),
  image: str.value('istiod.image').doc("Image name, or a whole reference with registry and tag. @default 'pilot'"),
  traceSampling: num
    .min(0)
    .max(100)
    .value('istiod.traceSampling')
    .doc('Percent of requests that are traced, 0 to 100. @default 1'),
  maxSurge: intOrString
    .value('istiod.rollingMaxSurge')
    .doc("Rolling update: pods above the wanted number. @default '100%'"),
  maxUnavailable: intOrString
    .value('istiod.rollingMaxUnavailable')
    .doc("Rolling update: pods that may be missing. @default '25%'"),
  keepaliveMaxServerConnectionAge: str
    .value('istiod.keepaliveMaxServerConnectionAge')
    .doc("Lifetime of a proxy's connection, after which it is balanced anew, a Go duration. @default '30m'"),
  jwksResolverExtraRootCA: str
    .value('istiod.jwksResolverExtraRootCA')
    .doc('PEM text of a further CA that istiod trusts when it fetches a JWKS. @default - none'),
  ipFamilies: ipFamilies.value('istiod.ipFamilies').doc("IP families of the Service. @default - the cluster's"),
  ipFamilyPolicy: ipFamilyPolicy
    .value('istiod.ipFamilyPolicy')
    .doc("IP family policy of the Service. @default - the cluster's"),
  seccompProfile: seccompProfile
    .value('istiod.seccompProfile')
    .doc('The seccomp profile of the container. @default - none'),
});
