/** A difference between an addon and Istio's sample, with the reason for it. */
export interface SampleDifference {
  readonly sample: string;
  /** Object and path. */
  readonly at: string;
  /** What is different, as `theirs -> ours`. @default - anything there */
  readonly text?: string;
  readonly releases?: readonly string[];
  readonly why: string;
}

type Row = readonly [at: string, text: string | undefined, why: string];

const rows = (sample: string, ...list: Row[]): SampleDifference[] =>
  list.map(([at, text, why]) => ({ sample, at, text, why }));

const EMPTY = 'annotations that say nothing are not written';
const BOARDS = 'dashboards of our own: every one has a uid, no panels overlap, no queries of metrics that are gone';
const HASH = 'a hash of the configuration as it is here';
const IS = 'istio-system';
const KIALI = `ConfigMap ${IS}/kiali .data.config.yaml`;
const KIALI_GRAFANA = `${KIALI}.external_services.grafana`;
const TRACES = "Kiali reads the traces of the Jaeger beside it: the sample's Kiali has tracing off";
const COLLECTOR = `ConfigMap ${IS}/opentelemetry-collector-conf .data.opentelemetry-collector-config`;
const OPENCENSUS = 'current collectors have no opencensus receiver';
const TOKEN = 'no receiver with a token that everybody knows';
const TO_ZIPKIN = 'traces go to what is installed beside it; here nothing is';
const UI = `Deployment ${IS}/skywalking-ui .spec.template.metadata`;
const GRAFANA = `Deployment ${IS}/grafana .spec.template`;
const INJECT = 'the injector looks at the label; the annotation is deprecated';

/** All differences: each row is one, and a row without a difference fails the test. */
export const SAMPLE_DIFFERENCES: readonly SampleDifference[] = [
  ...['prometheus', 'prometheus-secure-metrics'].flatMap((sample) =>
    rows(sample, [`ServiceAccount ${IS}/prometheus .metadata.annotations`, '{} -> undefined', EMPTY]),
  ),
  ...rows(
    'kiali',
    [`${KIALI}.external_services.prometheus`, undefined, 'it is said, wherever it is'],
    [`${KIALI}.external_services.tracing.enabled`, 'false -> true', TRACES],
    [`${KIALI}.external_services.tracing.internal_url`, `undefined -> "http://tracing.${IS}:16685/jaeger"`, TRACES],
    [`${KIALI}.external_services.tracing.provider`, 'undefined -> "jaeger"', TRACES],
    [`${KIALI}.external_services.tracing.use_grpc`, 'undefined -> true', TRACES],
    [KIALI_GRAFANA, undefined, 'Kiali links to the dashboards of the Grafana beside it'],
    [
      `${KIALI}.login_token`,
      '{"signing_key":"CHANGEME00000000"} -> undefined',
      'without login there are no sessions, and no key that everybody knows',
    ],
    [`Service ${IS}/kiali .metadata.annotations`, 'null -> undefined', EMPTY],
    [`Deployment ${IS}/kiali .spec.template.metadata.annotations.checksum/config`, undefined, HASH],
  ),
  ...rows(
    'loki',
    ...['loki-memberlist', 'loki-headless', 'loki'].map((name): Row => [
      `Service ${IS}/${name} .metadata.annotations`,
      'null -> undefined',
      EMPTY,
    ]),
    [`StatefulSet ${IS}/loki .spec.template.metadata.annotations.checksum/config`, undefined, HASH],
  ),
  ...rows(
    'skywalking',
    [`${UI}.labels.sidecar.istio.io/inject`, 'undefined -> "false"', INJECT],
    [`${UI}.annotations`, '{"sidecar.istio.io/inject":"false"} -> undefined', INJECT],
  ),
  ...rows(
    'opentelemetry-collector',
    [`${COLLECTOR}.receivers.opencensus`, '{"endpoint":"0.0.0.0:55678"} -> undefined', OPENCENSUS],
    [`${COLLECTOR}.receivers.otlp/auth`, undefined, TOKEN],
    [
      `${COLLECTOR}.exporters.zipkin`,
      `{"endpoint":"http://zipkin.${IS}.svc:9411/api/v2/spans"} -> undefined`,
      TO_ZIPKIN,
    ],
    [
      `${COLLECTOR}.exporters.debug.verbosity`,
      '"detailed" -> "basic"',
      'every attribute of every span is too much for a log',
    ],
    [`${COLLECTOR}.extensions`, undefined, TOKEN],
    [`${COLLECTOR}.service.extensions`, undefined, TOKEN],
    [`${COLLECTOR}.service.pipelines.traces.receivers`, '["otlp","opencensus"] -> ["otlp"]', OPENCENSUS],
    [`${COLLECTOR}.service.pipelines.traces.exporters`, '["zipkin","debug"] -> ["debug"]', TO_ZIPKIN],
    [
      `${COLLECTOR}.service.pipelines.traces.processors`,
      'undefined -> ["batch"]',
      'traces are sent in batches, as logs are',
    ],
    [`${COLLECTOR}.service.pipelines.traces/auth`, undefined, TOKEN],
    [`Service ${IS}/opentelemetry-collector .spec.ports`, undefined, OPENCENSUS],
    [`Deployment ${IS}/opentelemetry-collector .spec.template.spec.containers[0].ports`, undefined, OPENCENSUS],
  ),
  ...rows(
    'grafana',
    [`ConfigMap ${IS}/istio-grafana-dashboards .data`, undefined, BOARDS],
    [`ConfigMap ${IS}/istio-services-grafana-dashboards .data`, undefined, BOARDS],
    [`${GRAFANA}.metadata.annotations.checksum/config`, undefined, HASH],
    [`${GRAFANA}.metadata.annotations.checksum/sc-dashboard-provider-config`, undefined, HASH],
  ),
];

/** What is different and not in the table, and what is in the table and not different. */
export function unexplained(
  found: readonly string[],
  table: readonly Pick<SampleDifference, 'at' | 'text'>[],
): string[] {
  const explains = (row: Pick<SampleDifference, 'at' | 'text'>, text: string): boolean =>
    row.text === undefined ? text.startsWith(row.at) : text === `${row.at}: ${row.text}`;
  return [
    ...found.filter((text) => !table.some((row) => explains(row, text))),
    ...table.filter((row) => !found.some((text) => explains(row, text))).map((row) => `no such difference: ${row.at}`),
  ];
}
