import { isRecord } from '../../model';
import { bool, en, i32, i64, list, map, obj, str, struct, u32 } from '../../schema/notation';
import { native, textRule } from '../../schema/rules/native';
import { isDnsName, isIpAddress, isWildcardName } from '../../schema/rules/network';
import { has } from '../../schema/rules/rule';
import { time } from './durations';

/** Returns whether a text is `[NAMESPACE/]HOST`. */
function isService(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return isDnsName(text) || isIpAddress(text);
  const host = text.slice(slash + 1);
  return slash > 0 && host.includes('.') && isWildcardName(host);
}
const service = str
  .rule(
    textRule(
      'provider-service',
      isService,
      'must be a host as the registry knows it',
      'write HOST or NAMESPACE/HOST, for example zipkin.observability.svc.cluster.local',
    ),
  )
  .doc(
    'Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces.',
  );
const MAX_PORT = 65535;
const port = u32
  .rule(
    native({
      name: 'provider-port',
      message: 'a port number is from 1 to 65535',
      holds: (value) => typeof value !== 'number' || (value >= 1 && value <= MAX_PORT),
    }),
  )
  .doc('Port of the service.');
const maxTagLength = u32.doc('Length after which the path of the request is cut in its tag; default 256.');
const timeout = time.doc('Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit.');

const HttpHeader = obj('ProviderHttpHeader', {
  envName: str.doc('Environment variable of istiod from which the value comes.'),
  name: str.doc('Name of the header.'),
  value: str.doc('Value of the header.'),
}).one('value', 'envName');
const HttpService = obj('HttpService', {
  headers: list(HttpHeader).doc('Headers of each request.'),
  path: str.doc('Path of each request.'),
  timeout,
});
const GrpcService = obj('GrpcService', {
  initialMetadata: list(HttpHeader).doc('Metadata of each stream.'),
  timeout,
});

const HTTP_STATUS = '100,200-208,226,300-305,307,308,400-417,421-424,426,428,429,431,500-508,510,511'
  .split(',')
  .flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
const statusOnError = str
  .rule(
    textRule(
      'provider-status',
      (text) => text === '' || HTTP_STATUS.includes(Number(text)),
      'must be a status code of HTTP, as text',
      'for example "503"',
    ),
  )
  .doc('Status of the answer when the authorizer cannot be reached, as text; default 403.');
const pathPrefix = str
  .rule(
    textRule(
      'provider-path',
      (text) => text === '' || text.startsWith('/'),
      'must begin with "/"',
      'put "/" before it',
    ),
  )
  .doc('Text before the path of each check, for example /check.');

const texts = list(str);
const failOpen = bool.doc('Let requests pass when the authorizer cannot be reached; default false.');
const clearRouteCache = bool.doc('Choose the route again after the check; default false.');
const includeRequestBodyInCheck = obj('ExtAuthzRequestBody', {
  allowPartialMessage: bool.doc(
    'Send the beginning of a body that is too big, instead of the answer 413; default false.',
  ),
  maxRequestBytes: u32.doc('Greatest size of the body that is sent, in bytes.'),
  packAsBytes: bool.doc('Send the body as bytes and not as UTF-8 text; gRPC only; default false.'),
}).doc('Send the body of the request too; by default it is not sent.');

