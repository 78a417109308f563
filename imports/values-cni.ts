// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, DaemonSetUpdateStrategy, LabelSelector, ResourceRequirements, SELinuxOptions, SeccompProfile, Toleration } from '../lib/model/kubernetes';
import type { GlobalLoggingConfig, GlobalValues, ResourceQuotas } from './common';

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
  ResourceQuotas,
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

export interface EnablementSelector {
  /** Labels of the namespace. */
  readonly namespaceSelector?: LabelSelector | null;
  /** Labels of the pod. */
  readonly podSelector?: LabelSelector | null;
}

export interface CniAmbientValues {
  /** Folder with the configuration of ambient mode. */
  readonly configDir?: string | null;
  /** Send DNS requests of ambient pods to ztunnel; default true. */
  readonly dnsCapture?: boolean | null;
  /** Look again when it cannot be told whether a pod is ambient; default false. */
  readonly enableAmbientDetectionRetry?: boolean | null;
  /** Redirect the traffic of ambient pods; default false. */
  readonly enabled?: boolean | null;
  /** Pods that are ambient: those of one of the selectors. */
  readonly enablementSelectors?: readonly EnablementSelector[] | null;
  /** Redirect IPv6 too; default true. */
  readonly ipv6?: boolean | null;
  /** Write the rules of running pods anew at the start; default true. */
  readonly reconcileIptablesOnStartup?: boolean | null;
  /** Work in the network namespace of the node; default false. */
  readonly shareHostNetworkNamespace?: boolean | null;
}

export interface CniRepairValues {
  /** Label of broken pods; default cni.istio.io/uninitialized. */
  readonly brokenPodLabelKey?: string | null;
  /** Value of the label; default "true". */
  readonly brokenPodLabelValue?: string | null;
  /** Has no effect. @deprecated use nothing */
  readonly createEvents?: string | null;
  /** Delete broken pods; default false. */
  readonly deletePods?: boolean | null;
  /** Look for pods that started before the plugin was there; default true. */
  readonly enabled?: boolean | null;
  /** Registry of the image; by default global.hub. */
  readonly hub?: string | null;
  /** Name of the image. */
  readonly image?: string | null;
  /** Init container that fails in broken pods; default istio-validation. */
  readonly initContainerName?: string | null;
  /** Put a label on broken pods; default false. */
  readonly labelPods?: boolean | null;
  /** Redirect the traffic of broken pods afterwards; default true. */
  readonly repairPods?: boolean | null;
  /** Tag of the image; by default global.tag. */
  readonly tag?: string | number | null;
}

/** Values of Istio's Helm chart cni, by their official names. */
export interface CniValues {
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
  /** Ambient mode. */
  readonly ambient?: CniAmbientValues;
  /** Be part of a chain of plugins; default true, but false on openshift. */
  readonly chained?: boolean | null;
  /** Folder of the plugins on the node; default /opt/cni/bin. */
  readonly cniBinDir?: string | null;
  /** Folder of the plugin configuration on the node; default /etc/cni/net.d. */
  readonly cniConfDir?: string | null;
  /** File of the configuration; by default the first one there is. */
  readonly cniConfFileName?: string | null;
  /** Folder of the network namespaces on the node; default /var/run/netns. */
  readonly cniNetnsDir?: string | null;
  /** Labels of the DaemonSet. */
  readonly daemonSetLabels?: { readonly [key: string]: string | null } | null;
  /** Environment variables of the pods. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Namespaces whose pods are left alone; default kube-system. */
  readonly excludeNamespaces?: readonly string[] | null;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** Write a configuration file of its own, before those of others; default false. */
  readonly istioOwnedCNIConfig?: boolean | null;
  /** Name of that file; default 02-istio-cni.conflist. */
  readonly istioOwnedCNIConfigFileName?: string | null;
  /** Log level of the plugin; by default global.logging.level. */
  readonly logging?: GlobalLoggingConfig;
  /** Log level of the plugin. @deprecated use logging.level */
  readonly logLevel?: string | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | null } | null;
  /** Labels of the pods. */
  readonly podLabels?: { readonly [key: string]: string | null } | null;
  /** Run the container privileged. @deprecated use nothing */
  readonly privileged?: boolean | null;
  /** multus makes a NetworkAttachmentDefinition; default "default". */
  readonly provider?: string | null;
  /** Has no effect. @deprecated use nothing */
  readonly psp_cluster_role?: string | null;
  /** When the image is pulled; by default global.imagePullPolicy. */
  readonly pullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never' | null;
  /** Pods that started before the plugin was there. */
  readonly repair?: CniRepairValues;
  /** Room for pods of a critical priority class. */
  readonly resourceQuotas?: ResourceQuotas;
  /** Requests and limits. */
  readonly resources?: ResourceRequirements | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
  /** Has no effect. @deprecated use updateStrategy */
  readonly rollingMaxUnavailable?: number | string | null;
  /** Seccomp profile of the container. */
  readonly seccompProfile?: SeccompProfile | null;
  /** SELinux options of the container; on openshift type spc_t. */
  readonly seLinuxOptions?: SELinuxOptions | null;
  /** Seconds for the pod to end; default 30. */
  readonly terminationGracePeriodSeconds?: number | string | null;
  /** Taints that the pods tolerate; by default all. */
  readonly tolerations?: readonly Toleration[] | null;
  /** Update strategy of the pods. */
  readonly updateStrategy?: DaemonSetUpdateStrategy | null;
  /** Set AppArmor by annotation, for Kubernetes before 1.30; default true. Since Istio 1.30. */
  readonly useAppArmorAnnotation?: boolean | null;
}
