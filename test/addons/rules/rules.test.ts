import { alertingRules, alertProblems, milliseconds } from '../../../lib/addons/rules/alerts';
import { recordingRules } from '../../../lib/addons/rules/recording';
import type { AlertingRule, RecordingRule } from '../../../lib/addons/rules/rule-group';
import { istioRules, prometheusRule, ruleFile } from '../../../lib/addons/rules/rules';
import { metricLabels } from '../../../lib/addons/shared/metric-labels';
import type { ObservedMesh } from '../../../lib/addons/shared/observed-mesh';
import type { TelemetryOf } from '../../../lib/addons/shared/telemetry-metrics';
import { readYaml } from '../../../lib/yaml/read-yaml';
import { schemaDifferences, schemaOf } from '../../support/crd-schema';
import { codeFirst } from '../../support/problems';
import { describeWithReference, readReference } from '../../support/reference';
import { NEWEST_VERSION } from '../../support/releases';

const MESH: ObservedMesh = { version: NEWEST_VERSION, istiod: 'istio-system', merged: true };
const AMBIENT: ObservedMesh = { ...MESH, ztunnel: 'istio-system', cni: 'istio-system' };

const TCP_LABELS =
  'connection_security_policy, destination_app, destination_canonical_revision, destination_canonical_service, ' +
  'destination_cluster, destination_principal, destination_service, destination_service_name, ' +
  'destination_service_namespace, destination_version, destination_workload, destination_workload_namespace, ' +
  'reporter, request_protocol, response_flags, source_app, source_canonical_revision, source_canonical_service, ' +
  'source_cluster, source_principal, source_version, source_workload, source_workload_namespace';

const recorded = (mesh: ObservedMesh, telemetry: readonly TelemetryOf[] = []): Map<string, string> =>
  new Map(
    (recordingRules(mesh, metricLabels(mesh, telemetry)).rules as RecordingRule[]).map(({ record, expr }) => [
      record,
      expr,
    ]),
  );
const wide = (spec: object): TelemetryOf => ({ spec, isMeshWide: true });
const narrow = (spec: object): TelemetryOf => ({ spec, isMeshWide: false });
const metrics = (...overrides: object[]): object => ({ metrics: [{ overrides }] });

