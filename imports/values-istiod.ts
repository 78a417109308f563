// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, Container, EnvVar, HorizontalPodAutoscalerBehavior, LabelSelector, PodSecurityContext, ResourceRequirements, SeccompProfile, Toleration, TopologySpreadConstraint, Volume, VolumeMount } from '../lib/model/kubernetes';
import type { BaseSection, ExperimentalValues, GlobalValues, TargetUtilizationConfig } from './common';

export type {
  AgentgatewayValues,
  BaseSection,
  DefaultPodDisruptionBudget,
  ExperimentalValues,
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
  TargetUtilizationConfig,
  TracerDatadog,
  TracerLightstep,
  TracerStackdriver,
  TracerValues,
  TracerZipkin,
  WaypointValues,
} from './common';

export interface CniUsageValues {
  /** The plugin is part of a chain. @deprecated use chained of chart cni */
  readonly chained?: boolean | null;
  /** Pods need no init container, since the CNI plugin redirects traffic; default false. */
  readonly enabled?: boolean | null;
  /** multus adds its annotation to pods; default "default". */
  readonly provider?: string | null;
}

export interface GatewaysSection {
  /** Seccomp profile of gateways that istiod makes. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Security context of gateways that istiod makes. */
  readonly securityContext?: PodSecurityContext | null;
}

export interface IstiodRemoteValues {
  /** Remote cluster: install the objects that point to an istiod elsewhere; default false. */
  readonly enabled?: boolean | null;
  /** Run an istiod for injection in the remote cluster; default false. */
  readonly enabledLocalInjectorIstiod?: boolean | null;
  /** CA certificate of the injector, base64. */
  readonly injectionCABundle?: string | null;
  /** Path of the injector; default /inject. */
  readonly injectionPath?: string | null;
  /** Address of the injector, instead of the service. */
  readonly injectionURL?: string | null;
}

export interface PdbValues {
  /** Greatest number or share of pods that may be away; not set by default. */
  readonly maxUnavailable?: number | string | null;
  /** Least number or share of pods that must be there; default 1. */
  readonly minAvailable?: number | string | null;
  /** When pods that are not ready may be evicted. */
  readonly unhealthyPodEvictionPolicy?: '' | 'IfHealthyBudget' | 'AlwaysAllow' | null;
}

export interface SidecarInjectorWebhookValues {
  /** Pods that get a sidecar whatever the policy says. */
  readonly alwaysInjectSelector?: readonly LabelSelector[] | null;
  /** Templates of pods that name none; default sidecar. */
  readonly defaultTemplates?: readonly string[] | null;
  /** Inject in all namespaces that do not say otherwise; default false. */
  readonly enableNamespacesByDefault?: boolean | null;
  /** Annotations that every injected pod gets. */
  readonly injectedAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Address of the injector. @deprecated use istiodRemote.injectionURL */
  readonly injectionURL?: string | null;
  /** Pods that get no sidecar whatever the policy says. */
  readonly neverInjectSelector?: readonly LabelSelector[] | null;
  /** Reinvocation policy of the webhook after other webhooks; default Never. */
  readonly reinvocationPolicy?: 'Never' | 'IfNeeded' | null;
  /** Let health checks go through the agent; default true. */
  readonly rewriteAppHTTPProbe?: boolean | null;
  /** Injection templates by name, besides those of Istio. */
  readonly templates?: Readonly<Record<string, unknown>> | null;
}

export interface TaintValues {
  /** Take the taint from nodes whose CNI plugin is ready; default false. */
  readonly enabled?: boolean | null;
  /** Key of the taint; default cni.istio.io/not-ready. Since Istio 1.30. */
  readonly name?: string | null;
  /** Namespace of the CNI plugin; by default that of istiod. */
  readonly namespace?: string | null;
}

export interface TelemetryPrometheus {
  /** Metrics for Prometheus; default true. */
  readonly enabled?: boolean | null;
}

export interface TelemetryStackdriver {
  /** Has no effect. @deprecated use a Telemetry object */
  readonly configOverride?: Readonly<Record<string, unknown>> | null;
  /** Metrics for Google Cloud; default false. */
  readonly enabled?: boolean | null;
  /** Has no effect. @deprecated use a Telemetry object */
  readonly outboundAccessLogging?: string | null;
}

export interface TelemetryV2Values {
  /** Make metrics in the proxies; default true. */
  readonly enabled?: boolean | null;
  /** Prometheus. */
  readonly prometheus?: TelemetryPrometheus;
  /** Google Cloud. */
  readonly stackdriver?: TelemetryStackdriver;
}

export interface TelemetryValues {
  /** Make metrics; default true. */
  readonly enabled?: boolean | null;
  /** Metrics in the proxies. */
  readonly v2?: TelemetryV2Values;
}

