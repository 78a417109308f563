import { podMonitors, serviceMonitors } from '../../../lib/addons/scraping/monitors';
import { scrapeProblems, type Scraper } from '../../../lib/addons/scraping/problems';
import type { ObservedMesh } from '../../../lib/addons/shared/observed-mesh';
import type { Manifest } from '../../../lib/model';
import { schemaDifferences, schemaOf } from '../../support/crd-schema';
import { codeFirst } from '../../support/problems';
import { describeWithReference, readReference } from '../../support/reference';
import { NEWEST_VERSION } from '../../support/releases';

const MESH: ObservedMesh = { version: NEWEST_VERSION, istiod: 'istio-system', merged: true };
const AMBIENT: ObservedMesh = { ...MESH, ztunnel: 'ztunnel-system', cni: 'kube-system' };

test('one PodMonitor for all proxies', () => {
  expect(podMonitors(MESH, { labels: { release: 'kube-prometheus-stack' }, interval: '15s' })).toEqual([
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: {
        name: 'envoy-stats-monitor',
        namespace: 'istio-system',
        labels: { release: 'kube-prometheus-stack' },
      },
      spec: {
        selector: {},
        namespaceSelector: { any: true },
        podTargetLabels: ['app'],
        podMetricsEndpoints: [
          {
            port: 'http-envoy-prom',
            path: '/stats/prometheus',
            interval: '15s',
            relabelings: [
              {
                action: 'replace',
                sourceLabels: ['__address__'],
                regex: '(.+):\\d+',
                targetLabel: '__address__',
                replacement: '$1:15020',
              },
            ],
          },
        ],
      },
    },
  ]);
});

test('proxies alone where metrics are not merged', () => {
  const endpoints = podMonitors({ ...MESH, merged: false }).map(
    ({ spec }) => (spec as { podMetricsEndpoints: unknown }).podMetricsEndpoints,
  );
  expect(endpoints).toEqual([[{ port: 'http-envoy-prom', path: '/stats/prometheus' }]]);
});

test('the agents of an ambient mesh have their own, with the label by which they are told', () => {
  const [, ...agents] = podMonitors(AMBIENT, { namespace: 'monitoring' });
  expect(agents.map(({ metadata, spec }) => [metadata, spec])).toEqual([
    [
      { name: 'ztunnel-monitor', namespace: 'monitoring' },
      {
        selector: { matchLabels: { app: 'ztunnel' } },
        namespaceSelector: { matchNames: ['ztunnel-system'] },
        podTargetLabels: ['app'],
        podMetricsEndpoints: [{ port: 'ztunnel-stats', path: '/stats/prometheus' }],
      },
    ],
    [
      { name: 'istio-cni-monitor', namespace: 'monitoring' },
      {
        selector: { matchLabels: { 'k8s-app': 'istio-cni-node' } },
        namespaceSelector: { matchNames: ['kube-system'] },
        podTargetLabels: ['app'],
        podMetricsEndpoints: [{ port: 'metrics', path: '/metrics' }],
      },
    ],
  ]);
});

test('the ServiceMonitor of istiod leaves out Services of revision tags, which lead to the same pods', () => {
  expect(serviceMonitors(MESH)).toEqual([
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'istio-component-monitor', namespace: 'istio-system' },
      spec: {
        targetLabels: ['app'],
        selector: {
          matchLabels: { istio: 'pilot' },
          matchExpressions: [{ key: 'istio.io/tag', operator: 'DoesNotExist' }],
        },
        namespaceSelector: { matchNames: ['istio-system'] },
        endpoints: [{ port: 'http-monitoring' }],
      },
    },
  ]);
  expect(serviceMonitors({ version: NEWEST_VERSION, merged: true })).toEqual([]);
});

describeWithReference('monitors beside those of the samples', () => {
  type Spec = {
    selector: object;
    namespaceSelector: object;
    endpoints?: { port: string }[];
    podMetricsEndpoints?: object[];
  };
  const sample = readReference<{ objects: (Manifest & { spec: Spec })[] }>(
    'addons',
    'istio-1.31.0',
    'prometheus-operator.json',
  );
  const ours = [...podMonitors(MESH), ...serviceMonitors(MESH)];

  test('have their kinds and names', () => {
    const names = (objects: readonly Manifest[]): string[] =>
      objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names(ours)).toEqual(names(sample.objects));
  });

  test('ask istiod on the same port and proxies on the same path', () => {
    const asked = (objects: readonly Manifest[]): unknown[] =>
      objects.map(({ spec }) => {
        const { endpoints, podMetricsEndpoints } = spec as Spec;
        return (endpoints ?? podMetricsEndpoints ?? []).map((endpoint) => ({
          path: (endpoint as { path?: string }).path,
          port: (endpoint as { port?: string }).port,
        }));
      });
    expect(asked(sample.objects)).toEqual([
      [{ path: '/stats/prometheus', port: undefined }],
      [{ path: undefined, port: 'http-monitoring' }],
    ]);
    expect(asked(ours)).toEqual([
      [{ path: '/stats/prometheus', port: 'http-envoy-prom' }],
      [{ path: undefined, port: 'http-monitoring' }],
    ]);
  });

  test.each(['PodMonitor', 'ServiceMonitor'])('a %s is as its CRD has it', (kind) => {
    const { crd } = readReference<{ crd: unknown }>('addons', 'crds', `${kind.toLowerCase()}s.json`);
    const all = [...podMonitors(AMBIENT, { labels: { a: 'b' }, interval: '15s' }), ...serviceMonitors(AMBIENT)];
    const objects = all.filter((object) => object.kind === kind);
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.flatMap((object) => schemaDifferences(schemaOf(crd), object))).toEqual([]);
    const [first] = objects;
    expect(schemaDifferences(schemaOf(crd), { ...first, spec: { ...(first.spec as object), selektor: {} } })).toEqual([
      '.spec.selektor: unknown',
    ]);
  });
});

describe('proxies that are scraped twice', () => {
  const annotations: Scraper = { name: 'addons.prometheus', by: 'annotations' };
  const jobs: Scraper = { name: 'Secret monitoring/additional-scrape-configs', by: 'jobs' };
  const monitors: Scraper = { name: 'IstioMonitors prod/monitors', by: 'monitors' };
  const found = (scrapers: readonly Scraper[], merged = true): string[] =>
    scrapeProblems(scrapers, merged).map(codeFirst);

  test('are named with the other that does', () => {
    expect(found([annotations, jobs, monitors])).toEqual([
      'warning scraping/twice Secret monitoring/additional-scrape-configs: ' +
        'addons.prometheus has the same proxies scraped, and each series would be there twice; leave one of them out',
      'warning scraping/twice IstioMonitors prod/monitors: ' +
        'addons.prometheus has the same proxies scraped, and each series would be there twice; leave one of them out',
    ]);
  });

  test('are not where each has a Prometheus of its own, or annotations are of applications', () => {
    expect(
      found([
        { ...annotations, prometheus: 'a' },
        { ...monitors, prometheus: 'b' },
      ]),
    ).toEqual([]);
    expect(found([annotations, jobs], false)).toEqual([]);
    expect(found([monitors, { ...monitors, name: 'IstioMonitors prod/others' }])).toEqual([]);
    expect(found([annotations])).toEqual([]);
    expect(found([])).toEqual([]);
  });

  test('or not at all', () => {
    expect(found([annotations], false)).toEqual([
      'warning scraping/nothing addons.prometheus: with meshConfig.enablePrometheusMerge: false proxies have no ' +
        "annotations, and are not scraped; add Istio's own jobs, or leave enablePrometheusMerge on",
    ]);
  });
});
