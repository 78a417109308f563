// Generated from lib/props by `npm run generate`. Changes made here are lost.
import type { DashboardName } from '../lib/addons/dashboards/dashboards';
import type { DashboardJson } from '../lib/addons/dashboards/json';
import type { TelemetryOf } from '../lib/addons/shared/telemetry-metrics';
import type { Affinity, AutoscalingBehavior, Container, ContainerFields, EnvVar, IngressFields, LabelSelector, PodFields, PodSecurityContext, ResourceRequirements, SeccompProfile, SecurityContext, ServiceFields, Toleration, TopologySpreadConstraint, Volume, VolumeMount, WorkloadFields } from '../lib/model/kubernetes';
import type { MeshPatch } from '../lib/model/mesh-patch';
import type { AddonGateway, UrlLike } from '../lib/props/addons/types';
import type { ResourceScope } from '../lib/props/resource-scope';
import type { AccessLogTarget, TracingTag, TracingTarget } from '../lib/props/telemetry-targets';
import type { IstioRelease, IstioVersion, Platform, Profile } from '../lib/releases/names';
import type { KialiConfig } from './kiali-config';
import type { MeshConfig } from './mesh-config';
import type { MeshNetworks } from './mesh-networks';
import type { BaseValues } from './values-base';
import type { CniValues } from './values-cni';
import type { GatewayValues } from './values-gateway';
import type { IstioEgressValues } from './values-istio-egress';
import type { IstioIngressValues } from './values-istio-ingress';
import type { IstiodValues } from './values-istiod';
import type { ZtunnelValues } from './values-ztunnel';

/** A whole service mesh. Every field is optional: nothing at all is the profile `default` of the newest release. */
export interface MeshProps {
  /** The Istio minor, which stands for its newest patch that is known, or an exact release (`1.31.4`), also one that is newer than this package. @default - the newest minor that is no preview */
  readonly version?: IstioVersion | IstioRelease;
  /** Image tag. @default - the release's, for example `1.31.4` */
  readonly tag?: string;
  /** Image registry and path, without a scheme. @default 'docker.io/istio' */
  readonly hub?: string;
  /** Image flavour. @default - the plain images; 'distroless' in the ambient profiles */
  readonly variant?: 'debug' | 'distroless';
  /** When nodes pull images. @default - Kubernetes' own */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets in the namespace of each component. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /** Configuration profile: the components that are installed, and their settings. @default 'default' */
  readonly profile?: Profile;
  /** Settings that a Kubernetes distribution needs. @default - none; 'openshift' in the OpenShift profiles */
  readonly platform?: Platform;
  /** Keep the behaviour of an earlier minor, for example `1.29`. @default - the behaviour of `version` */
  readonly compatibilityVersion?: string;
  /** Namespace of the control plane. @default 'istio-system' */
  readonly namespace?: string;
  /** Helm release that the labels `release` and `app.kubernetes.io/instance` of all objects name: `istio` for a mesh that istioctl installed. @default - those of Istio's Helm guide: `istio-base`, `istiod`, `istio-cni`, `ztunnel`, the name of the gateway */
  readonly releaseName?: string;
  /** Name of this control plane among several: a DNS label. @default - the only one, called `default` */
  readonly revision?: string;
  /** Further names by which namespaces can choose this control plane. @default - none */
  readonly revisionTags?: readonly string[];
  /** The revision whose istiod checks configuration objects; '' for none. @default - `revision`, or 'default' */
  readonly defaultRevision?: string;
  /** Failure policy of the validation webhook while istiod does not answer: `Fail` refuses configuration objects, so policies are applied once istiod is ready; `Ignore` admits them unchecked. istiod turns `Ignore` into `Fail` when it is ready, and a later apply of the webhook conflicts with it. @default 'Fail'; 'Ignore' where no istiod reads the configuration of this cluster (profile `remote` without `remote.configCluster`) */
  readonly validationFailurePolicy?: 'Fail' | 'Ignore';
  /** Scope of the rendered control plane: all, cluster-wide objects, or the rest. @default 'all' */
  readonly resourceScope?: ResourceScope;
  /** Create the namespaces of the components, with the labels that they need. `kube-*` and `default` are never created. @default true */
  readonly createNamespaces?: boolean;
  /** Mesh-wide settings, checked field by field. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
  readonly meshConfig?: MeshConfig;
  /** Networks of a mesh that spans several. @default - none */
  readonly meshNetworks?: MeshNetworks;
  /** First part of every workload identity. @default 'cluster.local' */
  readonly trustDomain?: string;
  /** Name of the mesh, where several are joined. @default - the trust domain */
  readonly meshId?: string;
  /** Network of this cluster. @default - one network for all clusters */
  readonly network?: string;
  /** Name of this cluster in the mesh. @default 'Kubernetes' */
  readonly clusterName?: string;
  /** Cluster-wide accounts and roles, and the validation webhook (chart `base`). @default - by profile */
  readonly base?: boolean;
  /** The custom resource definitions. @default - installed with `base` */
  readonly crds?: boolean | CrdProps;
  /** The control plane. @default - by profile: on in all but `empty` */
  readonly pilot?: boolean | PilotProps;
  /** The CNI node agent. @default - by profile: on in `ambient`, `openshift` and `openshift-ambient` */
  readonly cni?: boolean | CniProps;
  /** The ambient node proxy. @default - by profile: on in `ambient` and `openshift-ambient` */
  readonly ztunnel?: boolean | ZtunnelProps;
  /** Gateways into the mesh; `[]` for none. @default - by profile: `istio-ingressgateway`, as istioctl installs it, or none */
  readonly ingressGateways?: readonly IngressGatewayProps[];
  /** Gateways out of the mesh; `[]` for none. @default - by profile: `istio-egressgateway` in `demo` */
  readonly egressGateways?: readonly EgressGatewayProps[];
  /** A gateway for traffic from other networks of the mesh. @default false */
  readonly eastWestGateway?: boolean | EastWestGatewayProps;
  /** The webhook that adds sidecars to pods. */
  readonly sidecarInjector?: SidecarInjectorProps;
  /** Settings of all sidecars and gateways. */
  readonly proxy?: ProxyProps;
  /** Remote cluster, whose control plane runs elsewhere. @default - it has its own */
  readonly remote?: RemoteProps;
  /** External control plane, which serves other clusters too. @default false */
  readonly externalControlPlane?: boolean | ExternalControlPlaneProps;
  /** NetworkPolicies that let through what the components need. @default false */
  readonly networkPolicies?: boolean;
  /** Log as JSON, in all components. @default false */
  readonly logAsJson?: boolean;
  /** Redirect with nftables instead of iptables. @default false */
  readonly nativeNftables?: boolean;
  /** Traces of the mesh, their destination and sampling: an extension provider, and a Telemetry. @default - nowhere */
  readonly tracing?: TracingProps;
  /** Destination of access logs: an extension provider, and a Telemetry for the whole mesh. @default - by `meshConfig` */
  readonly accessLogs?: AccessLogProps;
  /** Prometheus, Grafana, Jaeger, Kiali and Loki beside the mesh, connected to each other; or those that are named. For trying things out. @default false */
  readonly addons?: boolean | AddonProps;
  /** Helm values by chart, with their official names, for what has no prop. A contradiction to a prop is a problem. */
  readonly values?: MeshValues;
  /** Changes to rendered objects, chosen by kind and name. @default - none */
  readonly patches?: readonly MeshPatch[];
}

/** Installation of Istio's resource definitions are installed. */
export interface CrdProps {
  /** Install them. @default true */
  readonly install?: boolean;
  /** Full names that are left out, for example `wasmplugins.extensions.istio.io`. @default - none */
  readonly exclude?: readonly string[];
}

