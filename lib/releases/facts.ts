/**
 * Facts that renderers ask of a release instead of its version. Each fact names a difference between the objects of
 * charts; the file of a release lists the facts that it changed.
 */
export interface ReleaseFacts {
  /** The injector checks the annotations that name network interfaces. */
  readonly checksInterfaceNames: boolean;
  /** An empty image type in a ProxyConfig falls back to `global.variant` when a pod is injected. */
  readonly emptyImageTypeIsNone: boolean;
  /** The injector merges `prometheus.istio.io/scrape-targets` and refuses ports that cannot be scraped. */
  readonly scrapeTargets: boolean;
  /** The injector announces the port of secure merged metrics in an annotation. */
  readonly securePrometheusPort: boolean;
  /** ProxyConfig has `connectionSettings`. */
  readonly proxyConnectionSettings: boolean;
  /** Network policies write an empty `from` where every peer may connect. */
  readonly networkPolicyEmptyFrom: boolean;
  /**
   * The CNI agent can switch AppArmor off by the container's field instead of an annotation (`useAppArmorAnnotation:
   * false`).
   */
  readonly cniAppArmorField: boolean;
  /** ztunnel takes `dnsPolicy` and `dnsConfig`. */
  readonly ztunnelDns: boolean;
  /** Containers of istiod, the CNI agent and injected proxies get their CPU limit as GOMAXPROCS; later Go reads it. */
  readonly goMaxProcs: boolean;
  /** Injection templates quote the annotations that they put into pods: a line break adds no fields. */
  readonly quotedAnnotations: boolean;
  /** istiod writes the status of experimental `xbackends`. */
  readonly backendStatus: boolean;
  /** ztunnel reads its CPU limit and request from the environment. */
  readonly ztunnelResourceEnv: boolean;
  /** Chart `gateway` runs the proxy as user 1337, except on OpenShift; later the injector chooses the user. */
  readonly gatewayRunsAsProxyUser: boolean;
  /**
   * Chart `gateway` takes the ports of an east-west gateway from `networkGatewayPorts`, and refuses a Service without
   * ports.
   */
  readonly gatewayNetworkPorts: boolean;
  /** Chart `gateway` takes `dnsPolicy` and `dnsConfig`. */
  readonly gatewayDns: boolean;
  /** Chart `gateway` takes `service.healthCheckNodePort`. */
  readonly gatewayHealthCheckNodePort: boolean;
  /** Injection templates: the init container may run another image (`proxy_init.image`) than the proxy. */
  readonly proxyInitImage: boolean;
  /**
   * Injection templates: OpenTelemetry resource attributes of the workload reach the proxy as an environment variable.
   */
  readonly otelResourceAttributes: boolean;
  /** Injection templates: the compliance policy `fips-140-3` also restricts the Go runtime of the agent. */
  readonly fipsOnlyRuntime: boolean;
  /**
   * Injection templates: characters cut off both ends of a canonical service name; where empty, only a dash at the end
   * is.
   */
  readonly canonicalNameEdges: string;
  /**
   * Injection templates: agentgateway has workload certificates of its own, and for them a CA address, a token and the
   * root certificate.
   */
  readonly agentgatewayCertificates: boolean;
  /** Injection templates: ports of the Service of a kube-gateway carry the listeners' protocols instead of TCP. */
  readonly gatewayListenerProtocols: boolean;
  /**
   * Injection templates: the workload socket volume of a deployed gateway names no source, so that an overlay can give
   * one.
   */
  readonly openWorkloadSocket: boolean;
  /** Injection templates: there is a template `agentgateway-waypoint`. */
  readonly agentgatewayWaypoint: boolean;
  /** istiod's container takes `terminationMessagePolicy`. */
  readonly istiodTerminationMessagePolicy: boolean;
  /** The compliance policy `fips-140-3` also restricts istiod's own Go runtime. */
  readonly fipsOnlyGodebug: boolean;
  /** The taint that istiod takes off nodes has a name of the user's choice. */
  readonly namedTaint: boolean;
  /** `listenersets` belong to the standard Gateway API group. */
  readonly listenerSetsAreStandard: boolean;
  /** The account that other clusters read services with can be left out (`enableReaderRBAC`). */
  readonly readerAccountOptional: boolean;
  /** The account that other clusters read services with may be the user's own (`readerServiceAccount`). */
  readonly ownReaderAccount: boolean;
  /** An AuthorizationPolicy can name trust domains, which the stable channel refuses. */
  readonly trustDomainsInSource: boolean;
  /** `remotePilotAddress` may be an IPv6 address. */
  readonly remoteAddressMayBeIpv6: boolean;
  /** istioctl writes replicas, autoscaling limits and CPU of `components.*.k8s` into the values of the charts too. */
  readonly operatorSettingsAreValues: boolean;
}

/** The facts of the oldest release that we know. */
export const OLDEST_FACTS: ReleaseFacts = {
  checksInterfaceNames: false,
  emptyImageTypeIsNone: false,
  scrapeTargets: false,
  securePrometheusPort: false,
  proxyConnectionSettings: false,
  networkPolicyEmptyFrom: true,
  cniAppArmorField: false,
  ztunnelDns: false,
  goMaxProcs: true,
  quotedAnnotations: false,
  backendStatus: false,
  ztunnelResourceEnv: false,
  gatewayRunsAsProxyUser: true,
  gatewayNetworkPorts: false,
  gatewayDns: false,
  gatewayHealthCheckNodePort: false,
  proxyInitImage: false,
  otelResourceAttributes: false,
  fipsOnlyRuntime: false,
  canonicalNameEdges: '',
  agentgatewayCertificates: false,
  gatewayListenerProtocols: false,
  openWorkloadSocket: false,
  agentgatewayWaypoint: false,
  istiodTerminationMessagePolicy: false,
  fipsOnlyGodebug: false,
  namedTaint: false,
  listenerSetsAreStandard: false,
  readerAccountOptional: false,
  ownReaderAccount: false,
  trustDomainsInSource: false,
  remoteAddressMayBeIpv6: false,
  operatorSettingsAreValues: false,
};
