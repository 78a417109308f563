// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, Container, DeploymentStrategy, EnvVar, HorizontalPodAutoscalerBehavior, Lifecycle, LocalObjectReference, PodDNSConfig, PodSecurityContext, Probe, ResourceRequirements, SecurityContext, Toleration, TopologySpreadConstraint, Volume, VolumeMount } from '../lib/model/kubernetes';
import type { GlobalValues } from './common';

export type {
  AgentgatewayValues,
  DefaultPodDisruptionBudget,
  GlobalIstiodValues,
  GlobalLoggingConfig,
  GlobalValues,
  MultiClusterValues,
  NetworkPolicyValues,
  ProxyInitValues,
  ProxyStartupProbe,
  ProxyValues,
  ReaderServiceAccount,
  SdsToken,
  SdsValues,
  StsValues,
  TracerDatadog,
  TracerLightstep,
  TracerStackdriver,
  TracerValues,
  TracerZipkin,
  WaypointValues,
} from './common';

export interface GatewayAutoscaling {
  /** Scaling speed of the autoscaler. */
  readonly autoscaleBehavior?: HorizontalPodAutoscalerBehavior | null;
  /** Make a HorizontalPodAutoscaler; default true. */
  readonly enabled?: boolean | null;
  /** Greatest number of pods; default 5. */
  readonly maxReplicas?: number | null;
  /** Least number of pods; default 1. */
  readonly minReplicas?: number | null;
  /** Average use of CPU that it aims at, in percent of the request; default 80. */
  readonly targetCPUUtilizationPercentage?: number | null;
  /** Average use of memory that it aims at, in percent of the request; off by default. */
  readonly targetMemoryUtilizationPercentage?: number | object | null;
}

export interface NetworkGatewayPort {
  /** Port of the service. */
  readonly port: number;
  /** TCP, UDP or SCTP; default TCP. */
  readonly protocol?: string | null;
  /** Port of the pod. */
  readonly targetPort?: number | null;
}

export interface GatewayPdb {
  /** Greatest number or share of pods that may be away. */
  readonly maxUnavailable?: number | string | null;
  /** Least number or share of pods that must be there. */
  readonly minAvailable?: number | string | null;
  /** When pods that are not ready may be evicted. */
  readonly unhealthyPodEvictionPolicy?: '' | 'IfHealthyBudget' | 'AlwaysAllow' | null;
}

export interface GatewayRbac {
  /** Make the role for reading certificates; default true. */
  readonly enabled?: boolean | null;
}

export interface GatewayServicePort {
  /** Protocol for other tools. */
  readonly appProtocol?: string | null;
  /** Name of the port. */
  readonly name?: string | null;
  /** Port on the nodes, for type NodePort and LoadBalancer. */
  readonly nodePort?: number | null;
  /** Port of the service. */
  readonly port?: number;
  /** TCP, UDP or SCTP; default TCP. */
  readonly protocol?: string | null;
  /** Port of the pod; by default the same as port. */
  readonly targetPort?: number | string | null;
}

export interface GatewayServiceValues {
  /** Give the ports of a load balancer ports on the nodes too; by default Kubernetes decides. */
  readonly allocateLoadBalancerNodePorts?: boolean | null;
  /** Annotations of the service. */
  readonly annotations?: { readonly [key: string]: string | null } | null;
  /** Address in the cluster; by default Kubernetes chooses. */
  readonly clusterIP?: string | null;
  /** Further addresses of the service. */
  readonly externalIPs?: readonly string[] | null;
  /** Policy for traffic from outside, which may go to other nodes or not; default Cluster. */
  readonly externalTrafficPolicy?: '' | 'Cluster' | 'Local' | null;
  /** Port on the nodes for health checks of the load balancer. Since Istio 1.31. */
  readonly healthCheckNodePort?: number | null;
  /** Policy for traffic from inside, which may go to other nodes or not; default Cluster. */
  readonly internalTrafficPolicy?: string | null;
  /** IP families of the service. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** IP family policy of the Service: one family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** Class of the load balancer. */
  readonly loadBalancerClass?: string | null;
  /** Address of the load balancer. */
  readonly loadBalancerIP?: string | null;
  /** Address ranges of clients that the load balancer lets in. */
  readonly loadBalancerSourceRanges?: readonly string[] | null;
  /** Ports of the service; default 15021, 80 and 443. */
  readonly ports?: readonly GatewayServicePort[] | null;
  /** Further labels in the selector of the service. */
  readonly selectorLabels?: { readonly [key: string]: string } | null;
  /** LoadBalancer (the default), ClusterIP, NodePort, or None for no service. */
  readonly type?: string | null;
}