/** The control plane, istiod (chart `istiod`). */
export interface PilotProps {
  /** A fixed number of replicas, without autoscaling. Contradicts `autoscaling`. @default - autoscaled */
  readonly replicas?: number;
  /** Autoscaling limits. @default - 1 to 5 replicas at 80 % CPU, or what the profile says */
  readonly autoscaling?: AutoscalingProps;
  /** Compute resources. @default - requests of 500m CPU and 2Gi memory, or what the profile says */
  readonly resources?: ResourceRequirements;
  /** Environment of istiod, mostly its feature flags (`PILOT_*`): https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars @default - none beyond the chart's */
  readonly env?: Record<string, string | boolean | number>;
  /** Environment from Secrets and ConfigMaps (`valueFrom`). @default - none */
  readonly envFrom?: readonly EnvVar[];
  /** Scheduling of istiod's pods. @default - anywhere */
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
  /** Lifetime of a proxy's connection, after which it is balanced anew, a Go duration. @default '30m' */
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

/** A HorizontalPodAutoscaler. Excludes `replicas`. */
export interface AutoscalingProps {
  /** Least number of replicas, at least 1. @default 1 */
  readonly min?: number;
  /** Greatest number of replicas, at least `min`. @default 5 */
  readonly max?: number;
  /** Target CPU use, in percent of the request. @default 80 */
  readonly cpu?: number;
  /** Target memory use, in percent of the request. @default - memory does not scale */
  readonly memory?: number;
  /** Scaling speed (`spec.behavior`). @default - Kubernetes' own pace */
  readonly behavior?: AutoscalingBehavior;
}

/** Scheduling of pods. Every field is Kubernetes' own. */
export interface SchedulingProps {
  /** Labels a node must have. @default - any node */
  readonly nodeSelector?: Record<string, string>;
  /** Taints that the pods accept. @default - the chart's own tolerations */
  readonly tolerations?: readonly Toleration[];
  /** Node and pod affinity. @default - none */
  readonly affinity?: Affinity;
  /** Constraints for the spread of replicas over nodes and zones. @default - none */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Name of a PriorityClass. @default - the chart's own class, where it has one */
  readonly priorityClassName?: string;
}

/** A PodDisruptionBudget: give one of the two limits. */
export interface PodDisruptionBudgetProps {
  /** Pods that must stay, as a number or `"50%"`. @default 1 */
  readonly minAvailable?: number | string;
  /** Pods that may be gone, as a number or `"50%"`. @default - `minAvailable` decides */
  readonly maxUnavailable?: number | string;
  /** Eviction policy of pods that are not ready yet. @default - Kubernetes' own (`IfHealthyBudget`) */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}

/** The CNI node agent (chart `cni`): it redirects traffic of pods, so that pods need no elevated init container. */
export interface CniProps {
  /** Namespace of the DaemonSet. @default - the mesh's namespace; `kube-system` in the OpenShift profiles */
  readonly namespace?: string;
  /** Namespaces whose pods are left alone. @default ['kube-system'] */
  readonly excludeNamespaces?: readonly string[];
  /** Log levels. @default - the mesh's */
  readonly logLevel?: string;
  /** Directory of CNI binaries on the node. @default - the platform's, else /opt/cni/bin */
  readonly binDir?: string;
  /** Directory of CNI configuration on the node. @default - the platform's, else /etc/cni/net.d */
  readonly confDir?: string;
  /** File of the CNI configuration to extend or write. @default - the first one found */
  readonly confFileName?: string;
  /** Directory of network namespaces on the node. @default - the platform's, else /var/run/netns */
  readonly netnsDir?: string;
  /** Extend the node's CNI configuration, instead of writing a file of its own. @default true */
  readonly chained?: boolean;
  /** Provider that calls the plugin: the node's runtime, or Multus. @default 'default'; 'multus' on OpenShift */
  readonly provider?: 'default' | 'multus';
  /** Keep a configuration file of Istio's own, so that pods wait until the agent is there. @default false */
  readonly istioOwnedConfig?: boolean;
  /** Repair of pods that started too early. @default - on */
  readonly repair?: boolean | CniRepairProps;
  /** Ambient mode. @default - on in the ambient profiles, or when `ztunnel` is on */
  readonly ambient?: boolean | CniAmbientProps;
  /** A ResourceQuota for the agent's priority class. @default - none; on where GKE needs it */
  readonly resourceQuota?: boolean | QuotaProps;
  /** Compute resources. @default - requests of 100m CPU and 100Mi memory */
  readonly resources?: ResourceRequirements;
  /** Taints that the agent accepts. @default - all */
  readonly tolerations?: readonly Toleration[];
  /** Affinity of the agent. @default - none */
  readonly affinity?: Affinity;
  /** Labels of the DaemonSet. @default - none */
  readonly labels?: Record<string, string>;
  /** Labels of the pods. @default - none */
  readonly podLabels?: Record<string, string>;
  /** Annotations of the pods. @default - Prometheus scraping */
  readonly podAnnotations?: Record<string, string>;
  /** Environment of the agent. @default - none beyond the chart's */
  readonly env?: Record<string, string | boolean | number>;
  /** Nodes that may be updated at one time, as a number or percentage. @default 1 */
  readonly maxUnavailable?: number | string;
  /** The seccomp profile of the container. @default - none */
  readonly seccompProfile?: SeccompProfile;
}

/** Repair of pods that started before the CNI agent was ready. https://istio.io/latest/docs/setup/additional-setup/cni/#race-condition--mitigation */
export interface CniRepairProps {
  /** Repair broken pods at all. @default true */
  readonly enabled?: boolean;
  /** Put a broken pod's network right in place. @default true */
  readonly repairPods?: boolean;
  /** Delete broken pods, so that they start anew. @default false */
  readonly deletePods?: boolean;
  /** Only label broken pods. @default false */
  readonly labelPods?: boolean;
}

/** Enrollment of pods in an ambient mesh by the CNI agent. */
export interface CniAmbientProps {
  /** Let pods join without a sidecar. @default - true in the ambient profiles, or when `ztunnel` is on */
  readonly enabled?: boolean;
  /** Capture the pods' DNS queries. @default true */
  readonly dnsCapture?: boolean;
  /** Write IPv6 rules too. @default true */
  readonly ipv6?: boolean;
  /** Bring the rules of running pods up to date when the agent starts. @default true */
  readonly reconcileIptablesOnStartup?: boolean;
  /** Run the agent in the host's network namespace. @default false */
  readonly shareHostNetworkNamespace?: boolean;
  /** Selectors of the pods that join: one of them has to match. @default - pods or namespaces labelled `istio.io/dataplane-mode: ambient` */
  readonly enablementSelectors?: readonly EnablementSelector[];
}

/** Pods that join an ambient mesh: those that both selectors match. */
export interface EnablementSelector {
  /** Labels of the pods. @default - any pod */
  readonly podSelector?: LabelSelector;
  /** Labels of their namespaces. @default - any namespace */
  readonly namespaceSelector?: LabelSelector;
}

/** A cap on the pods of a namespace with the node-critical priority class. */
export interface QuotaProps {
  /** Pods allowed. @default 5000 */
  readonly pods?: number;
}

/** The node proxy of ambient mode (chart `ztunnel`). https://istio.io/latest/docs/ambient/ */
export interface ZtunnelProps {
  /** Namespace of the DaemonSet. @default - the mesh's namespace; `kube-system` where the profile wants that */
  readonly namespace?: string;
  /** Name of the DaemonSet and its account. @default 'ztunnel' */
  readonly name?: string;
  /** Log level. @default 'info' */
  readonly logLevel?: string;
  /** Compute resources. @default - requests of 200m CPU and 512Mi memory */
  readonly resources?: ResourceRequirements;
  /** A ResourceQuota for ztunnel's priority class. @default - none; on where GKE needs it */
  readonly resourceQuota?: boolean | QuotaProps;
  /** Taints that ztunnel accepts. @default - all */
  readonly tolerations?: readonly Toleration[];
  /** Labels a node must have. @default - any node */
  readonly nodeSelector?: Record<string, string>;
  /** Affinity of ztunnel. @default - none */
  readonly affinity?: Affinity;
  /** Labels of all objects. @default - none */
  readonly labels?: Record<string, string>;
  /** Annotations of all objects. @default - none */
  readonly annotations?: Record<string, string>;
  /** Labels of the pods. @default - none */
  readonly podLabels?: Record<string, string>;
  /** Annotations of the pods. @default - Prometheus scraping */
  readonly podAnnotations?: Record<string, string>;
  /** Environment of ztunnel. @default - none beyond the chart's */
  readonly env?: Record<string, string | boolean | number>;
  /** Seconds that connections have to end when a pod stops. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Nodes that may have a second ztunnel during an update, as a number or percentage. @default 1 */
  readonly maxSurge?: number | string;
  /** Nodes that may be without ztunnel during an update, as a number or percentage. @default 0 */
  readonly maxUnavailable?: number | string;
}

/** A gateway for traffic into the mesh. */
export interface IngressGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-ingressgateway' */
  readonly name?: string;
}

