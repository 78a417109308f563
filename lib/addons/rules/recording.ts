import { metricLabels, ownLabels, type MetricLabels } from '../shared/metric-labels';
import type { ObservedMesh } from '../shared/observed-mesh';
import { TRAFFIC, TRAFFIC_METRICS } from '../shared/traffic-metrics';
import type { RecordingRule, RuleGroup } from './rule-group';

/** Connections that ztunnel could not make: Telemetry has no name for them. */
const FAILED_CONNECTIONS = 'istio_tcp_connections_failed_total';
/** A metric with the same labels. */
const FAILED_AS = 'TCP_OPENED_CONNECTIONS';

/** Adds up what the pods of a workload count, keeping the labels that the metric has of itself. */
function rule(series: string, labels: readonly string[]): RecordingRule {
  const kept = series.endsWith('_bucket') ? [...labels, 'le'] : labels;
  return { record: `workload:${series}`, expr: `sum by (${kept.join(', ')}) (${series})` };
}

/**
 * Returns the rules that record the traffic of whole workloads, which is what to keep for long and to federate: series
 * of single pods are many, and end with them.
 *
 * They say which labels are kept, and not which are dropped, so that they add up whatever labels a scraper gives its
 * targets. A label that some series have is kept, though Telemetry removes it from those of one namespace: where it is
 * missing, nothing is told apart by it.
 */
export function recordingRules(mesh: ObservedMesh, labels: MetricLabels = metricLabels(mesh)): RuleGroup {
  const rules = TRAFFIC_METRICS.flatMap((metric) => {
    const kept = labels.ofSome(metric);
    return kept === undefined ? [] : TRAFFIC[metric].map((series) => rule(series, kept));
  });
  const failed = mesh.ztunnel === undefined ? [] : [rule(FAILED_CONNECTIONS, ownLabels(FAILED_AS))];
  return { name: 'istio.workload', interval: '30s', rules: [...rules, ...failed] };
}