const kinds = {
  datadog: obj('DatadogTracingProvider', { maxTagLength, port, service }).doc('Spans to a Datadog agent.'),
  envoyExtAuthzGrpc: obj('EnvoyExtAuthzGrpcProvider', {
    clearRouteCache,
    failOpen,
    includeRequestBodyInCheck,
    port,
    service,
    statusOnError,
    timeout: time.doc('Time limit of a check; default 10m.'),
  }).doc('External authorizer over gRPC, for action CUSTOM.'),
  envoyExtAuthzHttp: obj('EnvoyExtAuthzHttpProvider', {
    clearRouteCache,
    failOpen,
    headersToDownstreamOnAllow: texts.doc('Headers of the answer that go to the client when it allows.'),
    headersToDownstreamOnDeny: texts.doc('Headers of the answer that go to the client when it denies; by default all.'),
    headersToUpstreamOnAllow: texts.doc('Headers of the answer that go to the workload when it allows.'),
    includeAdditionalHeadersInCheck: map(str).doc('Further headers of each check.'),
    includeHeadersInCheck: texts
      .deprecated('includeRequestHeadersInCheck')
      .doc('Headers of the request that go into the check.'),
    includeRequestBodyInCheck,
    includeRequestHeadersInCheck: texts.doc(
      'Headers of the request that go into the check; "*" at an end stands for any text.',
    ),
    pathPrefix,
    port,
    service,
    statusOnError,
    timeout: time.doc('Time limit of a check; default 10m.'),
  }).doc('External authorizer over HTTP, for action CUSTOM.'),
  envoyFileAccessLog: obj('EnvoyFileAccessLogProvider', {
    logFormat: obj('FileLogFormat', {
      labels: struct.doc('One JSON object for each line: keys with formats.'),
      text: str.doc('Format of each line.'),
    })
      .one('text', 'labels')
      .doc('Format of the log; by default that of Istio.'),
    omitEmptyValues: bool.doc('Leave out what has no value, instead of writing "-"; default false.'),
    path: str.doc('File of the log, for example /dev/stdout.'),
  }).doc('Access log in a file.'),
  envoyHttpAls: obj('EnvoyHttpAlsProvider', {
    additionalRequestHeadersToLog: texts.doc('Request headers to log.'),
    additionalResponseHeadersToLog: texts.doc('Response headers to log.'),
    additionalResponseTrailersToLog: texts.doc('Response trailers to log.'),
    filterStateObjectsToLog: texts.doc('Filter state objects to log.'),
    logName: str.doc('Name of the log; default http_envoy_accesslog.'),
    port,
    service,
  }).doc('HTTP access log to a gRPC service.'),
  envoyOtelAls: obj('EnvoyOtelAlsProvider', {
    logFormat: obj('OtelLogFormat', {
      labels: struct.doc('Attributes of each entry: keys with formats.'),
      text: str.doc('Format of the body of each entry.'),
    }).doc('Format of the log; by default that of Istio.'),
    logName: str.doc('Name of the log; default otel_envoy_accesslog.'),
    port,
    service,
  }).doc('Access log to an OpenTelemetry collector.'),
  envoyTcpAls: obj('EnvoyTcpAlsProvider', {
    filterStateObjectsToLog: texts.doc('Filter state objects to log.'),
    logName: str.doc('Name of the log; default tcp_envoy_accesslog.'),
    port,
    service,
  }).doc('TCP access log to a gRPC service.'),
  lightstep: obj('LightstepTracingProvider', {
    accessToken: str.doc('Token for the service.'),
    maxTagLength,
    port,
    service,
  })
    .deprecated('opentelemetry')
    .doc('Spans to Lightstep.'),
  opencensus: obj('OpenCensusTracingProvider', {
    context: list(en('UNSPECIFIED', 'W3C_TRACE_CONTEXT', 'GRPC_BIN', 'CLOUD_TRACE_CONTEXT', 'B3')).doc(
      'Sorts of trace headers to read and write.',
    ),
    maxTagLength,
    port,
    service,
  })
    .deprecated('opentelemetry')
    .doc('Spans to an OpenCensus agent.'),
  opentelemetry: obj('OpenTelemetryTracingProvider', {
    dynatraceSampler: obj('DynatraceSampler', {
      clusterId: i32.doc('Identifier of the cluster at Dynatrace.'),
      httpService: obj('DynatraceApi', {
        http: HttpService.doc('Path, headers and time limit of the requests.'),
        port,
        service,
      }).doc('Source of the sampling configuration; by default the exporter of the spans.'),
      rootSpansPerMinute: u32.doc('Aim for new traces in a minute; default 1000.'),
      tenant: str.doc('Name of the Dynatrace environment.'),
    }).doc('Leave sampling to Dynatrace.'),
    grpc: GrpcService.doc('Send over gRPC with these settings, which is the default; not with http.'),
    http: HttpService.doc('Send over HTTP; not with grpc.'),
    maxTagLength,
    port,
    resourceDetectors: obj('ResourceDetectors', {
      dynatrace: obj('DynatraceResourceDetector', {}).doc('Attributes from the Dynatrace agent.'),
      environment: obj('EnvironmentResourceDetector', {}).doc('Attributes from OTEL_RESOURCE_ATTRIBUTES.'),
    }).doc('Sources of further attributes of the spans.'),
    service,
    serviceAttributeEnrichment: en({
      ISTIO_CANONICAL: 'The canonical names of Istio',
      OTEL_SEMANTIC_CONVENTIONS: 'As OpenTelemetry names services',
    })
      .since('1.30')
      .doc('Form of the service name in spans; default ISTIO_CANONICAL.'),
  })
    .rule(
      native({
        name: 'provider-transport',
        message: 'grpc and http do not go together',
        fix: 'keep one of them',
        holds: (value) => !(has(value, 'grpc') && has(value, 'http')),
        locate: () => [{ found: ['grpc', 'http'] }],
      }),
    )
    .doc('Spans to an OpenTelemetry collector.'),
  prometheus: obj('PrometheusMetricsProvider', {}).doc('Metrics that Prometheus fetches.'),
  sds: obj('SdsProvider', {
    name: str.doc('Name that credentialName refers to, as sds://NAME.'),
    port,
    service,
  }).doc('Certificates from a secret discovery service.'),
  skywalking: obj('SkyWalkingTracingProvider', {
    accessToken: str.doc('Token for the service; none by default.'),
    port,
    service,
  }).doc('Spans to Apache SkyWalking.'),
  stackdriver: obj('StackdriverProvider', {
    debug: bool.deprecated('an access log').doc('Write spans to the standard output too; default false.'),
    logging: obj('StackdriverLogging', {
      labels: map(str).doc('Labels of log entries: keys with CEL expressions.'),
    }).doc('Logs to Stackdriver.'),
    maxNumberOfAnnotations: i64
      .deprecated('the limits of the service')
      .doc('Greatest number of annotations of a span; default 200.'),
    maxNumberOfAttributes: i64
      .deprecated('the limits of the service')
      .doc('Greatest number of attributes of a span; default 200.'),
    maxNumberOfMessageEvents: i64
      .deprecated('the limits of the service')
      .doc('Greatest number of events of a span; default 200.'),
    maxTagLength,
  }).doc('Logs, metrics and spans to Google Cloud.'),
  zipkin: obj('ZipkinTracingProvider', {
    enable64bitTraceId: bool.doc('Use trace ids of 64 bits instead of 128; default false.'),
    headers: list(HttpHeader).doc('Headers of each request.'),
    maxTagLength,
    path: str.doc('Path for spans; default /api/v2/spans.'),
    port,
    service,
    timeout,
    traceContextOption: en({
      USE_B3: 'B3 headers only',
      USE_B3_WITH_W3C_PROPAGATION: 'Read B3 and W3C headers, write both',
    }).doc('Trace headers; default USE_B3.'),
  }).doc('Spans to Zipkin, or what speaks its protocol.'),
};

