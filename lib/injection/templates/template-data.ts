/**
 * Data that injection templates may read, by name. The template language takes its paths from these types, so a path,
 * an annotation or a label that does not exist fails to compile.
 *
 * Field names are those of the Go data that istiod passes to a template: fields of Istio's and Kubernetes' Go types
 * begin with a capital letter, Helm values keep the names of the chart. A Go method without arguments (`GetValue`,
 * `String`) reads like a field.
 */

/**
 * Helm values of istiod's chart that the built-in templates read (key `values` of ConfigMap `istio-sidecar-injector`).
 */
export interface TemplateValues {
  revision: string;
  global: {
    istioNamespace: string;
    caAddress: string;
    caName?: string;
    pilotCertProvider: string;
    trustDomain?: string;
    trustBundleName?: string;
    meshID: string;
    network: string;
    platform?: string;
    imagePullPolicy: string;
    imagePullSecrets: string[];
    logAsJson: boolean;
    mountMtlsCerts: boolean;
    nativeNftables: boolean;
    logging: { level: string };
    multiCluster: { clusterName: string };
    sds: { token: { aud: string } };
    sts: { servicePort: number };
    proxy: {
      image: string;
      clusterDomain: string;
      logLevel: string;
      componentLogLevel: string;
      outlierLogPath: string;
      privileged: boolean;
      statusPort: number;
      includeIPRanges: string;
      excludeIPRanges: string;
      includeInboundPorts: string;
      excludeInboundPorts: string;
      includeOutboundPorts: string;
      excludeOutboundPorts: string;
      readinessInitialDelaySeconds: number;
      readinessPeriodSeconds: number;
      readinessFailureThreshold: number;
      startupProbe: { enabled: boolean; failureThreshold: number };
      resources: ValuesObject;
      lifecycle?: ValuesObject;
      seccompProfile: ValuesObject;
      tracer: string;
      capNetBindService?: boolean;
      holdApplicationUntilProxyStarts?: boolean;
    };
    proxy_init: { image: string; forceApplyIptables: boolean };
    waypoint: {
      resources: ValuesObject;
      affinity: ValuesObject;
      nodeSelector: ValuesObject;
      topologySpreadConstraints: ValuesObject[];
      tolerations: ValuesObject[];
    };
    agentgateway?: { image?: string };
  };
  pilot: {
    cni: { enabled: boolean; provider: string };
    env?: { ENABLE_CLUSTER_TRUST_BUNDLE_API?: boolean };
    crlConfigMapName?: string;
  };
  gateways: { securityContext: ValuesObject; seccompProfile: ValuesObject };
}

/** A part of the values that a template embeds as a whole. */
export type ValuesObject = Record<string, unknown>;

/** The fields of `ProxyConfig` that the built-in templates read. */
export interface TemplateProxyConfig {
  DiscoveryAddress: string;
  HoldApplicationUntilProxyStarts?: { GetValue: boolean };
  InterceptionMode: { String: string };
  ProxyMetadata: Record<string, string>;
  GetTracing?: { GetTlsSettings?: { GetCaCertificates: string } };
}

/** The fields of `MeshConfig` that the built-in templates read. */
export interface TemplateMeshConfig {
  ProxyInboundListenPort: number;
  ProxyListenPort: number;
  TrustDomain: string;
}

/** The fields of a container in a pod spec. */
export interface TemplateContainer {
  Name: string;
  Ports: TemplateContainerPort[];
}

/** The fields of a container port; templates print it as a whole. */
export interface TemplateContainerPort {
  ContainerPort: number;
}

/** Data that all built-in templates read. */
interface CommonTemplateData {
  ObjectMeta: { Annotations: Record<string, string>; Labels: Record<string, string> };
  ProxyConfig: TemplateProxyConfig;
  MeshConfig: TemplateMeshConfig;
  Values: TemplateValues;
  Revision: string;
  ProxyImage: string;
  ProxyUID: number;
  ProxyGID: number;
}

