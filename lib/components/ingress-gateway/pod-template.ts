/** Parts of a pod template that the two forms of gateway fill in. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: object;
}

/** Annotations by which Prometheus scrapes the agent, which merges Envoy's metrics with its own. */
export const PROMETHEUS_MERGE = {
  'prometheus.io/port': '15020',
  'prometheus.io/scrape': 'true',
  'prometheus.io/path': '/stats/prometheus',
};
