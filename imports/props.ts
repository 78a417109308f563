// Generated from lib/props by `npm run generate`. Changes made here are lost.
import type { Affinity, AutoscalingBehavior, Container, EnvVar, LabelSelector, ResourceRequirements, SeccompProfile, Toleration, TopologySpreadConstraint, Volume, VolumeMount } from '../lib/model/kubernetes';
import type { MeshPatch } from '../lib/model/mesh-patch';
import type { ResourceScope } from '../lib/props/resource-scope';
import type { IstioRelease, IstioVersion, Platform, Profile } from '../lib/releases/names';
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
  /** The Istio minor, or the exact release that `mesh.version` gives. @default - the newest that is known */
  readonly version?: IstioVersion | IstioRelease;
  /** Image tag. @default - the release's, for example `1.30.3` */
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
