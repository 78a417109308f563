import { address } from '../schema/late';
import { either, en, list, map, num, obj, str } from '../schema/notation';
import { labels } from './common';
import { props } from './declare';

const OtlpHttp = props('OtlpHttp', 'A receiver of OTLP over HTTP.', {
  'address!': address.doc('`HOST:PORT` of the service.'),
  'path': str.doc("Path of traces. @default '/v1/traces'"),
  'headers': labels.doc('Headers of all requests. @default - none'),
  'timeout': str.doc("Timeout of a request: `10s`. @default - Istio's own"),
});

/** A backend by one protocol. */
export const TracingBackend = props('TracingBackend', 'Address that proxies send traces to, by its protocol.', {
  name: str.plain.doc('Name among the extension providers. @default - the protocol: `zipkin`, `otlp`'),
  zipkin: address.doc('Zipkin, and Jaeger on its port 9411: `zipkin.istio-system.svc.cluster.local:9411`.'),
  otlp: address.doc('OTLP over gRPC: `jaeger-collector.istio-system.svc.cluster.local:4317`.'),
  otlpHttp: either(address, OtlpHttp).doc('OTLP over HTTP: `otel.observability.svc.cluster.local:4318`.'),
  skywalking: address.doc('Apache SkyWalking: `skywalking-oap.istio-system.svc.cluster.local:11800`.'),
  datadog: address.doc("Datadog's agent: `datadog.monitoring.svc.cluster.local:8126`."),
});

const named = {
  'name!': str.doc('Its name.'),
  'defaultValue': str.doc('Value where there is none. @default - no tag'),
};

/** A tag as kind Telemetry has it, which checks that it has one source. */
const Tag = obj('TracingTag', {
  literal: obj('TracingTagLiteral', { 'value!': str.doc('The value.') }).doc('Always the same value.'),
  environment: obj('TracingTagEnvironment', named).doc('Value of an environment variable of the proxy.'),
  header: obj('TracingTagHeader', named).doc('Value of a request header.'),
  formatter: obj('TracingTagFormatter', { 'value!': str.doc('A format of access logs.') }).doc('A formatted value.'),
});

export const Tracing = props('TracingProps', 'Traces of a mesh: their destination and sampling.', {
  to: either(str, TracingBackend, list(TracingBackend))
    .type('TracingTarget | readonly TracingTarget[]')
    .doc(
      'One or several backends: an addon of this program, or an address. @default - the tracing backend of `addons`',
    ),
  sampling: num.doc('Percent of requests that are traced, 0 to 100. @default - that of the mesh config, which is 1'),
  tags: map(Tag).type('Record<string, TracingTag>').doc('Tags of all spans, by name. @default - none'),
});

const AccessLogBackend = props('AccessLogBackend', 'Address that proxies send access logs to.', {
  'name': str.plain.doc("Name among the extension providers. @default 'otel'"),
  'otlp!': address.doc('OTLP over gRPC: `opentelemetry-collector.observability.svc.cluster.local:4317`.'),
});

export const AccessLogs = props('AccessLogProps', 'Destination of access logs.', {
  to: either(en('stdout'), AccessLogBackend)
    .type("'stdout' | AccessLogTarget")
    .doc(
      "The proxies' standard output, or an OpenTelemetry Collector. @default - the collector of `addons`, or 'stdout'",
    ),
  filter: str.doc('Only requests for which this CEL expression holds: `response.code >= 400`. @default - all'),
  mode: en('CLIENT', 'SERVER', 'CLIENT_AND_SERVER').doc('Whose log. @default - both'),
  labels: labels.doc('Labels of each entry, with operators of Envoy. @default - a few of each request'),
});