export interface GatewayServiceAccount {
  /** Annotations of the service account. */
  readonly annotations?: { readonly [key: string]: string | null } | null;
  /** Make the service account; default true. */
  readonly create?: boolean | null;
  /** Name of the service account; by default that of the gateway. */
  readonly name?: string | null;
}

/** Values of Istio's Helm chart gateway, by their official names. */
export interface GatewayValues {
  /** Minor release of Istio whose behaviour is kept, for example 1.28. */
  readonly compatibilityVersion?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none by default. */
  readonly profile?: string | null;
  /** Further containers. */
  readonly additionalContainers?: readonly Container[] | null;
  /** Affinity of the pods. */
  readonly affinity?: Affinity | null;
  /** Annotations of all objects. */
  readonly annotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Autoscaling of the pods. */
  readonly autoscaling?: GatewayAutoscaling;
  /** Security context of the proxy container. */
  readonly containerSecurityContext?: SecurityContext | null;
  /** No effect in this chart. */
  readonly defaultRevision?: string | null;
  /** DNS settings of the pods. Since Istio 1.31. */
  readonly dnsConfig?: PodDNSConfig | null;
  /** DNS policy of the pods. Since Istio 1.31. */
  readonly dnsPolicy?: string | null;
  /** Switch for charts that depend on this one; no effect itself. */
  readonly enabled?: boolean | null;
  /** Environment variables of the proxy. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Environment variables of the proxy, as Kubernetes has them. */
  readonly envVarFrom?: readonly EnvVar[] | null;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** When the image is pulled; by default Kubernetes decides. */
  readonly imagePullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never' | null;
  /** Pull secrets, as objects with a name. */
  readonly imagePullSecrets?: readonly (string | LocalObjectReference)[] | null;
  /** Further init containers. */
  readonly initContainers?: readonly Container[] | null;
  /** Kind of the workload; default Deployment. */
  readonly kind?: 'Deployment' | 'DaemonSet' | null;
  /** Labels of all objects; istio and app are those of the gateway. */
  readonly labels?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Hooks of the proxy container. */
  readonly lifecycle?: Lifecycle | null;
  /** Seconds that a new pod must be ready before the update goes on. */
  readonly minReadySeconds?: number | null;
  /** Name of all objects; by default that of the Helm release. */
  readonly name?: string | null;
  /** Network whose gateway this is, for meshes over several networks. */
  readonly networkGateway?: string | null;
  /** Ports by name, when networkGateway is set. Since Istio 1.30. */
  readonly networkGatewayPorts?: { readonly [key: string]: NetworkGatewayPort };
  /** Labels of the nodes for the pods. */
  readonly nodeSelector?: { readonly [key: string]: string | null } | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** No effect in this chart. */
  readonly pilot?: Readonly<Record<string, unknown>> | null;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | null } | null;
  /** PodDisruptionBudget; none by default. */
  readonly podDisruptionBudget?: GatewayPdb | null;
  /** Priority class of the pods; none by default. */
  readonly priorityClassName?: string | null;
  /** Roles of the gateway. */
  readonly rbac?: GatewayRbac;
  /** Readiness probe; by default that of injection. */
  readonly readinessProbe?: Probe | null;
  /** Number of pods without autoscaling; by default Kubernetes decides. */
  readonly replicaCount?: number | null;
  /** Requests and limits. */
  readonly resources?: ResourceRequirements | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
  /** Has no effect. */
  readonly runAsRoot?: boolean | null;
  /** Security context of the pods. */
  readonly securityContext?: PodSecurityContext | null;
  /** Service of the gateway. */
  readonly service?: GatewayServiceValues;
  /** Service account of the gateway. */
  readonly serviceAccount?: GatewayServiceAccount;
  /** Update strategy of the pods. */
  readonly strategy?: DeploymentStrategy | null;
  /** Seconds for the pod to end; default 30. */
  readonly terminationGracePeriodSeconds?: number | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** Constraints for the spread of the pods. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | null;
  /** Has no effect. */
  readonly unprivilegedPort?: unknown;
  /** Further volume mounts. */
  readonly volumeMounts?: readonly VolumeMount[] | null;
  /** Further volumes. */
  readonly volumes?: readonly Volume[] | null;
}