describe('recording', () => {
  test('adds up pods, keeping the labels of the metric', () => {
    const rules = recorded(MESH);
    expect([...rules.keys()]).toEqual([
      'workload:istio_requests_total',
      'workload:istio_request_messages_total',
      'workload:istio_response_messages_total',
      'workload:istio_request_duration_milliseconds_count',
      'workload:istio_request_duration_milliseconds_sum',
      'workload:istio_request_duration_milliseconds_bucket',
      'workload:istio_request_bytes_count',
      'workload:istio_request_bytes_sum',
      'workload:istio_request_bytes_bucket',
      'workload:istio_response_bytes_count',
      'workload:istio_response_bytes_sum',
      'workload:istio_response_bytes_bucket',
      'workload:istio_tcp_connections_opened_total',
      'workload:istio_tcp_connections_closed_total',
      'workload:istio_tcp_sent_bytes_total',
      'workload:istio_tcp_received_bytes_total',
    ]);
    expect(rules.get('workload:istio_tcp_sent_bytes_total')).toBe(
      `sum by (${TCP_LABELS}) (istio_tcp_sent_bytes_total)`,
    );
    expect(rules.get('workload:istio_request_bytes_bucket')).toMatch(
      /^sum by \(.*, response_code, .*source_workload_namespace, le\) \(istio_request_bytes_bucket\)$/,
    );
  });

  test('has connections that ztunnel could not make', () => {
    expect(recorded(AMBIENT).get('workload:istio_tcp_connections_failed_total')).toBe(
      `sum by (${TCP_LABELS}) (istio_tcp_connections_failed_total)`,
    );
  });

  test('has a label that a Telemetry adds, for its metric', () => {
    const rules = recorded(MESH, [
      narrow(
        metrics({ match: { metric: 'REQUEST_COUNT' }, tagOverrides: { request_host: { value: 'request.host' } } }),
      ),
    ]);
    expect(rules.get('workload:istio_requests_total')).toContain('reporter, request_host, request_protocol');
    expect(rules.get('workload:istio_request_bytes_sum')).not.toContain('request_host');
  });

  test('has no label that the Telemetry of the mesh removes; ztunnel keeps those of connections', () => {
    const removal = wide(metrics({ tagOverrides: { destination_principal: { operation: 'REMOVE' } } }));
    expect([...recorded(MESH, [removal]).values()].filter((expr) => expr.includes('destination_principal'))).toEqual(
      [],
    );
    const kept = [...recorded(AMBIENT, [removal])].filter(([, expr]) => expr.includes('destination_principal'));
    expect(kept.map(([name]) => name)).toEqual([
      'workload:istio_tcp_connections_opened_total',
      'workload:istio_tcp_connections_closed_total',
      'workload:istio_tcp_sent_bytes_total',
      'workload:istio_tcp_received_bytes_total',
      'workload:istio_tcp_connections_failed_total',
    ]);
  });

  test('keeps a label that is removed in one namespace, for one side, for another provider, or put back', () => {
    const removed = { tagOverrides: { source_principal: { operation: 'REMOVE' } } };
    const isKept = (...telemetry: TelemetryOf[]): boolean =>
      metricLabels(MESH, telemetry).ofSome('REQUEST_COUNT')?.includes('source_principal') ?? false;
    expect(isKept(wide(metrics(removed)))).toBe(false);
    expect(isKept(narrow(metrics(removed)))).toBe(true);
    expect(isKept(wide(metrics({ ...removed, match: { mode: 'CLIENT' } })))).toBe(true);
    const [toStackdriver, toPrometheus] = ['stackdriver', 'Prometheus'].map((name) => ({ providers: [{ name }] }));
    expect(isKept(wide({ metrics: [{ ...toPrometheus, overrides: [removed] }] }))).toBe(false);
    expect(isKept(wide({ metrics: [{ ...toStackdriver, overrides: [removed] }, toPrometheus] }))).toBe(true);
    const back = { tagOverrides: { source_principal: { value: 'source.principal' } } };
    expect(isKept(narrow(metrics(back)), wide(metrics(removed)))).toBe(true);
  });

  test('leaves out what no proxy writes', () => {
    const off = wide(metrics({ match: { metric: 'REQUEST_SIZE' }, disabled: true }));
    const isRecorded = (...telemetry: TelemetryOf[]): boolean =>
      recorded(MESH, telemetry).has('workload:istio_request_bytes_sum');
    expect(isRecorded()).toBe(true);
    expect(isRecorded(off)).toBe(false);
    expect(isRecorded(off, narrow(metrics({ match: { metric: 'REQUEST_SIZE' }, disabled: false })))).toBe(true);
    // Where a Telemetry names other providers, Prometheus is none of them any more.
    expect(isRecorded(wide({ metrics: [{ providers: [{ name: 'stackdriver' }] }] }))).toBe(false);
    expect(isRecorded(narrow({ metrics: [{ providers: [{ name: 'stackdriver' }] }] }))).toBe(true);
    const all = wide(metrics({ disabled: true }));
    // Any override that follows puts all of them on again, for its side.
    const labels = { tagOverrides: { team: { value: '"a"' } }, match: { mode: 'SERVER' } };
    expect(isRecorded(all, narrow(metrics(labels)))).toBe(true);
    expect(isRecorded(wide(metrics(labels, { disabled: true })))).toBe(false);
    expect([...recorded(MESH, [all]).keys()]).toEqual([]);
    expect([...recorded(AMBIENT, [all]).keys()]).toHaveLength(5);
  });
});

