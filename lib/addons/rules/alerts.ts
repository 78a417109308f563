import type { Problem } from '../../model';
import type { AlertOptions } from '../../props';
import type { RULES_PROBLEMS } from '../problems.data';
import { metricLabels, type MetricLabels } from '../shared/metric-labels';
import type { ObservedMesh } from '../shared/observed-mesh';
import { ALERTS, type Alert, type AlertNeeds } from './alerts.data';
import type { AlertingRule, RuleGroup } from './rule-group';

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

/** Labels that name a service, the best first. */
const SERVICE_LABELS = [
  'destination_service',
  'destination_service_name',
  'destination_canonical_service',
  'destination_workload',
];

/** The series of servers by service: the label that names one, and what selects the series that have it. */
interface ByService {
  readonly label: string;
  readonly selector: string;
}

/**
 * Returns how the series of a metric are told apart by service, as far as Telemetry leaves labels for it; undefined
 * where nobody can be named, or reporters are not known.
 */
function byService(metric: string, mesh: ObservedMesh, labels: MetricLabels): ByService | undefined {
  const some = labels.ofServers(metric) ?? [];
  if (!some.includes('reporter')) return undefined;
  const all = labels.ofAllServers(metric);
  const ofAll = SERVICE_LABELS.find((label) => all.includes(label));
  const label = ofAll ?? SERVICE_LABELS.find((candidate) => some.includes(candidate));
  if (label === undefined) return undefined;
  // Servers without the label are not one service.
  return { label, selector: ofAll === undefined ? `${SERVERS(mesh)}, ${label}!=""` : SERVERS(mesh) };
}

/** Alerts about requests to services. Without labels of servers nobody can be named, and there is none. */
function trafficAlerts(mesh: ObservedMesh, options: AlertOptions, labels: MetricLabels): Alert[] {
  const { errorRate = 0.05, latency = '1s' } = options;
  const alerts: Alert[] = [];
  const failing = byService('REQUEST_COUNT', mesh, labels);
  if (failing !== undefined && labels.ofServers('REQUEST_COUNT')?.includes('response_code')) {
    const { label, selector } = failing;
    const rate = (more: string): string => `sum by (${label}) (rate(istio_requests_total{${selector}${more}}[5m]))`;
    alerts.push({
      name: 'IstioHighErrorRate',
      expr: `${rate(', response_code=~"5.."')} / ${rate('')} > ${errorRate}`,
      for: '10m',
      severity: 'warning',
      summary: `{{ $value | humanizePercentage }} of requests to {{ $labels.${label} }} fail`,
      runbook:
        'The dashboard of the service shows which workload answers so, and to whom. Flags of responses tell ' +
        'whether the ' +
        'proxy made the answer (UH: no healthy pod, UF: no connection, UO: limit of connections) or the ' +
        'application did.',
    });
  }
  const slow = byService('REQUEST_DURATION', mesh, labels);
  if (slow !== undefined) {
    const { label, selector } = slow;
    const buckets = `sum by (${label}, le) (rate(istio_request_duration_milliseconds_bucket{${selector}}[5m]))`;
    alerts.push({
      name: 'IstioHighLatency',
      expr: `histogram_quantile(0.99, ${buckets}) > ${milliseconds(latency) ?? 1000}`,
      for: '10m',
      severity: 'warning',
      summary: `One of a hundred requests to {{ $labels.${label} }} takes more than ${latency}`,
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
  labels: MetricLabels = metricLabels(mesh),
): RuleGroup {
  const alerts = ALERTS.filter(({ needs }) => needs === undefined || HAS[needs](mesh));
  const all = [...alerts, ...trafficAlerts(mesh, options, labels)];
  return { name: 'istio.alerts', rules: all.map((alert) => rule(alert, options.labels ?? {})) };
}
