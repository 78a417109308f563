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
}

/** The facts of the oldest release that we know. */
export const OLDEST_FACTS: ReleaseFacts = {
  known: true,
  checksInterfaceNames: false,
  emptyImageTypeIsNone: false,
  scrapeTargets: false,
  securePrometheusPort: false,
  proxyConnectionSettings: false,
};