/** The names of all kinds of provider. */
export const PROVIDER_KINDS = Object.keys(kinds);

const kindsOf = (value: unknown): string[] => PROVIDER_KINDS.filter((kind) => has(value, kind));

/** Rule that a provider has a kind; the one-of group refuses two. A kind with a typing slip is a problem of its own. */
const hasKind = native({
  name: 'provider-kind',
  message: 'the provider has no kind',
  fix: `set one of ${PROVIDER_KINDS.join(', ')}`,
  holds: (value) => kindsOf(value).length > 0 || (isRecord(value) && Object.keys(value).some((key) => key !== 'name')),
});

/** Kinds of providers that refer to a service, whose address istiod requires. */
const WITH_SERVICE = PROVIDER_KINDS.filter(
  (kind) => !['prometheus', 'stackdriver', 'envoyFileAccessLog', 'sds'].includes(kind),
);
const lacking = (value: unknown): { kind: string; field: string }[] =>
  WITH_SERVICE.flatMap((kind) => {
    const provider = isRecord(value) ? value[kind] : undefined;
    if (!isRecord(provider)) return [];
    const needed = kind === 'lightstep' ? ['service', 'port', 'accessToken'] : ['service', 'port'];
    return needed.filter((field) => !has(provider, field)).map((field) => ({ kind, field }));
  });
const needsService = native({
  name: 'provider-required',
  message: 'the provider needs a service and a port',
  holds: (value) => lacking(value).length === 0,
  locate: (value) =>
    lacking(value).map(({ kind, field }) => ({
      at: `.${kind}`,
      found: undefined,
      message: `${field} is required`,
      fix: `set ${field}`,
    })),
});

export const ExtensionProvider = obj('ExtensionProvider', {
  'name!': str.minLen(1).doc('Name by which policies and telemetry refer to the provider.'),
  ...kinds,
})
  .one(...PROVIDER_KINDS)
  .rule(hasKind, needsService);
