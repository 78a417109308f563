/**
 * What renderers ask of a release instead of its version. Each fact says in which way a chart's objects differ; a release's file gives
 * the facts that it changed.
 */
export interface ReleaseFacts {
  /** Placeholder fact so that the type is not empty until the charts name theirs. */
  readonly known: true;
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
  /** The CNI agent can switch AppArmor off by the container's field instead of an annotation (`useAppArmorAnnotation: false`). */
  readonly cniAppArmorField: boolean;
  /** ztunnel takes `dnsPolicy` and `dnsConfig`. */
  readonly ztunnelDns: boolean;
  /** ztunnel is told which CPU limit and request it was given. */
  readonly ztunnelResourceEnv: boolean;
  /** Chart `gateway` runs the proxy as user 1337, except on OpenShift; later the injector chooses the user. */
  readonly gatewayRunsAsProxyUser: boolean;
  /** Chart `gateway` takes the ports of an east-west gateway from `networkGatewayPorts`, and refuses a Service without ports. */
  readonly gatewayNetworkPorts: boolean;
  /** Chart `gateway` takes `dnsPolicy` and `dnsConfig`. */
  readonly gatewayDns: boolean;
  /** Chart `gateway` takes `service.healthCheckNodePort`. */
  readonly gatewayHealthCheckNodePort: boolean;
}

/** The facts of the oldest release that we know. */
export const OLDEST_FACTS: ReleaseFacts = {
  known: true,
  checksInterfaceNames: false,
  emptyImageTypeIsNone: false,
  scrapeTargets: false,
  securePrometheusPort: false,
  proxyConnectionSettings: false,
  networkPolicyEmptyFrom: true,
  cniAppArmorField: false,
  ztunnelDns: false,
  ztunnelResourceEnv: false,
  gatewayRunsAsProxyUser: true,
  gatewayNetworkPorts: false,
  gatewayDns: false,
  gatewayHealthCheckNodePort: false,
};