describe('alerts', () => {
  const named = (name: string, ...args: Parameters<typeof alertingRules>): AlertingRule | undefined =>
    (alertingRules(...args).rules as AlertingRule[]).find(({ alert }) => alert === name);

  test('about requests, with the limits that are given', () => {
    const options = { errorRate: 0.01, latency: '1m500ms', labels: { team: 'mesh' } };
    expect(named('IstioHighErrorRate', MESH, options)).toEqual({
      alert: 'IstioHighErrorRate',
      expr:
        'sum by (destination_service) (rate(istio_requests_total{reporter="destination", ' +
        'response_code=~"5.."}[5m])) / ' +
        'sum by (destination_service) (rate(istio_requests_total{reporter="destination"}[5m])) > 0.01',
      for: '10m',
      labels: { team: 'mesh', severity: 'warning' },
      annotations: {
        summary: '{{ $value | humanizePercentage }} of requests to {{ $labels.destination_service }} fail',
        runbook: expect.stringContaining('UH: no healthy pod') as string,
      },
    });
    expect(named('IstioHighLatency', AMBIENT, options)?.expr).toBe(
      'histogram_quantile(0.99, sum by (destination_service, le) ' +
        '(rate(istio_request_duration_milliseconds_bucket{reporter=~"destination|waypoint"}[5m]))) > 60500',
    );
  });

  test('name services by the label that Telemetry leaves, and are not there without one', () => {
    const without = (...labels: string[]): ReturnType<typeof metricLabels> =>
      metricLabels(MESH, [
        wide(metrics({ tagOverrides: Object.fromEntries(labels.map((label) => [label, { operation: 'REMOVE' }])) })),
      ]);
    expect(named('IstioHighErrorRate', MESH, {}, without('destination_service'))?.expr).toContain(
      'sum by (destination_service_name)',
    );
    expect(named('IstioHighErrorRate', MESH, {}, without('response_code'))).toBeUndefined();
    const names = ['destination_service', 'destination_service_name', 'destination_canonical_service'];
    expect(named('IstioHighLatency', MESH, {}, without(...names, 'destination_workload'))).toBeUndefined();
  });

  test('each has a summary and a runbook of its own', () => {
    const rules = alertingRules(AMBIENT).rules as AlertingRule[];
    expect(rules).toHaveLength(16);
    const texts = rules.flatMap(({ annotations }) => [annotations?.summary, annotations?.runbook]);
    expect(new Set(texts).size).toBe(32);
    expect(texts.filter((text) => text === undefined || text.length < 15)).toEqual([]);
  });

  test('limits that are none', () => {
    const found = (options: object): string[] => alertProblems(options, 'alerts').map(codeFirst);
    expect(found({ errorRate: 5 })).toEqual([
      'error rules/error-rate alerts.errorRate: got 5; must be a part of all requests, above 0 and at most 1; ' +
        'for 5 % write 0.05',
    ]);
    expect(found({ errorRate: 0, latency: '1 second' })).toEqual([
      'error rules/error-rate alerts.errorRate: got 0; must be a part of all requests, above 0 and at most 1; ' +
        'write 0.05 for five of a hundred',
      'error rules/latency alerts.latency: got "1 second"; a duration of Prometheus is needed; write "500ms" or "1s"',
    ]);
    expect(found({ errorRate: 1, latency: '250ms' })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  test('durations of Prometheus', () => {
    expect(['1s', '500ms', '1h30m', '0s', '1.5s', '5', ''].map(milliseconds)).toEqual([
      1000,
      500,
      5400000,
      0,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('delivery', () => {
  test('what is asked for', () => {
    const names = (options?: Parameters<typeof istioRules>[1]): string[] =>
      istioRules(MESH, options).map(({ name }) => name);
    expect(names()).toEqual(['istio.workload', 'istio.alerts']);
    expect(names({ recording: false })).toEqual(['istio.alerts']);
    expect(names({ alerts: false })).toEqual(['istio.workload']);
    expect(names({ alerts: { errorRate: 0.1 }, recording: false })).toEqual(['istio.alerts']);
  });

  test('a file has the groups', () => {
    const groups = istioRules(AMBIENT);
    expect(readYaml(ruleFile(groups))).toEqual({ groups });
  });

  test('an object of the Prometheus Operator', () => {
    const groups = istioRules(MESH, { recording: false });
    const options = { name: 'istio', namespace: 'monitoring', labels: { release: 'kube-prometheus-stack' } };
    expect(prometheusRule(groups, options)).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'istio', namespace: 'monitoring', labels: { release: 'kube-prometheus-stack' } },
      spec: { groups },
    });
  });
});

describeWithReference('rules beside the reference', () => {
  interface Proposal {
    readonly recording: { readonly groups: { readonly rules: RecordingRule[] }[] };
    readonly alerting: { readonly groups: { readonly rules: AlertingRule[] }[] };
  }
  const proposal = readReference<Proposal>('addons', 'rules-proposal.json');

  test('the same series are recorded by the same labels', () => {
    const labels = (expr: string): string[] => (/\((.*?)\)/.exec(expr)?.[1] ?? '').split(', ').sort();
    const proposed = proposal.recording.groups.flatMap(({ rules }) => rules);
    expect(proposed).toHaveLength(16);
    const ours = recorded(MESH);
    for (const { record, expr } of proposed)
      expect([record, labels(ours.get(record) ?? '')]).toEqual([record, labels(expr)]);
  });

  test('no alert of the proposal is missing', () => {
    const proposed = proposal.alerting.groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    const ours = (alertingRules(AMBIENT).rules as AlertingRule[]).map(({ alert }) => alert);
    expect(proposed.filter((alert) => !ours.includes(alert))).toEqual([]);
  });

  test('a PrometheusRule is as its CRD has it', () => {
    const { crd } = readReference<{ crd: unknown }>('addons', 'crds', 'prometheusrules.json');
    const object = prometheusRule(istioRules(AMBIENT), { name: 'istio', namespace: 'monitoring' });
    expect(schemaDifferences(schemaOf(crd), object)).toEqual([]);
  });
});
