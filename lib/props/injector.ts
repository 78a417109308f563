import type { LabelSelector, ResourceRequirements, SeccompProfile } from '../model/kubernetes';

/** How istiod adds sidecars to pods. https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ */
export interface SidecarInjectorProps {
  /** Take every namespace that does not opt out. @default false */
  readonly enableNamespacesByDefault?: boolean;
  /** Pods that always get a sidecar. @default - none */
  readonly alwaysInjectSelector?: readonly LabelSelector[];
  /** Pods that never get a sidecar. @default - none */
  readonly neverInjectSelector?: readonly LabelSelector[];
  /** Annotations that every injected pod gets. @default - none */
  readonly injectedAnnotations?: Record<string, string>;
  /** Whether Kubernetes calls istiod again when a later webhook changes the pod. @default 'Never' */
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
  /** Which pods are injected where the namespace decides: `disabled` means only pods that ask for it. @default 'enabled' */
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
  /** Where traces go. @default 'none' */
  readonly tracer?: 'none' | 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent';
  /** The seccomp profile of the sidecar. @default - none */
  readonly seccompProfile?: SeccompProfile;
}