/** Values of Istio's Helm chart istiod, by their official names. */
export interface IstiodValues {
  /** Registry of the image; by default global.hub. */
  readonly hub?: string | null;
  /** Name of the image, or a whole reference with registry and tag. */
  readonly image?: string | null;
  /** Tag of the image; by default global.tag. */
  readonly tag?: string | number | null;
  /** Variant of the image: debug or distroless; by default global.variant. */
  readonly variant?: string | null;
  /** Minor release of Istio whose behaviour is kept, for example 1.28. */
  readonly compatibilityVersion?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none by default. */
  readonly profile?: string | null;
  /** Affinity of the pods. */
  readonly affinity?: Affinity | null;
  /** Scaling speed of the autoscaler. */
  readonly autoscaleBehavior?: HorizontalPodAutoscalerBehavior | null;
  /** Make a HorizontalPodAutoscaler; default true. */
  readonly autoscaleEnabled?: boolean | null;
  /** Greatest number of pods; default 5. */
  readonly autoscaleMax?: number | string | null;
  /** Least number of pods; default 1. */
  readonly autoscaleMin?: number | string | null;
  /** Values that istiod shares with chart base. */
  readonly base?: BaseSection;
  /** The CNI plugin. */
  readonly cni?: CniUsageValues;
  /** Make the ConfigMap with the mesh config; default true. */
  readonly configMap?: boolean | null;
  /** Autoscaling by CPU; default 80 percent. */
  readonly cpu?: TargetUtilizationConfig;
  /** ConfigMap with revocation lists. */
  readonly crlConfigMapName?: string | null;
  /** Annotations of the Deployment. */
  readonly deploymentAnnotations?: { readonly [key: string]: string | null } | null;
  /** Labels of the Deployment. */
  readonly deploymentLabels?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Environment variables of istiod: its feature flags. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Environment variables of istiod, as Kubernetes has them. */
  readonly envVarFrom?: readonly EnvVar[] | null;
  /** Settings that may still change. */
  readonly experimental?: ExperimentalValues;
  /** Further arguments of istiod. */
  readonly extraContainerArgs?: readonly string[] | null;
  /** Objects that gateways of a class get, by class. */
  readonly gatewayClasses?: { readonly [key: string]: Readonly<Record<string, unknown>> | null } | null;
  /** Gateways that istiod makes. */
  readonly gateways?: GatewaysSection;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Further init containers. */
  readonly initContainers?: readonly Container[] | null;
  /** IP families of the service. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** IP family policy of the Service: one family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** Remote clusters, whose istiod is elsewhere. */
  readonly istiodRemote?: IstiodRemoteValues;
  /** Further CA certificates for fetching keys of token issuers, as PEM. */
  readonly jwksResolverExtraRootCA?: string | null;
  /** Age after which proxies connect again; default 30m. */
  readonly keepaliveMaxServerConnectionAge?: string | null;
  /** Autoscaling by memory; off by default. */
  readonly memory?: TargetUtilizationConfig;
  /** Mesh config: settings of the whole mesh. */
  readonly meshConfig?: Readonly<Record<string, unknown>> | null;
  /** Labels of the nodes for the pods. */
  readonly nodeSelector?: { readonly [key: string]: string | null } | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** PodDisruptionBudget. */
  readonly pdb?: PdbValues;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | null } | null;
  /** Labels of the pods. */
  readonly podLabels?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Number of pods without autoscaling; default 1. */
  readonly replicaCount?: number | string | null;
  /** Requests and limits. */
  readonly resources?: ResourceRequirements | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
  /** Further names of the revision, under which webhooks are made. */
  readonly revisionTags?: readonly string[] | null;
  /** Pods above the number during an update; default 100%. */
  readonly rollingMaxSurge?: number | string | null;
  /** Pods that may be away during an update; default 25%. */
  readonly rollingMaxUnavailable?: number | string | null;
  /** Seccomp profile of the container. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Annotations of the service account. */
  readonly serviceAccountAnnotations?: { readonly [key: string]: string | null } | null;
  /** Annotations of the service. */
  readonly serviceAnnotations?: { readonly [key: string]: string | null } | null;
  /** Injection of sidecars. */
  readonly sidecarInjectorWebhook?: SidecarInjectorWebhookValues;
  /** Annotations of the MutatingWebhookConfiguration. */
  readonly sidecarInjectorWebhookAnnotations?: { readonly [key: string]: string | null } | null;
  /** Taints of new nodes. */
  readonly taint?: TaintValues;
  /** Default providers of telemetry. */
  readonly telemetry?: TelemetryValues;
  /** Policy for the message at the end of the container. Since Istio 1.31. */
  readonly terminationMessagePolicy?: '' | 'File' | 'FallbackToLogsOnError' | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** Constraints for the spread of the pods. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | null;
  /** Share of requests that get a trace, in percent; default 1. */
  readonly traceSampling?: number | string | null;
  /** trafficDistribution of the service, for example PreferClose. */
  readonly trafficDistribution?: string | null;
  /** Service account of ztunnel that may act for workloads; default ztunnel. */
  readonly trustedZtunnelName?: string | null;
  /** Namespace of ztunnel; by default that of istiod. */
  readonly trustedZtunnelNamespace?: string | null;
  /** Further volume mounts. */
  readonly volumeMounts?: readonly VolumeMount[] | null;
  /** Further volumes. */
  readonly volumes?: readonly Volume[] | null;
}
