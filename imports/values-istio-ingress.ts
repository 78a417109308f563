// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, Container, Lifecycle, LocalObjectReference, PodSecurityContext, ResourceRequirements, SeccompProfile, Toleration, TopologySpreadConstraint } from '../lib/model/kubernetes';

/** Part of IstioIngressValues. */
export interface ConfigVolumeValues {
  /** Name of the ConfigMap. */
  readonly configMapName?: string | null;
  /** Folder in the container. */
  readonly mountPath?: string | null;
  /** Name of the volume. */
  readonly name?: string | null;
}

/** Part of IstioIngressValues. */
export interface TargetUtilizationConfig {
  /** Average use, in percent of the request, that the autoscaler aims at. */
  readonly targetAverageUtilization?: number | null;
}

/** Part of IstioIngressValues. */
export interface PodAntiAffinityTerm {
  /** Name of the label. */
  readonly key?: string | null;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator?: string | null;
  /** Label of the nodes over which the pods are spread. */
  readonly topologyKey?: string | null;
  /** Values, with commas between. */
  readonly values?: string | readonly string[] | null;
}

/** Part of IstioIngressValues. */
export interface PortValues {
  /** Name of the port. */
  readonly name?: string | null;
  /** Port on the nodes. */
  readonly nodePort?: number | null;
  /** Port of the service. */
  readonly port?: number;
  /** TCP, UDP or SCTP; default TCP. */
  readonly protocol?: string | null;
  /** Port of the pod. */
  readonly targetPort?: number | string | null;
}

/** Part of IstioIngressValues. */
export interface SecretVolumeValues {
  /** Folder in the container. */
  readonly mountPath?: string | null;
  /** Name of the volume. */
  readonly name?: string | null;
  /** Name of the Secret. */
  readonly secretName?: string | null;
}

/** Part of IstioIngressValues. */
export interface GatewayServiceAccountValues {
  /** Annotations of the service account. */
  readonly annotations?: { readonly [key: string]: string | number | boolean | null } | null;
}

/** Part of IstioIngressValues. */
export interface IstioIngressValuesGateway {
  /** Further containers. */
  readonly additionalContainers?: readonly Container[] | null;
  /** Make a HorizontalPodAutoscaler; default true. */
  readonly autoscaleEnabled?: boolean | null;
  /** Greatest number of pods; default 5. */
  readonly autoscaleMax?: number | null;
  /** Least number of pods; default 1. */
  readonly autoscaleMin?: number | null;
  /** ConfigMaps to mount. */
  readonly configVolumes?: readonly ConfigVolumeValues[] | null;
  /** Autoscaling by CPU; default 80 percent. */
  readonly cpu?: TargetUtilizationConfig;
  /** Make no service; default false. */
  readonly customService?: boolean | null;
  /** For istioctl; has no effect itself. */
  readonly enabled?: boolean | null;
  /** Environment variables of the proxy. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Whether traffic from outside may go to other nodes; default Cluster. */
  readonly externalTrafficPolicy?: string | null;
  /** Injection template; empty, the default, writes the whole proxy into the Deployment. */
  readonly injectionTemplate?: string | null;
  /** IP families of the service. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** Whether the service has one IP family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** Labels of the gateway. */
  readonly labels?: { readonly [key: string]: string | number | boolean | null } | null;
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
  readonly podAnnotations?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Pods that must not be on the same node. */
  readonly podAntiAffinityLabelSelector?: readonly PodAntiAffinityTerm[] | null;
  /** Pods that should not be on the same node. */
  readonly podAntiAffinityTermLabelSelector?: readonly PodAntiAffinityTerm[] | null;
  /** Ports of the service. */
  readonly ports?: readonly PortValues[] | null;
  /** Number of pods without autoscaling; by default Kubernetes decides. */
  readonly replicaCount?: number | null;
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
  readonly ingressPorts?: readonly PortValues[] | null;
}

