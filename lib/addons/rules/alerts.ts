import type { Problem } from '../../model';
import type { RULES_PROBLEMS } from '../problems.data';
import { labelsOf, NO_CHANGES, type LabelChanges } from '../shared/metric-labels';
import type { ObservedMesh } from '../shared/observed-mesh';
import { ALERTS, type Alert, type AlertNeeds } from './alerts.data';
import type { AlertingRule, RuleGroup } from './rule-group';

export interface AlertOptions {
  /** The part of requests to a service that may fail with a 5xx: 0.05 are five of a hundred. @default 0.05 */
  readonly errorRate?: number;
  /** What 99 of 100 requests to a service may take, as Prometheus writes a time. @default '1s' */
  readonly latency?: string;
  /** Labels of every alert, for the routes of Alertmanager. */
  readonly labels?: Readonly<Record<string, string>>;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };

/** Returns the milliseconds of a time as Prometheus writes it (`500ms`, `1m30s`), or undefined for another text. */
export function milliseconds(text: string): number | undefined {
  if (!/^((\d+)(ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
}

/** Returns what is wrong with the limits of alerts. */
export function alertProblems({ errorRate, latency }: AlertOptions, path: string): Problem[] {
  const wrong = (
    code: keyof typeof RULES_PROBLEMS,
    key: string,
    found: unknown,
    message: string,
    fix: string,
  ): Problem[] => [{ severity: 'error', code: `rules/${code}`, path: `${path}.${key}`, found, message, fix }];
  const isPart = typeof errorRate !== 'number' || (errorRate > 0 && errorRate <= 1);
  const percent = typeof errorRate === 'number' && errorRate > 1 && errorRate <= 100;
  return [
    ...(isPart
      ? []
      : wrong(
          'error-rate',
          'errorRate',
          errorRate,
          'must be a part of all requests, above 0 and at most 1',
          percent ? `for ${errorRate} % write ${errorRate / 100}` : 'write 0.05 for five of a hundred',
        )),
    ...(typeof latency !== 'string' || (milliseconds(latency) ?? 0) > 0
      ? []
      : wrong('latency', 'latency', latency, 'a duration of Prometheus is needed', 'write "500ms" or "1s"')),
  ];
}

const HAS: Readonly<Record<AlertNeeds, (mesh: ObservedMesh) => boolean>> = {
  istiod: (mesh) => mesh.istiod !== undefined,
  merged: (mesh) => mesh.merged,
  cni: (mesh) => mesh.cni !== undefined,
  ztunnel: (mesh) => mesh.ztunnel !== undefined,
};

/** Servers report what they answered; a waypoint does for those behind it. */
const SERVERS = (mesh: ObservedMesh): string =>
  mesh.ztunnel === undefined ? 'reporter="destination"' : 'reporter=~"destination|waypoint"';

/** The label that tells services, as long as Telemetry leaves one. */
const serviceLabel = (metric: string, changes: LabelChanges): string | undefined =>
  ['destination_service', 'destination_service_name', 'destination_canonical_service', 'destination_workload'].find(
    (label) => labelsOf(metric, changes).includes(label),
  );

/** Alerts about requests to services. Without labels of servers nobody can be named, and there is none. */
function trafficAlerts(mesh: ObservedMesh, options: AlertOptions, changes: LabelChanges): Alert[] {
  const { errorRate = 0.05, latency = '1s' } = options;
  const servers = SERVERS(mesh);
  const alerts: Alert[] = [];
  const failing = serviceLabel('REQUEST_COUNT', changes);
  if (failing !== undefined && labelsOf('REQUEST_COUNT', changes).includes('response_code')) {
    const rate = (more: string): string => `sum by (${failing}) (rate(istio_requests_total{${servers}${more}}[5m]))`;
    alerts.push({
      name: 'IstioHighErrorRate',
      expr: `${rate(', response_code=~"5.."')} / ${rate('')} > ${errorRate}`,
      for: '10m',
      severity: 'warning',
      summary: `{{ $value | humanizePercentage }} of requests to {{ $labels.${failing} }} fail`,
      runbook:
        'The dashboard of the service shows which workload answers so, and to whom. Flags of responses tell ' +
        'whether the ' +
        'proxy made the answer (UH: no healthy pod, UF: no connection, UO: limit of connections) or the ' +
        'application did.',
    });
  }
  const slow = serviceLabel('REQUEST_DURATION', changes);
  if (slow !== undefined) {
    const buckets = `sum by (${slow}, le) (rate(istio_request_duration_milliseconds_bucket{${servers}}[5m]))`;
    alerts.push({
      name: 'IstioHighLatency',
      expr: `histogram_quantile(0.99, ${buckets}) > ${milliseconds(latency) ?? 1000}`,
      for: '10m',
      severity: 'warning',
      summary: `One of a hundred requests to {{ $labels.${slow} }} takes more than ${latency}`,
      runbook:
        'Compare what clients see with what servers report: where only clients see it, it is the network or a ' +
        'proxy without ' +
        'CPU. Traces show which service behind this one it waits for.',
    });
  }
  return alerts;
}

const rule = ({ name, expr, for: pending, severity, summary, runbook }: Alert, labels: object): AlertingRule => ({
  alert: name,
  expr,
  for: pending,
  labels: { ...labels, severity },
  annotations: { summary, runbook },
});

/** Returns alerts about the control plane, agents and traffic of a mesh: those that its objects can ever raise. */
export function alertingRules(
  mesh: ObservedMesh,
  options: AlertOptions = {},
  changes: LabelChanges = NO_CHANGES,
): RuleGroup {
  const alerts = ALERTS.filter(({ needs }) => needs === undefined || HAS[needs](mesh));
  const all = [...alerts, ...trafficAlerts(mesh, options, changes)];
  return { name: 'istio.alerts', rules: all.map((alert) => rule(alert, options.labels ?? {})) };
}
