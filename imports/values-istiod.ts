// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, Container, EnvVar, HorizontalPodAutoscalerBehavior, LabelSelector, Lifecycle, LocalObjectReference, PodSecurityContext, ResourceRequirements, SeccompProfile, Toleration, TopologySpreadConstraint, Volume, VolumeMount } from '../lib/model/kubernetes';

/** Part of IstiodValues. */
export interface BaseSection {
  /** Install the CRDs; default true. */
  readonly enableCRDTemplates?: boolean | null;
  /** The CRDs of Istio are there; default true. */
  readonly enableIstioConfigCRDs?: boolean | null;
  /** Names of CRDs that are not installed, for example envoyfilters.networking.istio.io. */
  readonly excludedCRDs?: readonly string[] | null;
  /** Has no effect. */
  readonly validateGateway?: boolean | null;
  /** CA certificate of the webhook that checks configuration, base64; by default istiod writes it. */
  readonly validationCABundle?: string | null;
  /** What happens when the webhook cannot be reached; by default Ignore until istiod is ready. */
  readonly validationFailurePolicy?: 'Ignore' | 'Fail' | null;
  /** Address of the webhook, instead of the service. */
  readonly validationURL?: string | null;
}

/** Part of IstiodValues. */
export interface CniUsageValues {
  /** The plugin is part of a chain. @deprecated use chained of chart cni */
  readonly chained?: boolean | null;
  /** Pods need no init container, since the CNI plugin redirects traffic; default false. */
  readonly enabled?: boolean | null;
  /** multus adds its annotation to pods; default "default". */
  readonly provider?: string | null;
}

/** Part of IstiodValues. */
export interface TargetUtilizationConfig {
  /** Average use, in percent of the request, that the autoscaler aims at. */
  readonly targetAverageUtilization?: number | null;
}

/** Part of IstiodValues. */
export interface ExperimentalValues {
  /** Refuse features that are not stable, with a ValidatingAdmissionPolicy; default false. */
  readonly stableValidationPolicy?: boolean | null;
}

/** Part of IstiodValues. */
export interface GatewaysSection {
  /** Seccomp profile of gateways that istiod makes. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Security context of gateways that istiod makes. */
  readonly securityContext?: PodSecurityContext | null;
}

/** Part of IstiodValues. */
export interface AgentgatewayValues {
  /** Image of the gateways of class istio-agentgateway. */
  readonly image?: string | null;
}

/** Part of IstiodValues. */
export interface DefaultPodDisruptionBudget {
  /** Make PodDisruptionBudgets; default true. */
  readonly enabled?: boolean | null;
}

/** Part of IstiodValues. */
export interface GlobalIstiodValues {
  /** Let istiod write findings into the status of objects; default false. */
  readonly enableAnalysis?: boolean | null;
}

/** Part of IstiodValues. */
export interface GlobalLoggingConfig {
  /** Log level, or levels by scope as in "default:info,ads:debug". */
  readonly level?: string | null;
}

/** Part of IstiodValues. */
export interface MultiClusterValues {
  /** Name of the cluster; default Kubernetes. */
  readonly clusterName?: string | null;
  /** Prepare for several clusters; default false. */
  readonly enabled?: boolean | null;
  /** DNS suffix of services in other clusters. */
  readonly globalDomainSuffix?: string | null;
  /** Make the EnvoyFilter for such services. */
  readonly includeEnvoyFilter?: boolean | null;
}

/** Part of IstiodValues. */
export interface NetworkPolicyValues {
  /** Make NetworkPolicies; default false. */
  readonly enabled?: boolean | null;
}

/** Part of IstiodValues. */
export interface ProxyStartupProbe {
  /** Use a startup probe; default true. */
  readonly enabled?: boolean | null;
  /** Failures that count as no start, one each second; default 600. */
  readonly failureThreshold?: number | null;
}