/** Settings that ingress, egress and east-west gateways share. */
export interface CommonGatewayProps {
  /** Name of the Deployment, Service and account; Istio `Gateway` objects select it by the label `istio`. */
  readonly name?: string;
  /** Namespace of the gateway, created when `createNamespaces` is on. @default - the mesh's namespace */
  readonly namespace?: string;
  /** Labels of the pods, which `Gateway` selectors match. @default - `app: NAME` and `istio: NAME without "istio-"` */
  readonly labels?: Record<string, string>;
  /** Annotations of the Deployment and Service. @default - none */
  readonly annotations?: Record<string, string>;
  /** `true`: the pods carry `image: auto` and istiod fills in the proxy when they start (chart `gateway`, what Istio recommends). `false`: the whole proxy is written out (what istioctl installs). @default true */
  readonly injection?: boolean;
  /** Workload kind of the pods. Only with `injection`. @default 'Deployment' */
  readonly kind?: 'Deployment' | 'DaemonSet';
  /** The control plane that serves it. @default - the mesh's revision */
  readonly revision?: string;
  /** The Service in front of the pods. */
  readonly service?: GatewayServiceProps;
  /** Ports of the Service. @default - status 15021, http2 80, https 443 */
  readonly ports?: readonly GatewayPort[];
  /** A fixed number of pods, without autoscaling. @default - autoscaled */
  readonly replicas?: number;
  /** Autoscaling limits. @default - 1 to 5 pods at 80 % CPU */
  readonly autoscaling?: AutoscalingProps;
  /** Compute resources. @default - requests of 100m CPU and 128Mi memory, limits of 2 CPU and 1Gi */
  readonly resources?: ResourceRequirements;
  /** Scheduling of the pods. */
  readonly scheduling?: SchedulingProps;
  /** The disruption budget. @default - none for injected gateways, at least one pod for istioctl's */
  readonly podDisruptionBudget?: PodDisruptionBudgetProps;
  /** Annotations of the pods. */
  readonly podAnnotations?: Record<string, string>;
  /** Annotations of the ServiceAccount. @default - none */
  readonly serviceAccountAnnotations?: Record<string, string>;
  /** Environment variables of the proxy. */
  readonly env?: Record<string, string | boolean | number>;
  /** Environment from Secrets and ConfigMaps. @default - none */
  readonly envFrom?: readonly EnvVar[];
  /** Further volumes of the pods. */
  readonly volumes?: readonly Volume[];
  /** Mounts of further volumes in the proxy. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Containers that run before the proxy. */
  readonly initContainers?: readonly Container[];
  /** Containers beside the proxy. */
  readonly additionalContainers?: readonly Container[];
  /** Seconds that connections have to end when a pod stops. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Further values of the chart, by their official names. A contradiction to another prop is a problem. @default - none */
  readonly values?: GatewayValues | IstioIngressValues | IstioEgressValues;
}

/** The Service in front of a gateway. */
export interface GatewayServiceProps {
  /** `None` leaves the Service out. @default 'LoadBalancer' */
  readonly type?: 'LoadBalancer' | 'ClusterIP' | 'NodePort' | 'None';
  /** Annotations of the Service. */
  readonly annotations?: Record<string, string>;
  /** A fixed cluster IP, or `None`. @default - chosen by Kubernetes */
  readonly clusterIP?: string;
  /** The address asked of the cloud. @default - chosen by the cloud */
  readonly loadBalancerIP?: string;
  /** Client ranges that the cloud lets through. @default - all */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Load balancer class: the implementation that serves it. @default - the cluster's */
  readonly loadBalancerClass?: string;
  /** `Local` keeps the client's address. @default - Kubernetes' own (`Cluster`) */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /** Addresses outside the cluster that lead to the Service. */
  readonly externalIPs?: readonly string[];
  /** IP families of the Service, the first one first. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
  /** IP family policy of the Service: one family or two. */
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
}

/** A port of a gateway's Service. */
export interface GatewayPort {
  /** Name, unique within the gateway; its first part is the protocol (`http2`, `https`, `tcp-mysql`). */
  readonly name: string;
  /** Number on the Service, 1 to 65535. */
  readonly port: number;
  /** Number in the pod, 1 to 65535: the proxy's ports have no names. @default - the same as `port` */
  readonly targetPort?: number;
  /** Transport. @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
  /** Number on the nodes, for `NodePort` and `LoadBalancer`. @default - chosen by Kubernetes */
  readonly nodePort?: number;
  /** Application protocol. @default - none */
  readonly appProtocol?: string;
}

/** A gateway for traffic out of the mesh. */
export interface EgressGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-egressgateway' */
  readonly name?: string;
  /** Ports of the Service, by default inside the cluster only. @default - http2 80, https 443 */
  readonly ports?: readonly GatewayPort[];
}

/** A gateway between the networks of one mesh. https://istio.io/latest/docs/setup/install/multicluster/ */
export interface EastWestGatewayProps extends CommonGatewayProps {
  /** Name of the gateway and its objects. @default 'istio-eastwestgateway' */
  readonly name?: string;
  /** The network it serves. @default - the mesh's `network`; a problem when neither is given */
  readonly network?: string;
}

/** Sidecar injection: the webhook by which istiod adds sidecars to pods. https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
export interface SidecarInjectorProps {
  /** Take every namespace that does not opt out. @default false */
  readonly enableNamespacesByDefault?: boolean;
  /** Pods that always get a sidecar. @default - none */
  readonly alwaysInjectSelector?: readonly LabelSelector[];
  /** Pods that never get a sidecar. @default - none */
  readonly neverInjectSelector?: readonly LabelSelector[];
  /** Annotations that every injected pod gets. @default - none */
  readonly injectedAnnotations?: Record<string, string>;
  /** Reinvocation policy: `IfNeeded` calls istiod again when a later webhook changes the pod. @default 'Never' */
  readonly reinvocationPolicy?: 'Never' | 'IfNeeded';
  /** Send probes through the sidecar's agent, so that mutual TLS does not break them. @default true */
  readonly rewriteAppHTTPProbe?: boolean;
  /** The user's own injection templates by name; a built-in name replaces that one. @default - none */
  readonly templates?: Record<string, string>;
  /** Templates for pods that name none. @default ['sidecar'] */
  readonly defaultTemplates?: readonly string[];
  /** Annotations of the webhook configuration. @default - none */
  readonly annotations?: Record<string, string>;
}

