import type { Container, EnvVar, ResourceRequirements, SeccompProfile, Volume, VolumeMount } from '../model/kubernetes';
import type { AutoscalingProps, PodDisruptionBudgetProps, SchedulingProps } from './scheduling-props';

/** The control plane, istiod (chart `istiod`). */
export interface PilotProps {
  /** A fixed number of replicas, without autoscaling. Contradicts `autoscaling`. @default - autoscaled */
  readonly replicas?: number;
  /** Autoscaling limits. @default - 1 to 5 replicas at 80 % CPU, or what the profile says */
  readonly autoscaling?: AutoscalingProps;
  /** Compute resources. @default - requests of 500m CPU and 2Gi memory, or what the profile says */
  readonly resources?: ResourceRequirements;
  /**
   * Environment of istiod, mostly its feature flags (`PILOT_*`): https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars
   * @default - none beyond the chart's
   */
  readonly env?: Record<string, string | boolean | number>;
  /** Environment from Secrets and ConfigMaps (`valueFrom`). @default - none */
  readonly envFrom?: readonly EnvVar[];
  /** Where istiod's pods run. @default - anywhere */
  readonly scheduling?: SchedulingProps;
  /** The disruption budget; `false` for none. @default - at least one pod, when there is more than one replica */
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
  /** Labels of the Deployment. @default - none */
  readonly labels?: Record<string, string>;
  /** Annotations of the Deployment. @default - none */
  readonly annotations?: Record<string, string>;
  /** Labels of the pods. @default - none */
  readonly podLabels?: Record<string, string>;
  /** Annotations of the pods. @default - Prometheus scraping */
  readonly podAnnotations?: Record<string, string>;
  /** Annotations of the Service. @default - none */
  readonly serviceAnnotations?: Record<string, string>;
  /** Annotations of the ServiceAccount, for example for a cloud identity. @default - none */
  readonly serviceAccountAnnotations?: Record<string, string>;
  /** Further volumes of the pods. @default - none */
  readonly volumes?: readonly Volume[];
  /** Further mounts of the discovery container. @default - none */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Containers that run before istiod. @default - none */
  readonly initContainers?: readonly Container[];
  /** Further arguments of `pilot-discovery`. @default - none */
  readonly extraArgs?: readonly string[];
  /** Log levels as `scope:level` pairs, for example `default:info,ads:debug`. @default 'default:info' */
  readonly logLevel?: string;
  /** Image name, or a whole reference with registry and tag. @default 'pilot' */
  readonly image?: string;
  /** Percent of requests that are traced, 0 to 100. @default 1 */
  readonly traceSampling?: number;
  /** Rolling update: pods above the wanted number. @default '100%' */
  readonly maxSurge?: number | string;
  /** Rolling update: pods that may be missing. @default '25%' */
  readonly maxUnavailable?: number | string;
  /** How long a proxy's connection lives before it is balanced anew, a Go duration. @default '30m' */
  readonly keepaliveMaxServerConnectionAge?: string;
  /** PEM text of a further CA that istiod trusts when it fetches a JWKS. @default - none */
  readonly jwksResolverExtraRootCA?: string;
  /** IP families of the Service. @default - the cluster's */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
  /** IP family policy of the Service. @default - the cluster's */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  /** The seccomp profile of the container. @default - none */
  readonly seccompProfile?: SeccompProfile;
}
