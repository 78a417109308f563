import { labelsOf, NO_CHANGES, TRAFFIC, type LabelChanges } from '../shared/metric-labels';
import type { ObservedMesh } from '../shared/observed-mesh';
import type { RecordingRule, RuleGroup } from './rule-group';

/** Connections that ztunnel could not make: Telemetry has no name for them. */
const FAILED_CONNECTIONS = 'istio_tcp_connections_failed_total';

/** Adds up what the pods of a workload count, keeping the labels that the metric has of itself. */
function rule(series: string, labels: readonly string[]): RecordingRule {
  const kept = series.endsWith('_bucket') ? [...labels, 'le'] : labels;
  return { record: `workload:${series}`, expr: `sum by (${kept.join(', ')}) (${series})` };
}

/** ztunnel does not follow Telemetry: its connections keep all labels. */
const changesOf = (metric: string, mesh: ObservedMesh, changes: LabelChanges): LabelChanges =>
  mesh.ztunnel !== undefined && metric.startsWith('TCP_') ? { ...changes, removed: {} } : changes;

/**
 * Returns the rules that record the traffic of whole workloads, which is what to keep for long and to federate: series
 * of single pods are many, and end with them.
 *
 * They say which labels are kept, and not which are dropped, so that they add up whatever labels a scraper gives its
 * targets.
 */
export function recordingRules(mesh: ObservedMesh, changes: LabelChanges = NO_CHANGES): RuleGroup {
  const written = Object.keys(TRAFFIC).filter((metric) => !isGone(metric, mesh, changes));
  const rules = written.flatMap((metric) =>
    TRAFFIC[metric].map((series) => rule(series, labelsOf(metric, changesOf(metric, mesh, changes)))),
  );
  const failed = mesh.ztunnel === undefined ? [] : [rule(FAILED_CONNECTIONS, labelsOf('TCP_', NO_CHANGES))];
  return { name: 'istio.workload', interval: '30s', rules: [...rules, ...failed] };
}

const isGone = (metric: string, mesh: ObservedMesh, { disabled }: LabelChanges): boolean =>
  disabled.includes(metric) && !(mesh.ztunnel !== undefined && metric.startsWith('TCP_'));
