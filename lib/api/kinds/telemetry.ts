import { AGE, type Kind } from '../../schema/kind';
import { bool, dbl, dur, en, list, map, obj, str } from '../../schema/notation';
import { removeWithoutValue, upsertNeedsValue } from '../../schema/rules/extensions';
import { LabelSelector, PolicyTargetReference } from './common';

const word = str.minLen(1);

const mode = en({
  CLIENT_AND_SERVER: 'Both ends',
  CLIENT: 'The calling end, which gateways are',
  SERVER: 'The called end',
});
const providers = list(
  obj('ProviderRef', {
    'name!': word.doc('Name among the extensionProviders of the mesh config.'),
  }),
).doc('Providers; by default those of the next wider Telemetry, then the defaultProviders of the mesh config.');

const AccessLogging = obj('AccessLogging', {
  disabled: bool.nil.doc('Write no access log; default false.'),
  filter: obj('AccessLogFilter', {
    expression: str.doc('CEL expression; what it is true for is logged, for example response.code >= 400.'),
  }).doc('Which requests are logged; all by default.'),
  match: obj('LogSelector', {
    mode: mode.doc('Which end of a request writes the log; default CLIENT_AND_SERVER.'),
  }).doc('Which end of a request writes the log; both by default.'),
  providers,
});

const TagOverride = obj('TagOverride', {
  operation: en({ UPSERT: 'Write the tag', REMOVE: 'Take the tag away' }).doc('Operation on the tag; default UPSERT.'),
  value: str.doc('CEL expression whose value the tag gets, for example request.host.'),
}).rule(upsertNeedsValue, removeWithoutValue);

const MetricsOverrides = obj('MetricsOverrides', {
  disabled: bool.nil.doc('Do not make the metric; default false.'),
  match: obj('MetricSelector', {
    customMetric: word.doc('A metric that is not of Istio, by name.'),
    metric: en({
      ALL_METRICS: 'All of them',
      REQUEST_COUNT: 'HTTP and gRPC requests',
      REQUEST_DURATION: 'Time that requests took',
      REQUEST_SIZE: 'Size of request bodies',
      RESPONSE_SIZE: 'Size of response bodies',
      TCP_OPENED_CONNECTIONS: 'TCP connections opened',
      TCP_CLOSED_CONNECTIONS: 'TCP connections closed',
      TCP_SENT_BYTES: 'Bytes sent over TCP',
      TCP_RECEIVED_BYTES: 'Bytes received over TCP',
      GRPC_REQUEST_MESSAGES: 'gRPC messages that clients sent',
      GRPC_RESPONSE_MESSAGES: 'gRPC messages that servers sent',
    }).doc('A metric of Istio.'),
    mode: mode.doc('Which end of a request is meant; default CLIENT_AND_SERVER.'),
  })
    .one('metric', 'customMetric')
    .doc('Metrics that change; all by default.'),
  tagOverrides: map(TagOverride).doc('Changes of tags, by the name of the tag.'),
});

const Metrics = obj('Metrics', {
  overrides: list(MetricsOverrides).doc('Changes of metrics, in order: a later one wins.'),
  providers,
  reportingInterval: dur.doc('Time between two reports, for TCP metrics; default 5s.'),
});

const fromName = (what: string) => ({
  'defaultValue': str.doc(`Value where there is no such ${what}; without it the tag is left out.`),
  'name!': word.doc(`Name of the ${what}.`),
});

const CustomTag = obj('CustomTag', {
  environment: obj('EnvironmentTag', fromName('environment variable')).doc(
    'Value of an environment variable of the proxy.',
  ),
  formatter: obj('FormatterTag', {
    'value!': word.doc('Format of access logs, for example %REQ(USER-AGENT)%.'),
  }).doc('Value made with a format as access logs have it.'),
  header: obj('RequestHeaderTag', fromName('header')).doc('Value of a request header.'),
  literal: obj('LiteralTag', { 'value!': word.doc('The value.') }).doc('Always the same value.'),
}).one('literal', 'environment', 'header', 'formatter');

const Tracing = obj('Tracing', {
  customTags: map(CustomTag).doc('Tags that each span gets, by name.'),
  disableContextPropagation: bool.nil.since('1.30').doc('Do not add trace headers to requests; default false.'),
  disableSpanReporting: bool.nil.doc('Report no spans; trace headers are still passed on; default false.'),
  enableIstioTags: bool.nil.doc(
    'Give spans the tags istio.mesh_id, istio.canonical_service and the like; default true.',
  ),
  match: obj('TracingSelector', {
    mode: mode.doc('Which end of a request makes spans; default CLIENT_AND_SERVER.'),
  }).doc('Which end of a request makes spans; both by default.'),
  providers,
  randomSamplingPercentage: dbl
    .min(0)
    .max(100)
    .nil.doc(
      'Share of requests that get a trace, in percent from 0 to 100 in steps of 0.01; by default as the mesh ' +
        'config says, else 1.',
    ),
  useRequestIdForTraceSampling: bool.nil.doc('Decide by the request id whether to trace; default true.'),
});

/** Kind Telemetry: https://istio.io/latest/docs/reference/config/telemetry/ */
export const Telemetry: Kind = {
  kind: 'Telemetry',
  group: 'telemetry.istio.io',
  versions: ['v1', 'v1alpha1'],
  storage: 'v1alpha1',
  plural: 'telemetries',
  shortNames: ['telemetry'],
  doc: 'Traces, metrics and access logs of some workloads.',
  columns: [AGE],
  spec: obj('TelemetrySpec', {
    accessLogging: list(AccessLogging).doc('Access logs that the proxies write.'),
    metrics: list(Metrics).doc('Metrics that the proxies make.'),
    selector: LabelSelector.doc(
      'Pods the settings are for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
    targetRef: PolicyTargetReference.doc(
      'The one gateway or service the settings are for; as targetRefs with one item.',
    ),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, gateway classes, services or service entries the settings are for; a waypoint is bound by this.'),
    tracing: list(Tracing).doc('Traces and the spans in them.'),
  }).atMostOne('selector', 'targetRef', 'targetRefs'),
};
