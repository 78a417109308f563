import type { LabelSelector, ResourceRequirements, SeccompProfile, Toleration, Affinity } from '../model/kubernetes';

/** A cap on the pods of a namespace with the node-critical priority class. */
export interface QuotaProps {
  /** Pods allowed. @default 5000 */
  readonly pods?: number;
}

/** What the CNI agent does with pods that started before it was ready. https://istio.io/latest/docs/setup/additional-setup/cni/#race-condition--mitigation */
export interface CniRepairProps {
  /** Whether broken pods are looked for at all. @default true */
  readonly enabled?: boolean;
  /** Put a broken pod's network right in place. @default true */
  readonly repairPods?: boolean;
  /** Delete broken pods, so that they start anew. @default false */
  readonly deletePods?: boolean;
  /** Only label broken pods. @default false */
  readonly labelPods?: boolean;
}

/** How the CNI agent takes pods into an ambient mesh. */
export interface CniAmbientProps {
  /** Whether pods can join without a sidecar. @default - true in the ambient profiles, or when `ztunnel` is on */
  readonly enabled?: boolean;
  /** Capture the pods' DNS queries. @default true */
  readonly dnsCapture?: boolean;
  /** Write IPv6 rules too. @default true */
  readonly ipv6?: boolean;
  /** Bring the rules of running pods up to date when the agent starts. @default true */
  readonly reconcileIptablesOnStartup?: boolean;
  /** Run the agent in the host's network namespace. @default false */
  readonly shareHostNetworkNamespace?: boolean;
  /** Which pods join: any selector that matches. @default - pods or namespaces labelled `istio.io/dataplane-mode: ambient` */
  readonly enablementSelectors?: readonly { podSelector?: LabelSelector; namespaceSelector?: LabelSelector }[];
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
  /** Who calls the plugin: the node's runtime, or Multus. @default 'default'; 'multus' on OpenShift */
  readonly provider?: 'default' | 'multus';
  /** Keep a configuration file of Istio's own, so that pods wait until the agent is there. @default false */
  readonly istioOwnedConfig?: boolean;
  /** Mending of pods that started too early. @default - on */
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
