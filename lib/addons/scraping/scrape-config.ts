/** One step that a target of Prometheus goes through before it is scraped. */
export interface RelabelConfig {
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  /** @default 'replace' */
  readonly action?: 'replace' | 'keep' | 'drop' | 'labelmap' | 'labeldrop' | 'labelkeep' | 'keepequal' | 'dropequal';
}

/** Discovery in a cluster: pods here, each of their ports being a target. */
export interface KubernetesDiscovery {
  readonly role: 'pod' | 'endpoints' | 'endpointslice' | 'service' | 'node' | 'ingress';
  readonly namespaces?: { readonly names: readonly string[] };
}

/** A job of Prometheus, as its configuration has it under `scrape_configs`. */
export interface ScrapeConfig {
  readonly job_name: string;
  readonly scrape_interval?: string;
  readonly scrape_timeout?: string;
  readonly metrics_path?: string;
  readonly kubernetes_sd_configs: readonly KubernetesDiscovery[];
  readonly relabel_configs?: readonly RelabelConfig[];
  readonly metric_relabel_configs?: readonly RelabelConfig[];
}