/** Part of IstiodValues. */
export interface ProxyValues {
  /** Inject sidecars where namespace and pod say nothing else; default enabled. */
  readonly autoInject?: 'enabled' | 'disabled' | null;
  /** Text "true" gives the proxy the capability NET_BIND_SERVICE; not by default. */
  readonly capNetBindService?: string | null;
  /** DNS domain of the cluster; default cluster.local. */
  readonly clusterDomain?: string | null;
  /** Log levels of the parts of Envoy; default misc:error. */
  readonly componentLogLevel?: string | null;
  /** Let the proxy write core dumps; default false. @deprecated use an injection template of your own */
  readonly enableCoreDump?: boolean | null;
  /** Ports whose incoming traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeInboundPorts?: string | null;
  /** Address ranges whose outgoing traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeIPRanges?: string | null;
  /** Ports whose outgoing traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeOutboundPorts?: string | null;
  /** Start the other containers when the proxy is ready; default false. @deprecated use meshConfig.defaultConfig.holdApplicationUntilProxyStarts */
  readonly holdApplicationUntilProxyStarts?: boolean | null;
  /** Name of the proxy image, or a whole reference; default proxyv2. */
  readonly image?: string | null;
  /** Ports whose incoming traffic goes to the proxy, with commas between; default "*", all. */
  readonly includeInboundPorts?: string | null;
  /** Address ranges whose outgoing traffic goes to the proxy, with commas between; default "*", all. */
  readonly includeIPRanges?: string | null;
  /** Ports whose outgoing traffic goes to the proxy, whatever the address; none by default. */
  readonly includeOutboundPorts?: string | null;
  /** Hooks of the proxy container; none by default. */
  readonly lifecycle?: Lifecycle | null;
  /** Log level of Envoy; default warning. */
  readonly logLevel?: string | null;
  /** File for the events of outlier detection; none by default. */
  readonly outlierLogPath?: string | null;
  /** Run the proxy container privileged; default false. */
  readonly privileged?: boolean | null;
  /** Failures in a row after which the proxy is not ready; default 4. */
  readonly readinessFailureThreshold?: number | null;
  /** Seconds until the first readiness probe; default 0. */
  readonly readinessInitialDelaySeconds?: number | null;
  /** Seconds between two readiness probes; default 15. */
  readonly readinessPeriodSeconds?: number | null;
  /** Requests and limits of the proxy container. */
  readonly resources?: ResourceRequirements | null;
  /** Seccomp profile of the proxy container; none by default. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Startup probe of the proxy container. */
  readonly startupProbe?: ProxyStartupProbe;
  /** Port of the health checks of the agent; default 15020. */
  readonly statusPort?: number | null;
  /** Tracer in the mesh config; default none. */
  readonly tracer?: 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent' | 'none' | null;
  /** Variant of the proxy image; by default global.variant. */
  readonly variant?: string | null;
}

/** Part of IstiodValues. */
export interface ProxyInitValues {
  /** Write the iptables rules even if others are there; default false. */
  readonly forceApplyIptables?: boolean | null;
  /** Name of the image, or a whole reference; default proxyv2. */
  readonly image?: string | null;
  /** Requests and limits of the init container. @deprecated use global.proxy.resources */
  readonly resources?: ResourceRequirements | null;
}

/** Part of IstiodValues. */
export interface ReaderServiceAccount {
  /** Name of the service account. */
  readonly name?: string | null;
  /** Namespace of the service account. */
  readonly namespace?: string | null;
}

/** Part of IstiodValues. */
export interface SdsToken {
  /** Audience of the tokens of proxies; default istio-ca. */
  readonly aud?: string | null;
}

/** Part of IstiodValues. */
export interface SdsValues {
  /** Tokens of proxies. */
  readonly token?: SdsToken;
}

/** Part of IstiodValues. */
export interface StsValues {
  /** Port of the token service in the agent; 0, the default, is none. */
  readonly servicePort?: number | null;
}

