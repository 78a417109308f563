/** The parts of a pod template that the two forms of gateway fill in. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: object;
}

/** The agent merges Envoy's metrics with its own at one place. */
export const PROMETHEUS_MERGE = {
  'prometheus.io/port': '15020',
  'prometheus.io/scrape': 'true',
  'prometheus.io/path': '/stats/prometheus',
};
