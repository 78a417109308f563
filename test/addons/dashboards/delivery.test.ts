import { istioDashboards } from '../../../lib/addons/dashboards/dashboards';
import {
  dashboardConfigMaps,
  dashboardFiles,
  dashboardProvider,
  grafanaDashboards,
} from '../../../lib/addons/dashboards/delivery';
import { dashboardProblems } from '../../../lib/addons/dashboards/problems';
import { unknownMetrics } from '../../../lib/addons/shared/metric-names';
import { readYaml } from '../../../lib/yaml/read-yaml';
import { schemaDifferences, schemaOf } from '../../support/crd-schema';
import { codeFirst } from '../../support/problems';
import { describeWithReference, readReference, RELEASES } from '../../support/reference';

const MESH = { version: '1.31.0', istiod: 'istio-system', ztunnel: 'istio-system', cni: 'istio-system', merged: true };
const ALL = istioDashboards(MESH);
const own = { title: 'Sales per Hour', panels: [] };

describe('delivery', () => {
  test('as files, with the file that leads to them', () => {
    const files = dashboardFiles([...ALL.slice(0, 1), own]);
    expect(Object.keys(files)).toEqual(['istio-mesh.json', 'sales-per-hour.json']);
    expect(JSON.parse(files['istio-mesh.json'])).toEqual(ALL[0]);
    expect(readYaml(dashboardProvider({ folder: 'Mesh', path: '/dashboards' }))).toEqual({
      apiVersion: 1,
      providers: [
        {
          name: 'istio',
          orgId: 1,
          folder: 'Mesh',
          type: 'file',
          disableDeletion: false,
          options: { path: '/dashboards' },
        },
      ],
    });
  });

  test('as ConfigMaps for the sidecar of Grafana, each small enough for a client-side apply', () => {
    const objects = dashboardConfigMaps(ALL, { namespace: 'monitoring' });
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(ALL.map(({ uid }) => uid));
    expect(objects[0].metadata).toEqual({
      name: 'istio-mesh',
      namespace: 'monitoring',
      labels: { grafana_dashboard: '1' },
      annotations: { grafana_folder: 'Istio' },
    });
    const data = objects[0].data as Record<string, string>;
    expect(Object.keys(data)).toEqual(['istio-mesh.json']);
    expect(JSON.parse(data['istio-mesh.json'])).toEqual(ALL[0]);
    expect(objects.filter((object) => JSON.stringify(object).length > 100_000)).toEqual([]);
    const [labelled] = dashboardConfigMaps(ALL, { namespace: 'a', folder: 'b', labels: { c: 'd' } });
    expect(labelled.metadata).toMatchObject({ labels: { c: 'd' }, annotations: { grafana_folder: 'b' } });
  });

  test('as objects of the Grafana Operator', () => {
    const [first] = grafanaDashboards(ALL, { namespace: 'monitoring' });
    const { json, ...spec } = first.spec as Record<string, unknown>;
    expect({ ...first, spec }).toEqual({
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaDashboard',
      metadata: { name: 'istio-mesh', namespace: 'monitoring' },
      spec: {
        instanceSelector: { matchLabels: { dashboards: 'grafana' } },
        allowCrossNamespaceImport: true,
        folder: 'Istio',
      },
    });
    expect(JSON.parse(String(json))).toEqual(ALL[0]);
  });
});

describeWithReference('a GrafanaDashboard', () => {
  test('is as its CRD has it', () => {
    const { crd } = readReference<{ crd: unknown }>('addons', 'crds', 'grafanadashboards.json');
    const objects = grafanaDashboards(ALL, {
      namespace: 'monitoring',
      labels: { a: 'b' },
      instanceSelector: { c: 'd' },
    });
    expect(objects.flatMap((object) => schemaDifferences(schemaOf(crd), object))).toEqual([]);
  });
});

describe('dashboards of a program', () => {
  const panel = (expr: string): object => ({ title: 'a', targets: [{ refId: 'A', expr }] });
  const found = (dashboards: object[]): string[] => dashboardProblems(dashboards, '1.31.0').map(codeFirst);

  test('ours are good, in every release', () => {
    for (const version of RELEASES)
      expect(dashboardProblems(istioDashboards({ ...MESH, version }), version)).toEqual([]);
  });

  test('two of one uid', () => {
    expect(found([...ALL.slice(0, 1), own, { uid: 'istio-mesh' }])).toEqual([
      'error dashboards/uid dashboards[2]: got a second dashboard with uid "istio-mesh"; give it another uid',
    ]);
  });

  test('metrics that Istio does not have, in rows too', () => {
    const row = { type: 'row', panels: [panel('pilot_xds_push')] };
    expect(found([{ panels: [panel('sum(rate(istio_request_total{reporter="source"}[5m]))'), row] }])).toEqual([
      'warning metrics/unknown dashboards[0].panels[0].targets[0].expr: "istio_request_total" is no metric of ' +
        'Istio 1.31; ' +
        'did you mean "istio_requests_total"?',
      'warning metrics/unknown dashboards[0].panels[1].panels[0].targets[0].expr: "pilot_xds_push" is no metric of ' +
        'Istio 1.31; did you mean "pilot_xds_pushes"?',
    ]);
  });
});

describe('names of metrics in a query', () => {
  const found = (query: string, version = '1.31.0'): string[] => unknownMetrics(query, version, 'expr').map(codeFirst);

  test('that are not of this release', () => {
    expect(found('istio_crl_policy_rejections_total', '1.30.3')).toEqual([
      'warning metrics/unknown expr: "istio_crl_policy_rejections_total" is no metric of Istio 1.30, and one of ' +
        '1.31; ' +
        'target Istio 1.31 or later, or remove it',
    ]);
    expect(found('istio_crl_policy_rejections_total')).toEqual([]);
    expect(found('histogram_quantile(0.9, sum(rate(istio_request_duration_seconds_bucket[5m])) by (le))')).toEqual([
      'warning metrics/unknown expr: "istio_request_duration_seconds_bucket" is no metric of Istio 1.31; ' +
        'did you mean "istio_request_duration_milliseconds_bucket"?',
    ]);
    expect(found('{__name__="istio_request_total"}')).toHaveLength(1);
  });

  test.each([
    ['of labels', 'sum by (istio_io_rev, istio_request_total) (up{istio_request_total="a"})'],
    ['in texts', 'label_replace(up, "a", "istio_request_total", "b", "")'],
    ['that are recorded', 'workload:istio_request_total'],
    ['of a program of its own', 'istio_custom_tokens_used_total + pilot_studio_sales'],
    [
      'of what agents have in common with istiod and with Go',
      'istio_agent_go_goroutines + istio_agent_pilot_xds_pushes',
    ],
    ['of other programs', 'container_cpu_usage_seconds_total / node_load1'],
    ['of the parts of a histogram', 'istio_request_bytes_sum / istio_request_bytes_count'],
  ])('%s are left alone', (_, query) => expect(found(query)).toEqual([]));
});