/** Part of IstioIngressValues. */
export interface IstioIngressValuesGateways {
  /** Seccomp profile of gateways that istiod makes. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Security context of gateways that istiod makes. */
  readonly securityContext?: PodSecurityContext | null;
  /** The gateway. */
  readonly 'istio-ingressgateway'?: IstioIngressValuesGateway;
  /** For istioctl; has no effect itself. */
  readonly enabled?: boolean | null;
}

/** Part of IstioIngressValues. */
export interface AgentgatewayValues {
  /** Image of the gateways of class istio-agentgateway. */
  readonly image?: string | null;
}

/** Part of IstioIngressValues. */
export interface DefaultPodDisruptionBudget {
  /** Make PodDisruptionBudgets; default true. */
  readonly enabled?: boolean | null;
}

/** Part of IstioIngressValues. */
export interface GlobalIstiodValues {
  /** Let istiod write findings into the status of objects; default false. */
  readonly enableAnalysis?: boolean | null;
}

/** Part of IstioIngressValues. */
export interface GlobalLoggingConfig {
  /** Log level, or levels by scope as in "default:info,ads:debug". */
  readonly level?: string | null;
}

/** Part of IstioIngressValues. */
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

/** Part of IstioIngressValues. */
export interface NetworkPolicyValues {
  /** Make NetworkPolicies; default false. */
  readonly enabled?: boolean | null;
}

/** Part of IstioIngressValues. */
export interface ProxyStartupProbe {
  /** Use a startup probe; default true. */
  readonly enabled?: boolean | null;
  /** Failures that count as no start, one each second; default 600. */
  readonly failureThreshold?: number | null;
}

/** Part of IstioIngressValues. */
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

/** Part of IstioIngressValues. */
export interface ProxyInitValues {
  /** Write the iptables rules even if others are there; default false. */
  readonly forceApplyIptables?: boolean | null;
  /** Name of the image, or a whole reference; default proxyv2. */
  readonly image?: string | null;
  /** Requests and limits of the init container. @deprecated use global.proxy.resources */
  readonly resources?: ResourceRequirements | null;
}

/** Part of IstioIngressValues. */
export interface ReaderServiceAccount {
  /** Name of the service account. */
  readonly name?: string | null;
  /** Namespace of the service account. */
  readonly namespace?: string | null;
}

/** Part of IstioIngressValues. */
export interface SdsToken {
  /** Audience of the tokens of proxies; default istio-ca. */
  readonly aud?: string | null;
}

/** Part of IstioIngressValues. */
export interface SdsValues {
  /** Tokens of proxies. */
  readonly token?: SdsToken;
}

/** Part of IstioIngressValues. */
export interface StsValues {
  /** Port of the token service in the agent; 0, the default, is none. */
  readonly servicePort?: number | null;
}

/** Part of IstioIngressValues. */
export interface TracerDatadog {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstioIngressValues. */
export interface TracerLightstep {
  /** Token for the service. */
  readonly accessToken?: string | null;
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstioIngressValues. */
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

/** Part of IstioIngressValues. */
export interface TracerZipkin {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

/** Part of IstioIngressValues. */
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

/** Part of IstioIngressValues. */
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

/** Part of IstioIngressValues. */
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

/** Values of Istio's Helm chart istio-ingress, by their official names. */
export interface IstioIngressValues {
  /** Minor release of Istio whose behaviour is kept, for example 1.28. */
  readonly compatibilityVersion?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Set of values between the defaults of the chart and these: ambient, demo, preview, remote or stable; none by default. */
  readonly profile?: string | null;
  /** The gateway of this chart. */
  readonly gateways?: IstioIngressValuesGateways;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Mesh config, of which the gateway takes some settings. */
  readonly meshConfig?: Readonly<Record<string, unknown>> | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** For istioctl; only pilot.cni is looked at. */
  readonly pilot?: Readonly<Record<string, unknown>> | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
}