/** Defaults of every sidecar and gateway proxy (`global.proxy`). */
export interface ProxyProps {
  /** Image name, or a whole reference. @default 'proxyv2' */
  readonly image?: string;
  /** Compute resources of each sidecar. @default - requests of 100m CPU and 128Mi memory, limits of 2 CPU and 1Gi */
  readonly resources?: ResourceRequirements;
  /** Envoy's log level. @default 'warning' */
  readonly logLevel?: 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'critical' | 'off';
  /** Envoy's log level by component. @default 'misc:error' */
  readonly componentLogLevel?: string;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Injection of pods without a label, in namespaces that are injected: `disabled` injects only pods that request it. @default 'enabled' */
  readonly autoInject?: 'enabled' | 'disabled';
  /** Start the application's containers only when the proxy is ready. @default false */
  readonly holdApplicationUntilProxyStarts?: boolean;
  /** Outbound ranges that are redirected, comma separated. @default '*' */
  readonly includeIPRanges?: string;
  /** Outbound ranges that are not redirected, comma separated. @default - none */
  readonly excludeIPRanges?: string;
  /** Inbound ports that are redirected, comma separated. @default '*' */
  readonly includeInboundPorts?: string;
  /** Inbound ports that are not redirected, comma separated. @default - none */
  readonly excludeInboundPorts?: string;
  /** Outbound ports that are redirected whatever the ranges say, comma separated. @default - none */
  readonly includeOutboundPorts?: string;
  /** Outbound ports that are not redirected, comma separated. @default - none */
  readonly excludeOutboundPorts?: string;
  /** Run the sidecar privileged. @default false */
  readonly privileged?: boolean;
  /** Port of the agent's health endpoint; 0 switches the readiness probe off. @default 15020 */
  readonly statusPort?: number;
  /** Tracer to which spans are sent. @default 'none' */
  readonly tracer?: 'none' | 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent';
  /** The seccomp profile of the sidecar. @default - none */
  readonly seccompProfile?: SeccompProfile;
}

/** A cluster whose control plane runs elsewhere. https://istio.io/latest/docs/setup/install/external-controlplane/ */
export interface RemoteProps {
  /** Address of the control plane that serves this cluster: an IP address or a host name. @default - none */
  readonly pilotAddress?: string;
  /** URL of the injection webhook; excludes `injectionPath`. @default - the local Service `istiod` */
  readonly injectionURL?: string;
  /** Path of the injection webhook on the istiod Service. @default '/inject' */
  readonly injectionPath?: string;
  /** CA bundle of the injection webhook, base64. @default - istiod writes it */
  readonly injectionCABundle?: string;
  /** URL of the validation webhook. @default - the local Service */
  readonly validationURL?: string;
  /** CA bundle of the validation webhook, base64. @default - istiod writes it */
  readonly validationCABundle?: string;
  /** Keep Istio's configuration (its objects) in this remote cluster. @default false */
  readonly configCluster?: boolean;
}

/** This cluster's istiod also serves other clusters. */
export interface ExternalControlPlaneProps {
  /** Let remote clusters use this istiod. @default true */
  readonly enabled?: boolean;
}

/** Traces of a mesh: their destination and sampling. */
export interface TracingProps {
  /** One or several backends: an addon of this program, or an address. @default - the tracing backend of `addons` */
  readonly to?: TracingTarget | readonly TracingTarget[];
  /** Percent of requests that are traced, 0 to 100. @default - that of the mesh config, which is 1 */
  readonly sampling?: number;
  /** Tags of all spans, by name. @default - none */
  readonly tags?: Record<string, TracingTag>;
}

/** Address that proxies send traces to, by its protocol. */
export interface TracingBackend {
  /** Name among the extension providers. @default - the protocol: `zipkin`, `otlp` */
  readonly name?: string;
  /** Zipkin, and Jaeger on its port 9411: `zipkin.istio-system.svc.cluster.local:9411`. */
  readonly zipkin?: string;
  /** OTLP over gRPC: `jaeger-collector.istio-system.svc.cluster.local:4317`. */
  readonly otlp?: string;
  /** OTLP over HTTP: `otel.observability.svc.cluster.local:4318`. */
  readonly otlpHttp?: string | OtlpHttp;
  /** Apache SkyWalking: `skywalking-oap.istio-system.svc.cluster.local:11800`. */
  readonly skywalking?: string;
  /** Datadog's agent: `datadog.monitoring.svc.cluster.local:8126`. */
  readonly datadog?: string;
}

/** A receiver of OTLP over HTTP. */
export interface OtlpHttp {
  /** `HOST:PORT` of the service. */
  readonly address: string;
  /** Path of traces. @default '/v1/traces' */
  readonly path?: string;
  /** Headers of all requests. @default - none */
  readonly headers?: Record<string, string>;
  /** Timeout of a request: `10s`. @default - Istio's own */
  readonly timeout?: string;
}

/** Destination of access logs. */
export interface AccessLogProps {
  /** The proxies' standard output, or an OpenTelemetry Collector. @default - the collector of `addons`, or 'stdout' */
  readonly to?: 'stdout' | AccessLogTarget;
  /** Only requests for which this CEL expression holds: `response.code >= 400`. @default - all */
  readonly filter?: string;
  /** Whose log. @default - both */
  readonly mode?: 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  /** Labels of each entry, with operators of Envoy. @default - a few of each request */
  readonly labels?: Record<string, string>;
}

/** Address that proxies send access logs to. */
export interface AccessLogBackend {
  /** Name among the extension providers. @default 'otel' */
  readonly name?: string;
  /** OTLP over gRPC: `opentelemetry-collector.observability.svc.cluster.local:4317`. */
  readonly otlp: string;
}

/** Programs that show the mesh, as in Istio's samples, and connected. For trying things out: without storage or authentication. */
export interface AddonProps {
  /** Namespace of the addons. @default - the mesh's */
  readonly namespace?: string;
  /** Metrics. @default - on where `addons` is `true` */
  readonly prometheus?: boolean | PrometheusProps;
  /** Dashboards. @default - on where `addons` is `true` */
  readonly grafana?: boolean | GrafanaProps;
  /** Traces. @default - on where `addons` is `true` */
  readonly jaeger?: boolean | JaegerProps;
  /** The mesh as a graph. @default - on where `addons` is `true` */
  readonly kiali?: boolean | KialiProps;
  /** Logs. @default - on where `addons` is `true` */
  readonly loki?: boolean | LokiProps;
  /** Traces, instead of Jaeger. @default false */
  readonly zipkin?: boolean | ZipkinProps;
  /** Traces, instead of Jaeger. @default false */
  readonly skywalking?: boolean | SkyWalkingProps;
  /** An OpenTelemetry Collector for traces and logs. @default false */
  readonly otel?: boolean | OtelCollectorProps;
}

