import { url } from '../../schema/late';
import { struct, str } from '../../schema/notation';
import { extended } from '../declare';
import { CommonAddon, Storage, named, ingressProp } from './shared';

export const Jaeger = extended(
  CommonAddon,
  'JaegerProps',
  'Jaeger: collects traces and shows them. https://www.jaegertracing.io/docs/',
  {
    ...named('jaeger', 'docker.io/jaegertracing/jaeger'),
    storage: Storage.doc('A volume for traces. @default - an emptyDir: traces are lost when the pod restarts'),
    basePath: str.plain.doc("Path of its pages. @default '/jaeger'"),
    config: struct.doc("Changes to Jaeger's configuration: maps merge, lists replace, null removes. @default - none"),
    ingress: ingressProp,
  },
);

export const Zipkin = extended(
  CommonAddon,
  'ZipkinProps',
  'Zipkin: collects traces and shows them. https://zipkin.io',
  {
    ...named('zipkin', 'docker.io/openzipkin/zipkin-slim'),
    ingress: ingressProp,
  },
);

export const SkyWalking = extended(
  CommonAddon,
  'SkyWalkingProps',
  'Apache SkyWalking: collects traces and shows them. https://skywalking.apache.org/docs/',
  {
    ...named('skywalking', 'docker.io/apache/skywalking-oap-server'),
    uiImage: str.minLen(1).doc("Image of its pages. @default - that of Istio's samples"),
    ingress: ingressProp,
  },
);

export const Loki = extended(CommonAddon, 'LokiProps', 'Loki: collects logs. https://grafana.com/docs/loki/', {
  ...named('loki', 'docker.io/grafana/loki'),
  storage: Storage.doc("A volume for logs. @default - 10Gi of the cluster's StorageClass"),
  config: struct.doc("Changes to Loki's configuration: maps merge, lists replace, null removes. @default - none"),
});

export const OtelCollector = extended(
  CommonAddon,
  'OtelCollectorProps',
  'An OpenTelemetry Collector: takes traces and logs of proxies and passes them on. ' +
    'https://opentelemetry.io/docs/collector/',
  {
    ...named('opentelemetry-collector', 'docker.io/otel/opentelemetry-collector-contrib'),
    traces: url
      .type('UrlLike')
      .doc(
        'URL that traces are sent to, by OTLP over gRPC: `http://jaeger-collector.istio-system:4317`. ' +
          '@default - the Jaeger of `addons`',
      ),
    logs: url
      .type('UrlLike')
      .doc('URL for logs, by OTLP over HTTP: `http://loki.istio-system:3100/otlp`. @default - the Loki of `addons`'),
    config: struct.doc(
      "Changes to the collector's configuration: maps merge, lists replace, null removes. @default - none",
    ),
  },
);
