// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Container, PodSecurityContext, ResourceRequirements, SeccompProfile, Toleration } from '../lib/model/kubernetes';
import type { ConfigVolumeValues, GatewayServiceAccountValues, GlobalValues, PodAntiAffinityTerm, PortValues, SecretVolumeValues, TargetUtilizationConfig } from './common';

export type {
  AgentgatewayValues,
  ConfigVolumeValues,
  DefaultPodDisruptionBudget,
  GatewayServiceAccountValues,
  GlobalIstiodValues,
  GlobalLoggingConfig,
  GlobalValues,
  MultiClusterValues,
  NetworkPolicyValues,
  PodAntiAffinityTerm,
  PortValues,
  ProxyInitValues,
  ProxyStartupProbe,
  ProxyValues,
  ReaderServiceAccount,
  SdsToken,
  SdsValues,
  SecretVolumeValues,
  StsValues,
  TargetUtilizationConfig,
  TracerDatadog,
  TracerLightstep,
  TracerStackdriver,
  TracerValues,
  TracerZipkin,
  WaypointValues,
} from './common';

export interface IstioEgressValuesGateway {
  /** Further containers. */
  readonly additionalContainers?: readonly Container[] | null;
  /** Make a HorizontalPodAutoscaler; default true. */
  readonly autoscaleEnabled?: boolean | null;
  /** Greatest number of pods; default 5. */
  readonly autoscaleMax?: number | string | null;
  /** Least number of pods; default 1. */
  readonly autoscaleMin?: number | string | null;
  /** ConfigMaps to mount. */
  readonly configVolumes?: readonly ConfigVolumeValues[] | null;
  /** Autoscaling by CPU; default 80 percent. */
  readonly cpu?: TargetUtilizationConfig;
  /** Make no service; default false. */
  readonly customService?: boolean | null;
  /** Switch for istioctl; no effect itself. */
  readonly enabled?: boolean | null;
  /** Environment variables of the proxy. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Policy for traffic from outside, which may go to other nodes or not; default Cluster. */
  readonly externalTrafficPolicy?: string | null;
  /** Injection template; empty, the default, writes the whole proxy into the Deployment. */
  readonly injectionTemplate?: string | null;
  /** IP families of the service. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** IP family policy of the Service: one family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** Labels of the gateway. */
  readonly labels?: { readonly [key: string]: string | null } | null;
  /** Address of the load balancer. */
  readonly loadBalancerIP?: string | null;
  /** Address ranges of clients that the load balancer lets in. */
  readonly loadBalancerSourceRanges?: readonly string[] | null;
  /** Autoscaling by memory; off by default. */
  readonly memory?: TargetUtilizationConfig;
  /** Name of all objects. */
  readonly name?: string | null;
  /** Labels of the nodes for the pods. */
  readonly nodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | null } | null;
  /** Pods that must not be on the same node. */
  readonly podAntiAffinityLabelSelector?: readonly PodAntiAffinityTerm[] | null;
  /** Pods that should not be on the same node. */
  readonly podAntiAffinityTermLabelSelector?: readonly PodAntiAffinityTerm[] | null;
  /** Ports of the service. */
  readonly ports?: readonly PortValues[] | null;
  /** Number of pods without autoscaling; by default Kubernetes decides. */
  readonly replicaCount?: number | string | null;
  /** Requests and limits. */
  readonly resources?: ResourceRequirements | null;
  /** Pods above the number during an update; default 100%. */
  readonly rollingMaxSurge?: number | string | null;
  /** Pods that may be away during an update; default 25%. */
  readonly rollingMaxUnavailable?: number | string | null;
  /** Run the proxy as root; default false. */
  readonly runAsRoot?: boolean | null;
  /** Secrets to mount. */
  readonly secretVolumes?: readonly SecretVolumeValues[] | null;
  /** Service account of the gateway. */
  readonly serviceAccount?: GatewayServiceAccountValues;
  /** Annotations of the service. */
  readonly serviceAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Tag of the image; by default global.tag. */
  readonly tag?: string | number | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** Type of the service: LoadBalancer, ClusterIP or NodePort. */
  readonly type?: string | null;
  /** Further ports of the service. */
  readonly egressPorts?: readonly PortValues[] | null;
}

export interface IstioEgressValuesGateways {
  /** Seccomp profile of gateways that istiod makes. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Security context of gateways that istiod makes. */
  readonly securityContext?: PodSecurityContext | null;
  /** The gateway. */
  readonly 'istio-egressgateway'?: IstioEgressValuesGateway;
  /** Switch for istioctl; no effect itself. */
  readonly enabled?: boolean | null;
}

/** Values of Istio's Helm chart istio-egress, by their official names. */
export interface IstioEgressValues {
  /** Minor release of Istio whose behaviour is kept, for example 1.28. */
  readonly compatibilityVersion?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none by default. */
  readonly profile?: string | null;
  /** The gateway of this chart. */
  readonly gateways?: IstioEgressValuesGateways;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Mesh config, of which the gateway takes some settings. */
  readonly meshConfig?: Readonly<Record<string, unknown>> | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** Values for istioctl; the chart reads pilot.cni only. */
  readonly pilot?: Readonly<Record<string, unknown>> | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
}