/** A Prometheus server. https://prometheus.io/docs/ */
export interface PrometheusProps extends ChartedAddonProps {
  /** Its Service. @default - inside the cluster only */
  readonly service?: AddonPortServiceProps;
  /** Name of its objects. @default 'prometheus'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/prom/prometheus` in the version of Istio's samples */
  readonly image?: string;
  /** Number of pods. @default 1 */
  readonly replicas?: number;
  /** A PodDisruptionBudget. @default false */
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
  /** The account of its pods. @default - one of its own */
  readonly serviceAccount?: AddonServiceAccountProps;
  /** Time that samples are kept, as a duration of Prometheus: `30d`. @default '15d' */
  readonly retention?: string;
  /** Limit of the space of samples: `40GB`. @default - no limit */
  readonly retentionSize?: string;
  /** Workload kind of the pods. A StatefulSet has a volume for each of them. @default 'Deployment' */
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** Writes its permissions: a ClusterRole and a ClusterRoleBinding. @default true */
  readonly rbac?: boolean;
  /** The container that has it read a changed configuration: `false` for none, or fields that are laid over it. @default true */
  readonly configReloader?: boolean | ContainerFields;
  /** A volume for its data. @default - an emptyDir: data are lost when the pod restarts */
  readonly storage?: ClaimedStorageProps;
  /** Interval of scrapes. @default '15s' */
  readonly scrapeInterval?: string;
  /** Timeout of a scrape. @default '10s' */
  readonly scrapeTimeout?: string;
  /** Interval at which rules are evaluated. @default '1m' */
  readonly evaluationInterval?: string;
  /** Which targets it finds by itself: all pods and Services with `prometheus.io/scrape`, only those of the mesh, or none. @default 'annotations' under `addons`, else 'istio' */
  readonly jobs?: 'annotations' | 'istio' | 'none';
  /** Names of its own jobs that are left out. @default - none */
  readonly disabledJobs?: readonly string[];
  /** Further scrape configs, as Prometheus has them. @default - none */
  readonly scrapeConfigs?: readonly Record<string, unknown>[];
  /** Groups of recording rules, as Prometheus has them. @default - none */
  readonly recordingRules?: readonly Record<string, unknown>[];
  /** Groups of alerting rules, as Prometheus has them. @default - none */
  readonly alertingRules?: readonly Record<string, unknown>[];
  /** Alertmanagers that alerts are sent to: `alerting.alertmanagers`. @default - nowhere */
  readonly alertmanagers?: readonly Record<string, unknown>[];
  /** Servers that samples are sent to besides: `remote_write`. @default - nowhere */
  readonly remoteWrite?: readonly Record<string, unknown>[];
  /** Labels of all samples that leave this server. @default - none */
  readonly externalLabels?: Record<string, string>;
  /** URL by which people reach it. @default - that of `ingress`, if there is one */
  readonly externalUrl?: string;
  /** Path under which it serves: `/prometheus`. @default - `/` */
  readonly routePrefix?: string;
  /** Scrape proxies by mutual TLS, with a certificate of the mesh: from Istio 1.31. @default false */
  readonly secureMetrics?: boolean;
  /** Further flags of the server by their names: `{ 'query.timeout': '1m' }`; `true` for one without a value, `false` for none. @default - none */
  readonly extraArgs?: Record<string, unknown>;
  /** Changes to `prometheus.yml`: maps merge, lists replace, null removes. @default - none */
  readonly config?: Record<string, unknown>;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
}

/** Objects of an addon, in Kubernetes' own terms. */
export interface ChartedAddonProps extends CommonAddonProps {
  /** Further labels of all its objects and pods. @default - none */
  readonly labels?: Record<string, string>;
  /** Annotations of its Deployment. @default - none */
  readonly annotations?: Record<string, string>;
  /** Annotations of its ConfigMap. @default - none */
  readonly configMapAnnotations?: Record<string, string>;
  /** Environment from Secrets and ConfigMaps (`valueFrom`). @default - none */
  readonly envFrom?: readonly EnvVar[];
  /** Further volumes of the pods, in place of its own of the same name. @default - none */
  readonly volumes?: readonly Volume[];
  /** Further mounts of its container, in place of its own at the same path. @default - none */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Containers that run before its own. @default - none */
  readonly initContainers?: readonly Container[];
  /** Containers beside its own. @default - none */
  readonly additionalContainers?: readonly Container[];
  /** Further fields of its container, as probes, in Kubernetes' terms: maps merge, lists replace, null removes. @default - none */
  readonly container?: ContainerFields;
  /** Further fields of the pods, as `dnsPolicy`, in Kubernetes' terms: maps merge, lists replace, null removes. @default - none */
  readonly pod?: PodFields;
  /** Further fields of the Deployment, as `strategy`, in Kubernetes' terms: maps merge, lists replace, null removes. @default - none */
  readonly workload?: WorkloadFields;
}

/** Settings that all addons share. */
export interface CommonAddonProps {
  /** Namespace of its objects. @default - that of all addons; of the chart or program */
  readonly namespace?: string;
  /** When nodes pull images. @default 'IfNotPresent' */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Names of Secrets to pull images with. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /** Compute resources. @default - those of Istio's samples */
  readonly resources?: ResourceRequirements;
  /** Nodes that the pods run on. @default - any */
  readonly scheduling?: SchedulingProps;
  /** Further labels of the pods. @default - `sidecar.istio.io/inject: "false"` only */
  readonly podLabels?: Record<string, string>;
  /** Further annotations of the pods. @default - none */
  readonly podAnnotations?: Record<string, string>;
  /** Further environment of the container. @default - none */
  readonly env?: Record<string, string | boolean | number>;
  /** Security settings of the pods. @default - fit for the pod security level `restricted`; under `addons` the samples' */
  readonly podSecurityContext?: PodSecurityContext;
  /** Security settings of the containers. @default - fit for the pod security level `restricted`; under `addons` the samples' */
  readonly securityContext?: SecurityContext;
  /** A NetworkPolicy that lets in what its ports serve. @default false */
  readonly networkPolicy?: boolean;
  /** Its Service. @default - inside the cluster only */
  readonly service?: AddonServiceProps;
}

/** The Service of an addon. */
export interface AddonServiceProps {
  /** Type of the Service. @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Annotations of the Service. @default - none */
  readonly annotations?: Record<string, string>;
  /** Further fields of its spec: maps merge, lists replace, null removes. @default - none */
  readonly spec?: ServiceFields;
}

/** The Service of an addon, which has one port. */
export interface AddonPortServiceProps {
  /** Type of the Service. @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Annotations of the Service. @default - none */
  readonly annotations?: Record<string, string>;
  /** Further fields of its spec: maps merge, lists replace, null removes. @default - none */
  readonly spec?: ServiceFields;
  /** Port of the Service. @default - the container's */
  readonly port?: number;
  /** Port of the nodes, where the type has one. @default - Kubernetes chooses */
  readonly nodePort?: number;
  /** Further labels of the Service. @default - none */
  readonly labels?: Record<string, string>;
  /** Addresses that a load balancer lets in, as CIDRs. @default - all */
  readonly loadBalancerSourceRanges?: readonly string[];
}

/** The account that pods of an addon run as. */
export interface AddonServiceAccountProps {
  /** Name of an account that there is: none is written then. @default - one of its own */
  readonly name?: string;
  /** Writes the ServiceAccount. @default - unless it has a `name` */
  readonly create?: boolean;
  /** Further labels of its own account. @default - none */
  readonly labels?: Record<string, string>;
  /** Mounts the token of the account in its pods. @default - the chart's */
  readonly automountToken?: boolean;
  /** Annotations of its own account. @default - none */
  readonly annotations?: Record<string, string>;
}

/** A volume that outlives the pod: its own, or one there is. */
export interface ClaimedStorageProps {
  /** Size, as a quantity: `50Gi`. @default - none; needed unless `existingClaim` is given */
  readonly size?: string;
  /** Name of a StorageClass. @default - the cluster's */
  readonly storageClass?: string;
  /** Access modes of the volume. @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod')[];
  /** Further labels of the claim. @default - none */
  readonly labels?: Record<string, string>;
  /** Annotations of the claim. @default - none */
  readonly annotations?: Record<string, string>;
  /** Name of a claim that there is already. @default - one of its own */
  readonly existingClaim?: string;
  /** Labels of the volumes that fit. @default - any volume */
  readonly selector?: LabelSelector;
  /** Name of the volume. @default - any that fits */
  readonly volumeName?: string;
}

