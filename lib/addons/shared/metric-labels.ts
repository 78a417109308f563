import { CONNECTION_LABELS, REQUEST_LABELS } from './metrics.data';
import type { ObservedMesh } from './observed-mesh';
import { writtenMetrics, type TelemetryOf, type WrittenMetrics } from './telemetry-metrics';
import { isOfConnections } from './traffic-metrics';

/** The labels of the metrics of traffic in a mesh. */
export interface MetricLabels {
  /** Returns the labels that some series of a metric have, in alphabetical order; undefined where nobody writes it. */
  readonly ofSome: (metric: string) => readonly string[] | undefined;
  /** Returns the labels that some series of servers have; undefined where no server writes the metric. */
  readonly ofServers: (metric: string) => readonly string[] | undefined;
  /** Returns the labels that all series of servers have: where a label is missing, series of many are one. */
  readonly ofAllServers: (metric: string) => readonly string[];
}

/** Returns the labels that a metric has of itself. */
export const ownLabels = (metric: string): readonly string[] =>
  isOfConnections(metric) ? CONNECTION_LABELS : [...CONNECTION_LABELS, ...REQUEST_LABELS].sort();

/** Returns the name that a label has in Prometheus, which takes letters, digits and underscores. */
const nameInPrometheus = (label: string): string => label.replace(/\W/g, '_').replace(/^(?=\d)/, '_');

/** Returns the labels of the series of one metric that some proxies write; undefined where they do not write it. */
function labelsIn(metric: string, { isOff, changes }: WrittenMetrics): string[] | undefined {
  const { isOff: isGone = false, labels = {} } = changes[metric] ?? {};
  if (isOff || isGone) return undefined;
  const added = Object.keys(labels).filter((label) => labels[label]);
  const kept = ownLabels(metric).filter((label) => labels[label] !== false);
  return [...new Set([...kept, ...added.map(nameInPrometheus)])];
}

const joined = (lists: readonly (readonly string[])[]): readonly string[] | undefined =>
  lists.length === 0 ? undefined : [...new Set(lists.flat())].sort();

/** Returns the labels that the metrics of a mesh have, with what Telemetry adds to them and takes away. */
export function metricLabels(mesh: ObservedMesh, telemetry: readonly TelemetryOf[] = []): MetricLabels {
  const { metricProviders = { prometheus: ['prometheus'], defaults: ['prometheus'] } } = mesh;
  const proxies = writtenMetrics(telemetry, metricProviders);
  const servers = proxies.filter(({ side }) => side === 'SERVER');
  const listsOf = (metric: string, of: readonly WrittenMetrics[]): (readonly string[])[] => {
    // ztunnel does not follow Telemetry.
    const ofZtunnel = mesh.ztunnel !== undefined && isOfConnections(metric) ? [ownLabels(metric)] : [];
    return [...of.map((each) => labelsIn(metric, each)).filter((labels) => labels !== undefined), ...ofZtunnel];
  };
  return {
    ofSome: (metric) => joined(listsOf(metric, proxies)),
    ofServers: (metric) => joined(listsOf(metric, servers)),
    ofAllServers: (metric) => {
      const lists = listsOf(metric, servers);
      return (lists[0] ?? []).filter((label) => lists.every((list) => list.includes(label)));
    },
  };
}
