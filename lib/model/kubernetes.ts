/**
 * Kubernetes field types that props and chart values take. They are structural, so that objects typed by cdk8s-plus, by
 * `@pulumi/kubernetes` or written by hand all fit.
 */

/** Amounts of compute resources by name: `{ cpu: '500m', memory: '2Gi' }`. */
export type ResourceList = Record<string, string | number>;

/** Compute resources of a container: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export interface ResourceRequirements {
  requests?: ResourceList;
  limits?: ResourceList;
}

export interface Toleration {
  key?: string;
  operator?: 'Exists' | 'Equal';
  value?: string;
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  tolerationSeconds?: number;
}

export interface LabelSelectorRequirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  values?: string[];
}

export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: LabelSelectorRequirement[];
}

export interface NodeSelectorRequirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  values?: string[];
}

export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[];
  matchFields?: NodeSelectorRequirement[];
}

export interface PodAffinityTerm {
  topologyKey: string;
  labelSelector?: LabelSelector;
  namespaces?: string[];
  namespaceSelector?: LabelSelector;
  matchLabelKeys?: string[];
  mismatchLabelKeys?: string[];
}

export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; podAffinityTerm: PodAffinityTerm }[];
}

export interface Affinity {
  nodeAffinity?: {
    requiredDuringSchedulingIgnoredDuringExecution?: { nodeSelectorTerms: NodeSelectorTerm[] };
    preferredDuringSchedulingIgnoredDuringExecution?: { weight: number; preference: NodeSelectorTerm }[];
  };
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}

export interface TopologySpreadConstraint {
  maxSkew: number;
  topologyKey: string;
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
  labelSelector?: LabelSelector;
  minDomains?: number;
  matchLabelKeys?: string[];
  nodeAffinityPolicy?: 'Honor' | 'Ignore';
  nodeTaintsPolicy?: 'Honor' | 'Ignore';
}

export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: Record<string, unknown>;
}

/** A pod volume: `name` and one source (`configMap`, `secret`, `emptyDir`, `csi`, ...). */
export interface Volume {
  name: string;
  [source: string]: unknown;
}

export interface VolumeMount {
  name: string;
  mountPath: string;
  readOnly?: boolean;
  subPath?: string;
  subPathExpr?: string;
  mountPropagation?: string;
  recursiveReadOnly?: string;
}

/** A container of a pod; the fields beyond the name are Kubernetes' own. */
export interface Container {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  env?: EnvVar[];
  resources?: ResourceRequirements;
  volumeMounts?: VolumeMount[];
  [field: string]: unknown;
}

export interface SeccompProfile {
  type: 'RuntimeDefault' | 'Unconfined' | 'Localhost';
  localhostProfile?: string;
}

/** The scaling speed of a HorizontalPodAutoscaler (`spec.behavior`). */
export interface AutoscalingBehavior {
  scaleUp?: AutoscalingRules;
  scaleDown?: AutoscalingRules;
}

export interface AutoscalingRules {
  stabilizationWindowSeconds?: number;
  selectPolicy?: 'Max' | 'Min' | 'Disabled';
  policies?: { type: 'Pods' | 'Percent'; value: number; periodSeconds: number }[];
  tolerance?: string | number;
}

/** Alias of `AutoscalingBehavior` under the name that Kubernetes' API has for it. */
export type HorizontalPodAutoscalerBehavior = AutoscalingBehavior;

/** A Secret or ConfigMap of the same namespace, by name. */
export interface LocalObjectReference {
  name: string;
}

/** Lifecycle hooks of a container: handlers that run after its start and before its stop. */
export interface Lifecycle {
  postStart?: Record<string, unknown>;
  preStop?: Record<string, unknown>;
  stopSignal?: string;
}

/** Probe of a container: one handler (`httpGet`, `tcpSocket`, `grpc` or `exec`) and how often it is called. */
export interface Probe {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  timeoutSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
  [way: string]: unknown;
}

export interface SELinuxOptions {
  level?: string;
  role?: string;
  type?: string;
  user?: string;
}

/** Security settings of one container: user, privileges, capabilities. */
export interface SecurityContext {
  allowPrivilegeEscalation?: boolean;
  capabilities?: { add?: string[]; drop?: string[] };
  privileged?: boolean;
  readOnlyRootFilesystem?: boolean;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seLinuxOptions?: SELinuxOptions;
  seccompProfile?: Partial<SeccompProfile>;
  [field: string]: unknown;
}

/** Security settings that all containers of a pod share. */
export interface PodSecurityContext {
  fsGroup?: number;
  fsGroupChangePolicy?: string;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seLinuxOptions?: SELinuxOptions;
  seccompProfile?: Partial<SeccompProfile>;
  supplementalGroups?: number[];
  sysctls?: { name: string; value: string }[];
  [field: string]: unknown;
}

export interface PodDNSConfig {
  nameservers?: string[];
  options?: { name?: string; value?: string }[];
  searches?: string[];
}

export interface DeploymentStrategy {
  type?: 'RollingUpdate' | 'Recreate';
  rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } | null;
}

export interface DaemonSetUpdateStrategy {
  type?: 'RollingUpdate' | 'OnDelete';
  rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } | null;
}

/** Fields of a container, to lay over one that is there. */
export type ContainerFields = Partial<Container>;

/** Fields of a pod besides its containers and volumes. */
export interface PodFields {
  automountServiceAccountToken?: boolean;
  dnsConfig?: PodDNSConfig;
  dnsPolicy?: string;
  enableServiceLinks?: boolean;
  hostAliases?: { ip: string; hostnames?: string[] }[];
  hostNetwork?: boolean;
  runtimeClassName?: string;
  schedulerName?: string;
  terminationGracePeriodSeconds?: number;
  [field: string]: unknown;
}

/** Fields of a Deployment, StatefulSet or DaemonSet besides its pods. */
export interface WorkloadFields {
  strategy?: DeploymentStrategy;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  [field: string]: unknown;
}

export interface ServicePort {
  name?: string;
  port: number;
  targetPort?: number | string;
  nodePort?: number;
  protocol?: string;
  appProtocol?: string;
}

/** Fields of a Service. */
export interface ServiceFields {
  ports?: ServicePort[];
  clusterIP?: string;
  externalTrafficPolicy?: string;
  ipFamilyPolicy?: string;
  loadBalancerClass?: string;
  loadBalancerIP?: string;
  sessionAffinity?: string;
  [field: string]: unknown;
}

/** Fields of an Ingress. */
export interface IngressFields {
  ingressClassName?: string;
  tls?: { hosts?: string[]; secretName?: string }[];
  rules?: { host?: string; http?: Record<string, unknown> }[];
  [field: string]: unknown;
}
