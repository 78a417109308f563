/** A difference between an addon and Istio's sample, with the reason for it. */
export interface SampleDifference {
  readonly sample: string;
  /** Object and path. */
  readonly at: string;
  /** What is different, as `theirs -> ours`; an expression is for the whole of it. */
  readonly text: string | RegExp;
  readonly releases?: readonly string[];
  readonly why: string;
}

type Row = readonly [at: string, text: string | RegExp, why: string, releases?: readonly string[]];

const rows = (sample: string, ...list: Row[]): SampleDifference[] =>
  list.map(([at, text, why, releases]) => ({ sample, at, text, why, releases }));

const EMPTY = 'annotations that say nothing are not written';
const BOARDS = 'dashboards of our own: every one has a uid, no panels overlap, no queries of metrics that are gone';
const HASH = 'a hash of the configuration as it is here';
const OTHER_HASH = /^"[0-9a-f]{64}" -> "[0-9a-f]{64}"$/;
const IS = 'istio-system';
const KIALI = `ConfigMap ${IS}/kiali .data.config.yaml`;
const KIALI_GRAFANA = `${KIALI}.external_services.grafana`;
const PROMETHEUS = `http://prometheus.${IS}:9090`;
const SAID = 'it is said, wherever it is';
/** Dashboards that Kiali links to, each with the variables that it fills in. */
const LINKS = [
  ['Istio: mesh'],
  ['Istio: service', 'service'],
  ['Istio: workload', 'namespace', 'workload'],
  ['Istio: control plane'],
  ['Istio: cost'],
  ['Istio: Wasm extensions'],
].map(([name, ...variables]) => ({
  name,
  variables: Object.fromEntries(['datasource', ...variables].map((variable) => [variable, `var-${variable}`])),
}));
const LINKED = { dashboards: LINKS, enabled: true, internal_url: `http://grafana.${IS}:3000` };
const TRACES = "Kiali reads the traces of the Jaeger beside it: the sample's Kiali has tracing off";
const COLLECTOR = `ConfigMap ${IS}/opentelemetry-collector-conf .data.opentelemetry-collector-config`;
const OPENCENSUS = 'current collectors have no opencensus receiver';
const servicePort = (name: string, port: number): object => ({ name, port, protocol: 'TCP', targetPort: port });
const OTLP = [servicePort('grpc-otlp', 4317), servicePort('http-otlp', 4318)];
const PODS = [4317, 4318].map((containerPort) => ({ containerPort, protocol: 'TCP' }));
const changed = (theirs: unknown, ours: unknown): string => `${JSON.stringify(theirs)} -> ${JSON.stringify(ours)}`;
const TOKEN = 'no receiver with a token that everybody knows';
const TO_ZIPKIN = 'traces go to what is installed beside it; here nothing is';
/** Dashboards by their ConfigMap: files of the sample, and those here, by their uids. */
const FILES: Readonly<Record<string, readonly [theirs: readonly string[], ours: readonly string[]]>> = {
  [`ConfigMap ${IS}/istio-grafana-dashboards`]: [
    ['istio-performance-dashboard', 'pilot-dashboard', 'ztunnel-dashboard'],
    ['istio-control-plane', 'istio-performance'],
  ],
  [`ConfigMap ${IS}/istio-services-grafana-dashboards`]: [
    ['istio-extension-dashboard', 'istio-mesh-dashboard', 'istio-service-dashboard', 'istio-workload-dashboard'],
    ['istio-mesh', 'istio-service', 'istio-workload', 'istio-gateways', 'istio-wasm'],
  ],
};
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
    [`${KIALI}.external_services.prometheus`, `undefined -> {"url":"${PROMETHEUS}"}`, SAID, ['1.29.6']],
    [`${KIALI}.external_services.prometheus.url`, `undefined -> "${PROMETHEUS}"`, SAID, ['1.30.3', '1.31.0']],
    [`${KIALI}.external_services.tracing.enabled`, 'false -> true', TRACES],
    [`${KIALI}.external_services.tracing.internal_url`, `undefined -> "http://tracing.${IS}:16685/jaeger"`, TRACES],
    [`${KIALI}.external_services.tracing.provider`, 'undefined -> "jaeger"', TRACES],
    [`${KIALI}.external_services.tracing.use_grpc`, 'undefined -> true', TRACES],
    [KIALI_GRAFANA, `undefined -> ${JSON.stringify(LINKED)}`, 'Kiali links to the dashboards of the Grafana beside it'],
    [
      `${KIALI}.login_token`,
      '{"signing_key":"CHANGEME00000000"} -> undefined',
      'without login there are no sessions, and no key that everybody knows',
    ],
    [`Service ${IS}/kiali .metadata.annotations`, 'null -> undefined', EMPTY],
    [`Deployment ${IS}/kiali .spec.template.metadata.annotations.checksum/config`, OTHER_HASH, HASH],
  ),
  ...rows(
    'loki',
    ...['loki-memberlist', 'loki-headless', 'loki'].map((name): Row => [
      `Service ${IS}/${name} .metadata.annotations`,
      'null -> undefined',
      EMPTY,
    ]),
    [`StatefulSet ${IS}/loki .spec.template.metadata.annotations.checksum/config`, OTHER_HASH, HASH],
  ),
  ...rows(
    'skywalking',
    [`${UI}.labels.sidecar.istio.io/inject`, 'undefined -> "false"', INJECT],
    [`${UI}.annotations`, '{"sidecar.istio.io/inject":"false"} -> undefined', INJECT],
  ),
  ...rows(
    'opentelemetry-collector',
    [`${COLLECTOR}.receivers.opencensus`, '{"endpoint":"0.0.0.0:55678"} -> undefined', OPENCENSUS],
    [
      `${COLLECTOR}.receivers.otlp/auth`,
      '{"protocols":{"grpc":{"endpoint":"0.0.0.0:5317","auth":{"authenticator":"bearertokenauth"}}}} -> undefined',
      TOKEN,
    ],
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
    [
      `${COLLECTOR}.extensions`,
      '{"bearertokenauth":{"token":"somerandomtoken"},"health_check":null,"pprof":null,"zpages":null} -> undefined',
      TOKEN,
    ],
    [`${COLLECTOR}.service.extensions`, '["health_check","pprof","zpages","bearertokenauth"] -> undefined', TOKEN],
    [`${COLLECTOR}.service.pipelines.traces.receivers`, '["otlp","opencensus"] -> ["otlp"]', OPENCENSUS],
    [`${COLLECTOR}.service.pipelines.traces.exporters`, '["zipkin","debug"] -> ["debug"]', TO_ZIPKIN],
    [
      `${COLLECTOR}.service.pipelines.traces.processors`,
      'undefined -> ["batch"]',
      'traces are sent in batches, as logs are',
    ],
    [
      `${COLLECTOR}.service.pipelines.traces/auth`,
      '{"receivers":["otlp/auth"],"exporters":["zipkin","debug"]} -> undefined',
      TOKEN,
    ],
    [
      `Service ${IS}/opentelemetry-collector .spec.ports`,
      changed([servicePort('grpc-opencensus', 55678), ...OTLP, servicePort('grpc-otlp-auth', 5317)], OTLP),
      OPENCENSUS,
    ],
    [
      `Deployment ${IS}/opentelemetry-collector .spec.template.spec.containers[0].ports`,
      changed([...PODS, { name: 'grpc-opencensus', containerPort: 55678, protocol: 'TCP' }], PODS),
      OPENCENSUS,
    ],
  ),
  ...rows(
    'grafana',
    ...Object.entries(FILES).flatMap(([map, [theirs, ours]]) => [
      ...theirs.map((file): Row => [`${map} .data.${file}.json`, /^\{"dashboard":\{.*\} -> undefined$/s, BOARDS]),
      ...ours.map((uid): Row => [
        `${map} .data.${uid}.json`,
        new RegExp(`^undefined -> \\{"uid":"${uid}","title":"Istio: `),
        BOARDS,
      ]),
    ]),
    [`${GRAFANA}.metadata.annotations.checksum/config`, OTHER_HASH, HASH],
    [`${GRAFANA}.metadata.annotations.checksum/sc-dashboard-provider-config`, OTHER_HASH, HASH],
  ),
];

/** What is different and not in the table, and what is in the table and not different. */
export function unexplained(
  found: readonly string[],
  table: readonly Pick<SampleDifference, 'at' | 'text'>[],
): string[] {
  const explains = (row: Pick<SampleDifference, 'at' | 'text'>, text: string): boolean =>
    typeof row.text === 'string'
      ? text === `${row.at}: ${row.text}`
      : text.startsWith(`${row.at}: `) && row.text.test(text.slice(row.at.length + 2));
  return [
    ...found.filter((text) => !table.some((row) => explains(row, text))),
    ...table.filter((row) => !found.some((text) => explains(row, text))).map((row) => `no such difference: ${row.at}`),
  ];
}