/** A way in from outside the cluster. */
export interface AddonIngressProps {
  /** Host name that is served; `*` for all. */
  readonly host: string;
  /** Ingress class: writes an Ingress. @default - none; `gateway` is the other way */
  readonly className?: string;
  /** Gateway of the mesh: writes a VirtualService. A construct; `{ name: "NAMESPACE/NAME" }` of an Istio Gateway; or `{ selector }`, labels of gateway pods, for which a Gateway is written too. @default - none */
  readonly gateway?: AddonGateway;
  /** Path that leads here. @default - the addon's own root */
  readonly path?: string;
  /** Secret with the certificate of the host: serves HTTPS. @default - plain HTTP */
  readonly tlsSecret?: string;
  /** Annotations of the Ingress. @default - none */
  readonly annotations?: Record<string, string>;
  /** Further labels of the Ingress. @default - none */
  readonly labels?: Record<string, string>;
  /** Further fields of the spec of the Ingress: maps merge, lists replace, null removes. @default - none */
  readonly spec?: IngressFields;
}

/** A Grafana server with dashboards of Istio. https://grafana.com/docs/ */
export interface GrafanaProps extends ChartedAddonProps {
  /** Its Service. @default - inside the cluster only */
  readonly service?: AddonPortServiceProps;
  /** Name of its objects. @default 'grafana'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/grafana/grafana` in the version of Istio's samples */
  readonly image?: string;
  /** Number of pods. @default 1 */
  readonly replicas?: number;
  /** A PodDisruptionBudget. @default false */
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: AutoscalingProps;
  /** The account of its pods. @default - one of its own */
  readonly serviceAccount?: AddonServiceAccountProps;
  /** The Prometheus of its dashboards. @default - that of `addons` */
  readonly prometheus?: UrlLike;
  /** A Loki whose logs can be seen. @default - that of `addons` */
  readonly loki?: UrlLike;
  /** Further data sources, as Grafana's provisioning has them. @default - none */
  readonly datasources?: readonly Record<string, unknown>[];
  /** Dashboards, as JSON: `istioDashboards(mesh)` and your own. @default - Istio's, for the release of the mesh */
  readonly dashboards?: boolean | readonly Record<string, unknown>[];
  /** Makes everybody an administrator. @default true under `addons`, else false */
  readonly anonymous?: boolean;
  /** Secret with its first user. @default - user `admin`, password `admin` */
  readonly adminSecret?: GrafanaAdminSecret;
  /** Plugins that are installed when it starts: `NAME` or `NAME VERSION`. @default - none */
  readonly plugins?: readonly string[];
  /** Containers that bring dashboards and data sources of other programs, from ConfigMaps and Secrets with a label. @default - none */
  readonly sidecar?: GrafanaSidecarProps;
  /** Sections and settings of `grafana.ini`. @default - none */
  readonly config?: Record<string, Record<string, unknown> | string | boolean | number>;
  /** Files of alert rules, contact points and policies, as provisioning has them: `{ "rules.yaml": { ... } }`. @default - none */
  readonly alerting?: Record<string, Record<string, unknown>>;
  /** A volume for its data. @default - an emptyDir */
  readonly storage?: ClaimedStorageProps;
  /** URL by which people reach it. @default - that of `ingress`, if there is one */
  readonly externalUrl?: string;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
}

/** A Secret with Grafana's first user. */
export interface GrafanaAdminSecret {
  /** Name of the Secret. */
  readonly secret: string;
  /** Key of the user's name. @default 'admin-user' */
  readonly userKey?: string;
  /** Key of the password. @default 'admin-password' */
  readonly passwordKey?: string;
}

/** Containers beside Grafana that watch ConfigMaps and Secrets. */
export interface GrafanaSidecarProps {
  /** Dashboards, by the label `grafana_dashboard`. @default false */
  readonly dashboards?: boolean | GrafanaSidecarDashboards;
  /** Data sources, by the label `grafana_datasource`. @default false */
  readonly datasources?: boolean | GrafanaSidecarDatasources;
  /** Alert rules and contact points, by the label `grafana_alert`. @default false */
  readonly alerts?: boolean | GrafanaSidecarDatasources;
  /** Settings of plugins, by the label `grafana_plugin`. @default false */
  readonly plugins?: boolean | GrafanaSidecarDatasources;
  /** Limits it to Grafana's namespace, by a Role in place of a ClusterRole. @default false */
  readonly namespaced?: boolean;
  /** Image. @default - that of the official chart */
  readonly image?: string;
  /** Compute resources. @default - none */
  readonly resources?: ResourceRequirements;
}

/** Dashboards that a sidecar of Grafana finds. */
export interface GrafanaSidecarDashboards {
  /** Label of the ConfigMaps and Secrets. @default - that of the official chart */
  readonly label?: string;
  /** Value of the label. @default - any */
  readonly labelValue?: string;
  /** Namespace that is searched; `ALL` for every one. @default - Grafana's namespace */
  readonly searchNamespace?: string;
  /** Kinds that are searched. @default 'both' */
  readonly resource?: 'both' | 'configmap' | 'secret';
  /** Reloads them in Grafana when they change. @default true */
  readonly reload?: boolean;
  /** Further environment: settings of https://github.com/kiwigrid/k8s-sidecar. @default - none */
  readonly env?: Record<string, string | boolean | number>;
  /** Directory of the files. @default '/tmp/dashboards' */
  readonly folder?: string;
  /** Annotation that names the folder of a dashboard. @default - none */
  readonly folderAnnotation?: string;
  /** Makes a folder of Grafana of each directory. @default false */
  readonly foldersFromFilesStructure?: boolean;
  /** Name of the provider. @default 'sidecarProvider' */
  readonly providerName?: string;
  /** Folder of all its dashboards. @default - none */
  readonly providerFolder?: string;
  /** Lets people change them in Grafana. @default false */
  readonly allowUiUpdates?: boolean;
}

/** Objects that a sidecar of Grafana finds. */
export interface GrafanaSidecarDatasources {
  /** Label of the ConfigMaps and Secrets. @default - that of the official chart */
  readonly label?: string;
  /** Value of the label. @default - any */
  readonly labelValue?: string;
  /** Namespace that is searched; `ALL` for every one. @default - Grafana's namespace */
  readonly searchNamespace?: string;
  /** Kinds that are searched. @default 'both' */
  readonly resource?: 'both' | 'configmap' | 'secret';
  /** Reloads them in Grafana when they change. @default true */
  readonly reload?: boolean;
  /** Further environment: settings of https://github.com/kiwigrid/k8s-sidecar. @default - none */
  readonly env?: Record<string, string | boolean | number>;
}

/** Jaeger: collects traces and shows them. https://www.jaegertracing.io/docs/ */
export interface JaegerProps extends CommonAddonProps {
  /** Name of its objects. @default 'jaeger'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/jaegertracing/jaeger` in the version of Istio's samples */
  readonly image?: string;
  /** A volume for traces. @default - an emptyDir: traces are lost when the pod restarts */
  readonly storage?: StorageProps;
  /** Path of its pages. @default '/jaeger' */
  readonly basePath?: string;
  /** Changes to Jaeger's configuration: maps merge, lists replace, null removes. @default - none */
  readonly config?: Record<string, unknown>;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
}

/** A volume that outlives the pod: a PersistentVolumeClaim. */
export interface StorageProps {
  /** Size, as a quantity: `50Gi`. */
  readonly size: string;
  /** Name of a StorageClass. @default - the cluster's */
  readonly storageClass?: string;
  /** Access modes of the volume. @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod')[];
  /** Further labels of the claim. @default - none */
  readonly labels?: Record<string, string>;
  /** Annotations of the claim. @default - none */
  readonly annotations?: Record<string, string>;
}

