// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, DaemonSetUpdateStrategy, LocalObjectReference, PodDNSConfig, ResourceRequirements, SELinuxOptions, Toleration, Volume, VolumeMount } from '../lib/model/kubernetes';
import type { GlobalValues, ResourceQuotas } from './common';

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

export interface ZtunnelMultiCluster {
  /** Name of the cluster; default Kubernetes. */
  readonly clusterName?: string | null;
}

export interface PeerCaCrl {
  /** Use revocation lists; default false. */
  readonly enabled?: boolean | null;
}

/** Values of Istio's Helm chart ztunnel, by their official names. */
export interface ZtunnelValues {
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
  /** Annotations of all objects. */
  readonly annotations?: { readonly [key: string]: string | null } | null;
  /** HOST:PORT of the certificate authority; by default istiod. */
  readonly caAddress?: string | null;
  /** DNS settings of the pods. Since Istio 1.30. */
  readonly dnsConfig?: PodDNSConfig | null;
  /** DNS policy of the pods. Since Istio 1.30. */
  readonly dnsPolicy?: string | null;
  /** Environment variables of ztunnel. */
  readonly env?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Values that the charts share. */
  readonly global?: GlobalValues;
  /** When the image is pulled; by default Kubernetes decides. */
  readonly imagePullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never' | null;
  /** Names of pull secrets. */
  readonly imagePullSecrets?: readonly (string | LocalObjectReference)[] | null;
  /** Namespace of the control plane; default istio-system. */
  readonly istioNamespace?: string | null;
  /** Labels of all objects. */
  readonly labels?: { readonly [key: string]: string | null } | null;
  /** Write logs as JSON; default false. */
  readonly logAsJson?: boolean | null;
  /** Log level; default info. */
  readonly logLevel?: string | null;
  /** Mesh config, of which ztunnel takes defaultConfig.proxyMetadata. */
  readonly meshConfig?: Readonly<Record<string, unknown>> | null;
  /** Meshes over several clusters. */
  readonly multiCluster?: ZtunnelMultiCluster;
  /** Name of the network that the pods are in. */
  readonly network?: string | null;
  /** Labels of the nodes for the pods. */
  readonly nodeSelector?: { readonly [key: string]: string | null } | null;
  /** Label install.operator.istio.io/owning-resource; default unknown. */
  readonly ownerName?: string | null;
  /** Revocation lists for peers. */
  readonly peerCaCrl?: PeerCaCrl;
  /** Annotations of the pods. */
  readonly podAnnotations?: { readonly [key: string]: string | null } | null;
  /** Labels of the pods. */
  readonly podLabels?: { readonly [key: string]: string | null } | null;
  /** Name of all objects; by default that of the Helm release. */
  readonly resourceName?: string | null;
  /** Room for pods of a critical priority class. */
  readonly resourceQuotas?: ResourceQuotas;
  /** Requests and limits. */
  readonly resources?: ResourceRequirements | null;
  /** Scope of the rendered objects: all, cluster or namespace; default all. */
  readonly resourceScope?: string | null;
  /** Revision of the control plane; empty is the default revision. */
  readonly revision?: string | null;
  /** SELinux options of the container; on openshift type spc_t. */
  readonly seLinuxOptions?: SELinuxOptions | null;
  /** Seconds for the pod to end, and for connections to go on; default 30. */
  readonly terminationGracePeriodSeconds?: number | string | null;
  /** Taints that the pods tolerate; by default all. */
  readonly tolerations?: readonly Toleration[] | null;
  /** ConfigMap with the CA certificate; default istio-ca-root-cert. */
  readonly trustBundleName?: string | null;
  /** Update strategy of the pods. */
  readonly updateStrategy?: DaemonSetUpdateStrategy | null;
  /** Further volume mounts. */
  readonly volumeMounts?: readonly VolumeMount[] | null;
  /** Further volumes. */
  readonly volumes?: readonly Volume[] | null;
  /** HOST:PORT of istiod; default istiod.istio-system.svc:15012. */
  readonly xdsAddress?: string | null;
}
