import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SAMPLE_DIFFERENCES, unexplained, type SampleDifference } from '../addons/sample-differences';
import { compareObjects } from '../support/compare';
import { describeWithReference, readReference, REFERENCE } from '../support/reference';
import { runExample, type Read, type Written } from './run';
import { NEWEST_VERSION } from '../support/releases';

type Tree = Record<string, unknown>;
interface Reference {
  readonly objects: Tree[];
}
type Difference = Omit<SampleDifference, 'sample' | 'releases'>;

/** A file as a user has it. */
const file = <T>(name: string): T => parse(readFileSync(join(REFERENCE, 'acceptance', name), 'utf8')) as T;
const textOf = (object: Read, key: string): Read => parse((object.data ?? object.stringData)[key] as string) as Read;
const objectsOf = (app: Written, objects: readonly Tree[]): Tree[] => {
  const names = objects.map(({ kind, metadata }) => `${kind} ${(metadata as Tree).name}`);
  return app.objects.filter(({ kind, metadata }) => names.includes(`${kind} ${metadata.name}`));
};

/** All leaves of a tree by their paths. */
const leaves = (tree: unknown, path = ''): [string, unknown][] =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`))
    : [[path, tree]];

const kialiOf = (app: Written): Read => textOf(app.get('ConfigMap istio-system/kiali'), 'config.yaml');
const KIALI = 'ConfigMap istio-system/kiali .data.config.yaml';
const NO_KEY = 'without login there are no sessions, and no key that everybody knows';
const OLD_URL = 'the key is deprecated: it was called so before Kiali 2';

/** What is different in a program of cdk8s without Loki, besides what is in every rendering. */
const OF_PROGRAM: readonly SampleDifference[] = [
  {
    sample: 'prometheus',
    at: 'Deployment istio-system/prometheus .spec.strategy.rollingUpdate',
    text: 'null -> undefined',
    why: 'cdk8s writes no nulls; the type `Recreate` has no such settings',
  },
  {
    sample: 'grafana',
    at: 'ConfigMap istio-system/grafana .data.datasources.yaml.datasources',
    text: /"name":"Loki"/,
    why: 'the sample has a data source for Loki, which is not installed here',
  },
];

describeWithReference('files of users as programs', () => {
  describe('kubegems-plugin.yaml', () => {
    const app = runExample('observability');
    const mesh = textOf(app.get('ConfigMap istio-system/istio'), 'mesh');
    const services = kialiOf(app).external_services;
    const [provider] = mesh.extensionProviders;
    /** What each switch of the file is in the objects. */
    const switches: Readonly<Record<string, unknown>> = {
      'eastwestgateway.enabled': app.has('Deployment istio-system/istio-eastwestgateway'),
      'dnsproxy.enabled': mesh.defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE === 'true',
      'istio-cni.enabled': app.has('DaemonSet istio-system/istio-cni-node'),
      'tracing.enabled': app.get('Telemetry istio-system/default').spec.tracing[0].providers[0].name === provider.name,
      'tracing.param': app.get('Telemetry istio-system/default').spec.tracing[0].randomSamplingPercentage,
      'tracing.address': `${provider.zipkin.service}:${provider.zipkin.port}`,
      'kiali.enabled': app.has('Deployment istio-system/kiali'),
      'kiali.prometheus_urls': services.prometheus.url,
      'kiali.trace_urls': services.tracing.internal_url,
      'kiali.grafana_urls': services.grafana.internal_url,
    };

    test('each switch is what the objects say, and there are no others', () => {
      const { operator } = file<{ core_plugins: { operator: Tree } }>('kubegems-plugin.yaml').core_plugins;
      expect(switches).toEqual(Object.fromEntries(leaves(operator)));
    });

    test('Kiali is what the official chart makes of these values, but for two differences', () => {
      const { objects } = readReference<Reference>('addons', 'helm-cases', 'kiali-2.27', 'kubegems-seed.json');
      const differences: Difference[] = [
        { at: `${KIALI}.login_token`, text: '{"signing_key":"CHANGEME00000000"} -> undefined', why: NO_KEY },
        {
          at: 'Service istio-system/kiali .metadata.annotations',
          text: 'null -> undefined',
          why: 'annotations that say nothing are not written',
        },
      ];
      const hash = /checksum\/config/;
      const found = compareObjects(objects, objectsOf(app, objects)).filter((text) => !hash.test(text));
      expect(objects).toHaveLength(6);
      expect(unexplained(found, differences)).toEqual([]);
    });
  });

  test('kiali-external-services.yaml: the same URLs, under the names that they have now, and traces are on', () => {
    const { external_services: theirs } = file<{ external_services: Tree }>('kiali-external-services.yaml');
    const ours = kialiOf(runExample('observability', 'kiali-services')).external_services as Tree;
    const differences: Difference[] = [
      {
        at: 'grafana.in_cluster_url',
        text: '"http://grafana.grafana:3000" -> undefined',
        why: OLD_URL,
      },
      { at: 'grafana.internal_url', text: 'undefined -> "http://grafana.grafana:3000"', why: OLD_URL },
      {
        at: 'tracing.in_cluster_url',
        text: '"http://jaeger-query.observability:16685/jaeger" -> undefined',
        why: OLD_URL,
      },
      {
        at: 'tracing.internal_url',
        text: 'undefined -> "http://jaeger-query.observability:16685/jaeger"',
        why: OLD_URL,
      },
      {
        at: 'tracing.enabled',
        text: 'undefined -> true',
        why: 'it is off unless it is said: the file shows no traces',
      },
      { at: 'tracing.use_grpc', text: 'undefined -> true', why: 'the default, and what the port is for' },
      { at: 'tracing.provider', text: 'undefined -> "jaeger"', why: 'the default' },
      { at: 'grafana.enabled', text: 'undefined -> true', why: 'the default' },
      { at: 'prometheus.enabled', text: 'undefined -> true', why: 'the default' },
      { at: 'istio.root_namespace', text: 'undefined -> "istio-system"', why: 'as the chart of Kiali writes it' },
      { at: 'custom_dashboards.enabled', text: 'undefined -> true', why: 'as the chart of Kiali writes it' },
    ];
    expect(unexplained(changed(theirs, ours), differences)).toEqual([]);
  });

  test('prometheus-scrape.yaml: the same two jobs, each pod once, with the labels that dashboards ask for', () => {
    interface Job extends Tree {
      readonly relabel_configs: readonly unknown[];
    }
    const theirs = file<Job[]>('prometheus-scrape.yaml');
    const secret = runExample('observability', 'scrape-jobs').get('Secret monitoring/additional-scrape-configs');
    const ours = textOf(secret, 'prometheus-additional.yaml') as unknown as Job[];
    const withoutRelabeling = ({ relabel_configs: _, ...job }: Job): Tree => job;
    const differences: Difference[] = [
      {
        at: '0.kubernetes_sd_configs.0.role',
        text: '"endpoints" -> "pod"',
        why: 'the Service of a revision tag leads to the same pods: by endpoints they are scraped twice',
      },
      { at: '1.job_name', text: '"envoy-stats" -> "istio-proxies"', why: 'gateways and waypoints are among them' },
    ];
    const plain = [theirs, ours].map((jobs) => jobs.map(withoutRelabeling) as unknown as Tree);
    expect(unexplained(changed(plain[0], plain[1]), differences)).toEqual([]);
    const keep = (label: string, regex: string): Tree => ({
      source_labels: ['__meta_kubernetes_pod_container_port_name'],
      ...(label === '' ? {} : { source_labels: [label, '__meta_kubernetes_pod_container_port_name'] }),
      regex,
      action: 'keep',
    });
    // Pods that have ended have no port that answers, and dashboards ask for these three labels.
    const ended = { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed', action: 'drop' };
    const label = (from: string, to: string): Tree => ({ source_labels: [from], target_label: to });
    const labels = [
      label('__meta_kubernetes_namespace', 'namespace'),
      label('__meta_kubernetes_pod_name', 'pod'),
      label('__meta_kubernetes_pod_label_app', 'app'),
    ];
    expect(theirs.map(({ relabel_configs: rules }) => rules)).toEqual([
      [
        {
          source_labels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpoint_port_name'],
          action: 'keep',
          regex: 'istiod;http-monitoring',
        },
      ],
      [keep('', '.*-envoy-prom')],
    ]);
    expect(ours.map(({ relabel_configs: rules }) => rules)).toEqual([
      [keep('__meta_kubernetes_pod_label_app', 'istiod;http-monitoring'), ended, ...labels],
      // The one port of that name that a pod has.
      [keep('', 'http-envoy-prom'), ended, ...labels],
    ]);
  });

  describe('operator-1.5-full.yaml: the switches of addons', () => {
    const app = runExample('observability', 'switches');
    /** The addon that a switch was for, and the one that the profile brought. */
    const addons = { kiali: 'kiali', grafana: 'grafana', tracing: 'jaeger', prometheus: 'prometheus' };

    test('each that is on is one of these', () => {
      type Operator = { spec: { addonComponents?: Tree; values: { addonComponents?: Tree } } };
      const { spec } = file<Operator>('operator-1.5-full.yaml');
      const on = leaves(spec.addonComponents ?? spec.values.addonComponents);
      expect(on).toEqual(
        Object.keys(addons)
          .filter((name) => name !== 'prometheus')
          .map((name) => [`${name}.enabled`, true]),
      );
    });

    test.each(Object.entries(addons))('%s: the objects are those of the sample of today', (_, sample) => {
      const { objects } = readReference<Reference>('addons', `istio-${NEWEST_VERSION}`, `${sample}.json`);
      const placed = objects.map((object) =>
        String(object.kind).startsWith('ClusterRole')
          ? object
          : { ...object, metadata: { namespace: 'istio-system', ...(object.metadata as Tree) } },
      );
      const table = [...SAMPLE_DIFFERENCES, ...OF_PROGRAM].filter(
        ({ sample: of, releases = [NEWEST_VERSION] }) => of === sample && releases.includes(NEWEST_VERSION),
      );
      expect(unexplained(compareObjects(placed, objectsOf(app, placed)), table)).toEqual([]);
    });

    test('the Services that it had, but for one: Jaeger shows itself at `tracing` now', () => {
      const had = ['grafana', 'jaeger-collector', 'jaeger-query', 'kiali', 'prometheus', 'tracing', 'zipkin'];
      expect(had.filter((name) => !app.has(`Service istio-system/${name}`))).toEqual(['jaeger-query']);
    });
  });
});

/** Leaves that are not the same, as `path: theirs -> ours`. */
function changed(theirs: Tree, ours: Tree): string[] {
  const [before, after] = [new Map(leaves(theirs)), new Map(leaves(ours))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${path}: ${JSON.stringify(before.get(path))} -> ${JSON.stringify(after.get(path))}`);
}