/** Kiali: shows the mesh. https://kiali.io/docs/ */
export interface KialiProps extends ChartedAddonProps {
  /** Its Service. @default - inside the cluster only */
  readonly service?: AddonNodePortServiceProps;
  /** Name of its objects. @default 'kiali'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `quay.io/kiali/kiali` in the version of Istio's samples */
  readonly image?: string;
  /** Number of pods. @default 1 */
  readonly replicas?: number;
  /** A PodDisruptionBudget. @default false */
  readonly podDisruptionBudget?: boolean | PodDisruptionBudgetProps;
  /** Prometheus that metrics are read from; `false` for a Kiali without them. @default - the Prometheus of `addons` */
  readonly prometheus?: UrlLike | ExternalPrometheus | false;
  /** A Grafana that it links to. @default - the Grafana of `addons`, else none */
  readonly grafana?: UrlLike | ExternalGrafana;
  /** Backend that traces are read from. @default - the Jaeger of `addons`, else none */
  readonly tracing?: UrlLike | KialiTracing;
  /** Authentication of its users. @default 'anonymous' under `addons`, else 'token' */
  readonly auth?: 'anonymous' | 'token' | 'openshift' | 'header' | KialiAuth;
  /** Key of the sessions, 16, 24 or 32 bytes: a key of a Secret. Needed unless `auth` is anonymous. @default - none */
  readonly signingKey?: string | SecretKey;
  /** Access to the mesh. @default 'read-write'; 'read-only' for everybody, outside `addons` */
  readonly access?: 'read-write' | 'read-only';
  /** Namespaces that it may see. @default - all, by a ClusterRole */
  readonly namespaces?: readonly string[];
  /** Other clusters of the mesh. @default - those of the Secret `kiali-multi-cluster-secret` */
  readonly clusters?: readonly KialiCluster[];
  /** ConfigMap with further certificates, under `additional-ca-bundle.pem`. @default `NAME-cabundle` */
  readonly caBundle?: string;
  /** Path of its pages. @default '/kiali' */
  readonly webRoot?: string;
  /** Level of its logs. @default 'info' */
  readonly logLevel?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  /** Format of its logs. @default 'text' */
  readonly logFormat?: 'text' | 'json';
  /** Layout of times in its logs, as Go writes it. @default '2006-01-02T15:04:05Z07:00' */
  readonly logTimeFormat?: string;
  /** Which of its messages it writes: every nth. @default '1' */
  readonly logSamplerRate?: string;
  /** Probes of its container. @default - the chart's */
  readonly probes?: KialiProbes;
  /** Secret with its credentials, mounted where it is there. @default 'kiali' */
  readonly secretName?: string;
  /** Value of the labels `version`. @default - Kiali's version */
  readonly versionLabel?: string;
  /** Roles, bindings and account that others write. @default - none */
  readonly skipResources?: readonly ('clusterrole' | 'clusterrolebinding' | 'sa')[];
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: AutoscalingProps;
  /** Further Secrets in the container. @default - none */
  readonly customSecrets?: readonly KialiSecret[];
  /** Entries of /etc/hosts: `{ ip, hostnames }`. @default - none */
  readonly hostAliases?: readonly Record<string, unknown>[];
  /** Only the account and roles, for a Kiali in another cluster. @default false */
  readonly remoteClusterResourcesOnly?: boolean;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
  /** Everything else of Kiali's configuration, by its official names. A contradiction to a prop is a problem. https://kiali.io/docs/configuration/kialis.kiali.io/ @default - none */
  readonly config?: KialiConfig;
}

/** The Service of an addon, reached at nodes too. */
export interface AddonNodePortServiceProps {
  /** Type of the Service. @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Annotations of the Service. @default - none */
  readonly annotations?: Record<string, string>;
  /** Further fields of its spec: maps merge, lists replace, null removes. @default - none */
  readonly spec?: ServiceFields;
  /** Port of the nodes, where the type has one. @default - Kubernetes chooses */
  readonly nodePort?: number;
}

/** A Prometheus, or a server that answers like one. */
export interface ExternalPrometheus {
  /** Its URL: `http://prometheus.monitoring:9090`. */
  readonly url: string;
  /** Credentials of Kiali. @default - none */
  readonly auth?: BackendAuth;
  /** Headers of all requests, for example `X-Scope-OrgID`. @default - none */
  readonly headers?: Record<string, string>;
  /** Labels of all queries: `{ cluster: "prod" }`. @default - none */
  readonly queryScope?: Record<string, string>;
  /** Product of the server. Only Prometheus itself has an API for retention and scrape interval. @default 'prometheus' */
  readonly kind?: 'prometheus' | 'thanos' | 'mimir' | 'amp' | 'gmp';
  /** Time that samples are kept, for a server without an API for it. @default - read from the server */
  readonly retention?: string;
  /** Interval of scrapes, for a server without an API for it. @default - read from the server */
  readonly scrapeInterval?: string;
  /** URL that says whether it is well. @default - its own */
  readonly healthCheckUrl?: string;
}

/** Credentials of Kiali: one of these. */
export interface BackendAuth {
  /** A token: a key of a Secret, or `'kiali-token'` for the one of the user who is logged in. */
  readonly bearer?: 'kiali-token' | SecretKey;
  /** A user name and a password. */
  readonly basic?: BasicAuth;
  /** A client certificate. */
  readonly mtls?: ClientCertificate;
  /** A token in plain text. Everybody who may read ConfigMaps can read it: `bearer` is better. */
  readonly token?: string;
}

/** A key of a Secret in the namespace of the pod that reads it. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly secret: string;
  /** Key in the Secret. */
  readonly key: string;
}

/** A user name and a password. */
export interface BasicAuth {
  /** Key of the user name. */
  readonly username: SecretKey;
  /** Key of the password. */
  readonly password: SecretKey;
}

/** A certificate by which a client shows who it is. */
export interface ClientCertificate {
  /** Key of the certificate. */
  readonly cert: SecretKey;
  /** Key of its private key. */
  readonly key: SecretKey;
}

/** A Grafana that Kiali links to. */
export interface ExternalGrafana {
  /** Its URL inside the cluster: `http://grafana.monitoring:3000`. */
  readonly url: string;
  /** Its URL for browsers. @default - Kiali finds it out, if it can */
  readonly publicUrl?: string;
  /** Credentials of Kiali. @default - none */
  readonly auth?: BackendAuth;
  /** Dashboards that Kiali links to: `{ name, variables }`. @default - Istio's */
  readonly dashboards?: readonly Record<string, unknown>[];
}

/** Backend that Kiali reads traces from. */
export interface KialiTracing {
  /** URL inside the cluster: `http://tracing.istio-system:16685/jaeger`. */
  readonly url: string;
  /** Product of the backend. @default 'jaeger' */
  readonly kind?: 'jaeger' | 'tempo';
  /** Read by gRPC. @default - true for port 16685, false for all others */
  readonly grpc?: boolean;
  /** URL for browsers. @default - no links */
  readonly publicUrl?: string;
  /** Credentials of Kiali. @default - none */
  readonly auth?: BackendAuth;
  /** Settings of a Tempo. @default - none */
  readonly tempo?: TempoProps;
}

/** Settings of a Tempo that Kiali needs. */
export interface TempoProps {
  /** Organization of its links. @default - none */
  readonly orgId?: string;
  /** The data source of Grafana's links. @default - none */
  readonly datasourceUid?: string;
  /** Form of links to traces. @default 'grafana' */
  readonly urlFormat?: 'grafana' | 'openshift' | 'jaeger';
}

/** Authentication of the users of Kiali. */
export interface KialiAuth {
  /** Users of an OpenID provider. */
  readonly openid: KialiOpenId;
}

/** Users are those of an OpenID provider. */
export interface KialiOpenId {
  /** URL of the provider. */
  readonly issuer: string;
  /** Id of Kiali there. */
  readonly clientId: string;
  /** Secret with Kiali's key, under `oidc-secret`. @default 'kiali' */
  readonly secret?: string;
  /** Scopes that are asked for. @default - Kiali's own */
  readonly scopes?: readonly string[];
  /** Claim with the user's name. @default 'sub' */
  readonly usernameClaim?: string;
  /** Everybody has Kiali's own rights. @default false */
  readonly disableRbac?: boolean;
}