/** Data of the templates that are merged into a pod: sidecar, gateway, grpc-simple, grpc-agent. */
export interface PodTemplateData extends CommonTemplateData {
  TypeMeta: { APIVersion: string; Kind: string };
  DeploymentMeta: { Name: string; Namespace: string };
  Spec: { Containers: TemplateContainer[]; ServiceAccountName: string };
  NativeSidecars: boolean;
  /** Set only where the release has the fact `proxyInitImage`. */
  ProxyInitImage: string;
  InboundTrafficPolicyMode: string;
  CompliancePolicy: string;
}

/** One port of the Service of a Gateway. */
export interface TemplateServicePort {
  Name: string;
  Port: number;
  Protocol: string;
  AppProtocol: string;
}

/**
 * Data of the templates that istiod's Gateway controller renders: waypoint, kube-gateway, agentgateway,
 * agentgateway-waypoint.
 */
export interface GatewayTemplateData extends CommonTemplateData {
  Name: string;
  Namespace: string;
  UID: string;
  Spec: { Addresses: { Value: string }[] };
  GatewayClass: string;
  DeploymentName: string;
  ServiceAccount: string;
  Ports: TemplateServicePort[];
  ServiceType: string;
  ClusterID: string;
  /** Major and minor of the cluster in one number: 128 is Kubernetes 1.28. */
  KubeVersion: number;
  InfrastructureLabels: Record<string, string>;
  InfrastructureAnnotations: Record<string, string>;
  GatewayNameLabel: string;
  ControllerLabel: string;
  AgentgatewayImage: string;
}

/** Annotations that the built-in templates read. */
export type AnnotationName =
  | 'apm.datadoghq.com/env'
  | 'gateway.istio.io/agentgatewayImage'
  | 'istio.io/reroute-virtual-interfaces'
  | 'k8s.v1.cni.cncf.io/networks'
  | 'kubectl.kubernetes.io/default-container'
  | 'kubectl.kubernetes.io/default-logs-container'
  | 'readiness.status.sidecar.istio.io/failureThreshold'
  | 'readiness.status.sidecar.istio.io/initialDelaySeconds'
  | 'readiness.status.sidecar.istio.io/periodSeconds'
  | 'sidecar.istio.io/agentLogLevel'
  | 'sidecar.istio.io/bootstrapOverride'
  | 'sidecar.istio.io/capNetBindService'
  | 'sidecar.istio.io/componentLogLevel'
  | 'sidecar.istio.io/interceptionMode'
  | 'sidecar.istio.io/logLevel'
  | 'sidecar.istio.io/nativeSidecar'
  | 'sidecar.istio.io/proxyCPU'
  | 'sidecar.istio.io/proxyCPULimit'
  | 'sidecar.istio.io/proxyImage'
  | 'sidecar.istio.io/proxyMemory'
  | 'sidecar.istio.io/proxyMemoryLimit'
  | 'sidecar.istio.io/userVolume'
  | 'sidecar.istio.io/userVolumeMount'
  | 'status.sidecar.istio.io/port'
  | 'traffic.sidecar.istio.io/excludeInboundPorts'
  | 'traffic.sidecar.istio.io/excludeInterfaces'
  | 'traffic.sidecar.istio.io/excludeOutboundIPRanges'
  | 'traffic.sidecar.istio.io/excludeOutboundPorts'
  | 'traffic.sidecar.istio.io/includeInboundPorts'
  | 'traffic.sidecar.istio.io/includeOutboundIPRanges'
  | 'traffic.sidecar.istio.io/includeOutboundPorts'
  | 'traffic.sidecar.istio.io/kubevirtInterfaces';

/** Labels that the built-in templates read. */
export type LabelName =
  | 'app'
  | 'app.kubernetes.io/name'
  | 'app.kubernetes.io/version'
  | 'networking.istio.io/tunnel'
  | 'security.istio.io/tlsMode'
  | 'service.istio.io/canonical-name'
  | 'service.istio.io/canonical-revision'
  | 'service.istio.io/workload-name'
  | 'topology.istio.io/network'
  | 'version';

/** Entries of `ProxyConfig.proxyMetadata` that change the shape of the pod. */
export type ProxyMetadataName = 'IPTABLES_TRACE_LOGGING' | 'ISTIO_META_ENABLE_HBONE';