/** Part of IstiodValues. */
export interface TracerDatadog {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstiodValues. */
export interface TracerLightstep {
  /** Token for the service. */
  readonly accessToken?: string | null;
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstiodValues. */
export interface TracerStackdriver {
  /** Write spans to the standard output too. */
  readonly debug?: boolean | null;
  /** Greatest number of annotations of a span. */
  readonly maxNumberOfAnnotations?: number | null;
  /** Greatest number of attributes of a span. */
  readonly maxNumberOfAttributes?: number | null;
  /** Greatest number of events of a span. */
  readonly maxNumberOfMessageEvents?: number | null;
}

/** Part of IstiodValues. */
export interface TracerZipkin {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstiodValues. */
export interface TracerValues {
  /** Datadog agent. */
  readonly datadog?: TracerDatadog;
  /** Lightstep satellite. */
  readonly lightstep?: TracerLightstep;
  /** Google Cloud. */
  readonly stackdriver?: TracerStackdriver;
  /** Zipkin collector. */
  readonly zipkin?: TracerZipkin;
}

/** Part of IstiodValues. */
export interface WaypointValues {
  /** Affinity of waypoint pods. */
  readonly affinity?: Affinity | null;
  /** Labels of the nodes for waypoint pods. */
  readonly nodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Requests and limits of waypoints. */
  readonly resources?: ResourceRequirements | null;
  /** Taints that waypoint pods tolerate. @deprecated use tolerations */
  readonly toleration?: readonly Toleration[] | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** How waypoint pods are spread. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | null;
}

/** Part of IstiodValues. */
export interface GlobalValues {
  /** The agentgateway proxy. */
  readonly agentgateway?: AgentgatewayValues;
  /** Preference for processor architectures, 0 to 3. @deprecated use affinity */
  readonly arch?: { readonly [key: string]: string | number | boolean | null } | null;
  /** HOST:PORT of the certificate authority; by default istiod. */
  readonly caAddress?: string | null;
  /** Sort of certificate authority; by default the one of Istio. */
  readonly caName?: string | null;
  /** Kubernetes signers that istiod may use. */
  readonly certSigners?: readonly string[] | null;
  /** This remote cluster also holds the configuration; default false. */
  readonly configCluster?: boolean | null;
  /** Install the webhook that checks configuration; default true. */
  readonly configValidation?: boolean | null;
  /** Labels of the nodes for all pods. @deprecated use nodeSelector of the chart */
  readonly defaultNodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** PodDisruptionBudgets of all components. */
  readonly defaultPodDisruptionBudget?: DefaultPodDisruptionBudget;
  /** Requests and limits of containers that have none of their own. */
  readonly defaultResources?: ResourceRequirements | null;
  /** Taints that all pods tolerate. @deprecated use tolerations of the chart */
  readonly defaultTolerations?: readonly Toleration[] | null;
  /** Make the service account with which other clusters read services; default true. Since Istio 1.30. */
  readonly enableReaderRBAC?: boolean | null;
  /** This istiod serves other clusters; default false. */
  readonly externalIstiod?: boolean | null;
  /** Registry of all images; default docker.io/istio. */
  readonly hub?: string | null;
  /** When images are pulled; by default Kubernetes decides. */
  readonly imagePullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never' | null;
  /** Names of pull secrets of all pods. */
  readonly imagePullSecrets?: readonly (string | LocalObjectReference)[] | null;
  /** IP families of the services. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** Whether services have one IP family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** istiod itself. */
  readonly istiod?: GlobalIstiodValues;
  /** Namespace of the control plane; default istio-system. */
  readonly istioNamespace?: string | null;
  /** Sort of service account tokens. @deprecated use nothing: third-party tokens are always used */
  readonly jwtPolicy?: string | null;
  /** Write logs as JSON; default false. */
  readonly logAsJson?: boolean | null;
  /** Log levels. */
  readonly logging?: GlobalLoggingConfig;
  /** Name of the mesh; by default the trust domain. */
  readonly meshID?: string | null;
  /** Networks by name, for meshes over several networks. */
  readonly meshNetworks?: Readonly<Record<string, unknown>> | null;
  /** Mount the certificates of the Secret istio.NAME into proxies; default false. */
  readonly mountMtlsCerts?: boolean | null;
  /** Meshes over several clusters. */
  readonly multiCluster?: MultiClusterValues;
  /** Redirect traffic with nftables instead of iptables; default false. */
  readonly nativeNftables?: boolean | null;
  /** Name of the network that the pods are in. */
  readonly network?: string | null;
  /** NetworkPolicies of all components. */
  readonly networkPolicy?: NetworkPolicyValues;
  /** Do not make the ConfigMap of the injector; default false. */
  readonly omitSidecarInjectorConfigMap?: boolean | null;
  /** Leave the webhook configurations to another tool; default false. */
  readonly operatorManageWebhooks?: boolean | null;
  /** Who makes the certificate of istiod: istiod, kubernetes, a signer, or none; default istiod. */
  readonly pilotCertProvider?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Further DNS search domains of injected pods. */
  readonly podDNSSearchNamespaces?: readonly string[] | null;
  /** Priority class of the pods; none by default. */
  readonly priorityClassName?: string | null;
  /** Set of values between the defaults of the chart and these; none by default. */
  readonly profile?: string | null;
  /** The proxy in sidecars and gateways. */
  readonly proxy?: ProxyValues;
  /** The init container that redirects traffic. */
  readonly proxy_init?: ProxyInitValues;
  /** Service account with which other clusters read services, instead of the one that is made. Since Istio 1.31. */
  readonly readerServiceAccount?: ReaderServiceAccount;
  /** IP address or host of the istiod in another cluster. */
  readonly remotePilotAddress?: string | null;
  /** Which objects are made; default all. */
  readonly resourceScope?: 'undefined' | 'all' | 'cluster' | 'namespace' | null;
  /** Revision of the control plane. @deprecated use revision of the chart */
  readonly revision?: string | null;
  /** Secret discovery. */
  readonly sds?: SdsValues;
  /** Token service of the agent. */
  readonly sts?: StsValues;
  /** Tag of all images; by default the release. */
  readonly tag?: string | number | null;
  /** Address of the tracer named in global.proxy.tracer. */
  readonly tracer?: TracerValues;
  /** ConfigMap with the CA certificate; default istio-ca-root-cert. */
  readonly trustBundleName?: string | null;
  /** Trust domain of injected proxies; by default that of the mesh config. */
  readonly trustDomain?: string | null;
  /** Variant of all images: debug or distroless; none by default. */
  readonly variant?: string | null;
  /** Waypoints, which istiod makes. */
  readonly waypoint?: WaypointValues;
}

/** Part of IstiodValues. */
export interface IstiodRemoteValues {
  /** This is a remote cluster: install what points to an istiod elsewhere; default false. */
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

/** Part of IstiodValues. */
export interface PdbValues {
  /** Greatest number or share of pods that may be away; not set by default. */
  readonly maxUnavailable?: number | string | null;
  /** Least number or share of pods that must be there; default 1. */
  readonly minAvailable?: number | string | null;
  /** When pods that are not ready may be evicted. */
  readonly unhealthyPodEvictionPolicy?: '' | 'IfHealthyBudget' | 'AlwaysAllow' | null;
}

/** Part of IstiodValues. */
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
  /** Whether the API server calls the webhook again after other webhooks; default Never. */
  readonly reinvocationPolicy?: 'Never' | 'IfNeeded' | null;
  /** Let health checks go through the agent; default true. */
  readonly rewriteAppHTTPProbe?: boolean | null;
  /** Injection templates by name, besides those of Istio. */
  readonly templates?: Readonly<Record<string, unknown>> | null;
}

/** Part of IstiodValues. */
export interface TaintValues {
  /** Take the taint from nodes whose CNI plugin is ready; default false. */
  readonly enabled?: boolean | null;
  /** Key of the taint; default cni.istio.io/not-ready. Since Istio 1.30. */
  readonly name?: string | null;
  /** Namespace of the CNI plugin; by default that of istiod. */
  readonly namespace?: string | null;
}

/** Part of IstiodValues. */
export interface TelemetryPrometheus {
  /** Metrics for Prometheus; default true. */
  readonly enabled?: boolean | null;
}

/** Part of IstiodValues. */
export interface TelemetryStackdriver {
  /** Metrics for Google Cloud; default false. */
  readonly enabled?: boolean | null;
}

/** Part of IstiodValues. */
export interface TelemetryV2Values {
  /** Make metrics in the proxies; default true. */
  readonly enabled?: boolean | null;
  /** Prometheus. */
  readonly prometheus?: TelemetryPrometheus;
  /** Google Cloud. */
  readonly stackdriver?: TelemetryStackdriver;
}

/** Part of IstiodValues. */
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
  /** How fast the autoscaler acts. */
  readonly autoscaleBehavior?: HorizontalPodAutoscalerBehavior | null;
  /** Make a HorizontalPodAutoscaler; default true. */
  readonly autoscaleEnabled?: boolean | null;
  /** Greatest number of pods; default 5. */
  readonly autoscaleMax?: number | null;
  /** Least number of pods; default 1. */
  readonly autoscaleMin?: number | null;
  /** What istiod shares with chart base. */
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
  readonly deploymentAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Labels of the Deployment. */
  readonly deploymentLabels?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Environment variables of istiod: its feature flags. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Environment variables of istiod, as Kubernetes has them. */
  readonly envVarFrom?: readonly EnvVar[] | null;
  /** What may still change. */
  readonly experimental?: ExperimentalValues;
  /** Further arguments of istiod. */
  readonly extraContainerArgs?: readonly string[] | null;
  /** Objects that gateways of a class get, by class. */
  readonly gatewayClasses?: Readonly<Record<string, unknown>> | null;
  /** Gateways that istiod makes. */
  readonly gateways?: GatewaysSection;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Further init containers. */
  readonly initContainers?: readonly Container[] | null;
  /** IP families of the service. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** Whether the service has one IP family or two. */
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
  readonly nodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** PodDisruptionBudget. */
  readonly pdb?: PdbValues;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Labels of the pods. */
  readonly podLabels?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Number of pods without autoscaling; default 1. */
  readonly replicaCount?: number | null;
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
  readonly serviceAccountAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Annotations of the service. */
  readonly serviceAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Injection of sidecars. */
  readonly sidecarInjectorWebhook?: SidecarInjectorWebhookValues;
  /** Annotations of the MutatingWebhookConfiguration. */
  readonly sidecarInjectorWebhookAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Taints of new nodes. */
  readonly taint?: TaintValues;
  /** Default providers of telemetry. */
  readonly telemetry?: TelemetryValues;
  /** Where the message at the end of the container comes from. */
  readonly terminationMessagePolicy?: '' | 'File' | 'FallbackToLogsOnError' | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** How the pods are spread. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | null;
  /** Share of requests that get a trace, in percent; default 1. */
  readonly traceSampling?: number | null;
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