/** Another cluster that Kiali shows. */
export interface KialiCluster {
  /** The cluster's name in the mesh. */
  readonly name: string;
  /** Secret with a kubeconfig for it. */
  readonly secret: string;
}

/** Probes of the container of Kiali. */
export interface KialiProbes {
  /** Liveness probe. @default - the chart's */
  readonly liveness?: KialiProbe;
  /** Readiness probe. @default - the chart's */
  readonly readiness?: KialiProbe;
  /** Startup probe. @default - the chart's */
  readonly startup?: KialiStartupProbe;
}

/** A probe of Kiali. */
export interface KialiProbe {
  /** Seconds before the first. @default - the chart's */
  readonly initialDelaySeconds?: number;
  /** Seconds between two. @default - the chart's */
  readonly periodSeconds?: number;
}

/** The probe while Kiali starts. */
export interface KialiStartupProbe {
  /** Seconds before the first. @default - the chart's */
  readonly initialDelaySeconds?: number;
  /** Seconds between two. @default - the chart's */
  readonly periodSeconds?: number;
  /** Failures in a row after which it is started anew. @default - the chart's */
  readonly failureThreshold?: number;
}

/** A Secret that is mounted into the container. */
export interface KialiSecret {
  /** Name of the Secret. */
  readonly name: string;
  /** Path at which it is mounted. */
  readonly mount: string;
  /** Lets the pod start without it. @default false */
  readonly optional?: boolean;
  /** A volume of a CSI driver in place of the Secret. @default - the Secret */
  readonly csi?: Record<string, unknown>;
}

/** Loki: collects logs. https://grafana.com/docs/loki/ */
export interface LokiProps extends CommonAddonProps {
  /** Name of its objects. @default 'loki'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/grafana/loki` in the version of Istio's samples */
  readonly image?: string;
  /** A volume for logs. @default - 10Gi of the cluster's StorageClass */
  readonly storage?: StorageProps;
  /** Changes to Loki's configuration: maps merge, lists replace, null removes. @default - none */
  readonly config?: Record<string, unknown>;
}

/** Zipkin: collects traces and shows them. https://zipkin.io */
export interface ZipkinProps extends CommonAddonProps {
  /** Name of its objects. @default 'zipkin'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/openzipkin/zipkin-slim` in the version of Istio's samples */
  readonly image?: string;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
}

/** Apache SkyWalking: collects traces and shows them. https://skywalking.apache.org/docs/ */
export interface SkyWalkingProps extends CommonAddonProps {
  /** Name of its objects. @default 'skywalking'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/apache/skywalking-oap-server` in the version of Istio's samples */
  readonly image?: string;
  /** Image of its pages. @default - that of Istio's samples */
  readonly uiImage?: string;
  /** A way in from outside. @default - none */
  readonly ingress?: AddonIngressProps;
}

/** An OpenTelemetry Collector: takes traces and logs of proxies and passes them on. https://opentelemetry.io/docs/collector/ */
export interface OtelCollectorProps extends CommonAddonProps {
  /** Name of its objects. @default 'opentelemetry-collector'; the id of a construct of its own */
  readonly name?: string;
  /** Image, as a whole reference. @default - `docker.io/otel/opentelemetry-collector-contrib` in the version of Istio's samples */
  readonly image?: string;
  /** URL that traces are sent to, by OTLP over gRPC: `http://jaeger-collector.istio-system:4317`. @default - the Jaeger of `addons` */
  readonly traces?: UrlLike;
  /** URL for logs, by OTLP over HTTP: `http://loki.istio-system:3100/otlp`. @default - the Loki of `addons` */
  readonly logs?: UrlLike;
  /** Changes to the collector's configuration: maps merge, lists replace, null removes. @default - none */
  readonly config?: Record<string, unknown>;
}

/** Helm values by chart, under the names of the official charts. Unknown keys are problems. */
export interface MeshValues {
  /** The `global` values that the charts share. */
  readonly global?: IstiodValues['global'];
  /** Chart `base`. */
  readonly base?: BaseValues;
  /** Chart `istiod`. */
  readonly istiod?: IstiodValues;
  /** Chart `cni`. */
  readonly cni?: CniValues;
  /** Chart `ztunnel`. */
  readonly ztunnel?: ZtunnelValues;
  /** Every injected gateway (chart `gateway`). */
  readonly gateway?: GatewayValues;
}

/** Props of `IstioMonitors`. */
export interface IstioMonitorsProps {
  /** The namespace of the monitors. @default - that of the mesh */
  readonly namespace?: string;
  /** Scrapes the agent beside each proxy, which has the metrics of the application too. @default - as `meshConfig.enablePrometheusMerge` says */
  readonly merged?: boolean;
  /** Interval of scrapes, for example `15s`. @default - that of the Prometheus */
  readonly interval?: string;
  /** Labels by which a Prometheus picks monitors: that of kube-prometheus-stack takes those with its own `release` only. @default - none */
  readonly labels?: Record<string, string>;
}

/** Props of `AdditionalScrapeConfigs`. */
export interface AdditionalScrapeConfigsProps {
  /** The namespace of the Prometheus that reads it. */
  readonly namespace: string;
  /** The name of the Secret. @default 'additional-scrape-configs' */
  readonly name?: string;
  /** The key with the jobs. @default 'prometheus-additional.yaml' */
  readonly key?: string;
  /** Scrapes the agent beside each proxy, which has the metrics of the application too. @default - as `meshConfig.enablePrometheusMerge` says */
  readonly merged?: boolean;
  /** Interval of scrapes, for example `15s`. @default - that of the Prometheus */
  readonly interval?: string;
  /** Labels of the Secret. @default - none */
  readonly labels?: Record<string, string>;
}

/** Props of `IstioRules`. */
export interface IstioRulesProps {
  /** The name of the PrometheusRule. @default - the construct's id */
  readonly name?: string;
  /** The namespace of the PrometheusRule. @default - that of the mesh */
  readonly namespace?: string;
  /** Labels by which a Prometheus picks rules. @default - none */
  readonly labels?: Record<string, string>;
  /** Record the traffic of whole workloads, to keep it long and to federate it. @default true */
  readonly recording?: boolean;
  /** Raise alerts, with limits of your own. @default true */
  readonly alerts?: boolean | AlertOptions;
  /** Telemetry that exists without this program, and adds labels to metrics or takes them away. That of the program counts in any case. @default - none */
  readonly telemetry?: readonly TelemetryOf[];
}

/** Limits of alerts, and their labels. */
export interface AlertOptions {
  /** The part of requests to a service that may fail with a 5xx: 0.05 are five of a hundred. @default 0.05 */
  readonly errorRate?: number;
  /** Limit for the 99th percentile of the duration of requests, as a duration of Prometheus. @default '1s' */
  readonly latency?: string;
  /** Labels of every alert, for the routes of Alertmanager. @default - none */
  readonly labels?: Record<string, string>;
}

/** Props of `GrafanaDashboards`. */
export interface GrafanaDashboardsProps {
  /** Means by which they are loaded: the sidecar of Grafana's chart, or the Grafana Operator. */
  readonly for: 'sidecar' | 'operator';
  /** The namespace of the dashboards. */
  readonly namespace: string;
  /** Folder of the dashboards in Grafana. @default 'Istio' */
  readonly folder?: string;
  /** Labels of the objects. @default - for the sidecar `grafana_dashboard: '1'` */
  readonly labels?: Record<string, string>;
  /** For the operator: labels of the Grafana that shows them. @default - `dashboards: grafana` */
  readonly instanceSelector?: Record<string, string>;
  /** Names of dashboards of Istio, and dashboards of your own as JSON. @default - all there is something to see on */
  readonly dashboards?: readonly (DashboardName | DashboardJson)[];
}
