import { isRecord } from '../../model';
import { CONNECTION_LABELS, REQUEST_LABELS } from './metrics.data';

/** Metrics of traffic by what Telemetry calls them; each with the series that Prometheus has. */
export const TRAFFIC: Readonly<Record<string, readonly string[]>> = {
  REQUEST_COUNT: ['istio_requests_total'],
  GRPC_REQUEST_MESSAGES: ['istio_request_messages_total'],
  GRPC_RESPONSE_MESSAGES: ['istio_response_messages_total'],
  REQUEST_DURATION: ['count', 'sum', 'bucket'].map((end) => `istio_request_duration_milliseconds_${end}`),
  REQUEST_SIZE: ['count', 'sum', 'bucket'].map((end) => `istio_request_bytes_${end}`),
  RESPONSE_SIZE: ['count', 'sum', 'bucket'].map((end) => `istio_response_bytes_${end}`),
  TCP_OPENED_CONNECTIONS: ['istio_tcp_connections_opened_total'],
  TCP_CLOSED_CONNECTIONS: ['istio_tcp_connections_closed_total'],
  TCP_SENT_BYTES: ['istio_tcp_sent_bytes_total'],
  TCP_RECEIVED_BYTES: ['istio_tcp_received_bytes_total'],
};

/** What Telemetry of a program does to the metrics of traffic. */
export interface LabelChanges {
  /** Labels that some metric has besides, by its name in Telemetry. */
  readonly added: Readonly<Record<string, readonly string[]>>;
  /** Labels that no series of a metric has any more. */
  readonly removed: Readonly<Record<string, readonly string[]>>;
  /** Metrics that no proxy writes. */
  readonly disabled: readonly string[];
}
export const NO_CHANGES: LabelChanges = { added: {}, removed: {}, disabled: [] };

/** The spec of a Telemetry, and whether it is for the whole mesh: in the root namespace, without a selector. */
export interface TelemetryOf {
  readonly spec: unknown;
  readonly isMeshWide: boolean;
}

interface Override {
  readonly metrics: readonly string[];
  readonly isDisabled: boolean;
  readonly tags: Readonly<Record<string, unknown>>;
  /** Both clients and servers write it so. */
  readonly isEverywhere: boolean;
}

const records = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list.filter(isRecord) : []);

/** Overrides of the metrics that go to Prometheus, in their order. */
function overridesOf(spec: unknown): Override[] {
  const metrics = isRecord(spec) ? records(spec.metrics) : [];
  const toPrometheus = metrics.filter(
    ({ providers }) => providers === undefined || records(providers).some(({ name }) => name === 'prometheus'),
  );
  return toPrometheus.flatMap(({ overrides }) =>
    records(overrides).map(({ match, disabled, tagOverrides }) => {
      const { metric = 'ALL_METRICS', mode = 'CLIENT_AND_SERVER' } = isRecord(match) ? match : {};
      return {
        metrics: metric === 'ALL_METRICS' ? Object.keys(TRAFFIC) : [String(metric)],
        isDisabled: disabled === true,
        tags: isRecord(tagOverrides) ? tagOverrides : {},
        isEverywhere: mode === 'CLIENT_AND_SERVER',
      };
    }),
  );
}

const isRemoval = (tag: unknown): boolean => isRecord(tag) && tag.operation === 'REMOVE';

/**
 * Returns what the Telemetry objects of a program do to the labels of metrics. A label that one of them adds is there
 * in some series; one that is removed is gone only where the Telemetry of the whole mesh removes it for clients and
 * servers, and no other puts it back.
 */
export function labelChanges(telemetry: readonly TelemetryOf[]): LabelChanges {
  const added: Record<string, string[]> = {};
  const removed: Record<string, string[]> = {};
  const disabled = new Set<string>();
  const wide = telemetry.filter(({ isMeshWide }) => isMeshWide);
  const narrow = telemetry.filter(({ isMeshWide }) => !isMeshWide);
  for (const { spec, isMeshWide } of [...wide, ...narrow]) {
    for (const { metrics, isDisabled, tags, isEverywhere } of overridesOf(spec)) {
      for (const metric of metrics) {
        if (isMeshWide && isEverywhere) disabled[isDisabled ? 'add' : 'delete'](metric);
        else if (!isDisabled) disabled.delete(metric);
        const all = Object.keys(tags);
        const gone = all.filter((name) => isRemoval(tags[name]));
        const there = all.filter((name) => !gone.includes(name));
        (added[metric] ??= []).push(...there);
        removed[metric] = (removed[metric] ?? []).filter((name) => !there.includes(name));
        if (isMeshWide && isEverywhere) removed[metric].push(...gone);
      }
    }
  }
  return { added, removed, disabled: [...disabled] };
}

/**
 * Returns the labels of a metric of traffic in alphabetical order, with those that Telemetry adds and without those
 * that it removes.
 */
export function labelsOf(metric: string, { added, removed }: LabelChanges = NO_CHANGES): string[] {
  const own = metric.startsWith('TCP_') ? CONNECTION_LABELS : [...CONNECTION_LABELS, ...REQUEST_LABELS];
  const gone = new Set(removed[metric] ?? []);
  return [...new Set([...own, ...(added[metric] ?? [])])].filter((name) => !gone.has(name)).sort();
}
