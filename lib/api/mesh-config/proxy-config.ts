import { TcpKeepalive } from '../kinds/common';
import { ClientTLSSettings } from '../kinds/destination-rule';
import { Probe } from '../kinds/workload-group';
import { bool, dbl, en, i32, i64, list, map, obj, port, str, u32 } from '../../schema/notation';
import { native, textRule } from '../../schema/rules/native';
import { hostPort, hostPortOrEmpty, isHostPort, notEmpty } from '../../schema/rules/network';
import { has } from '../../schema/rules/rule';
import { drainDuration, nonNegative, pollDelay, time } from './durations';
import { ForwardClientCert, ProxyHeaders } from './proxy-headers';
import { withoutLimits } from './without-limits';

/** The address of a node agent: `$(HOST_IP)` stands for the node. */
const nodeHostPort = textRule(
  'host-port',
  (text) => isHostPort(text.replace('$(HOST_IP)', '127.0.0.1')),
  'must be a host and a port from 1 to 65535',
  'write HOST:PORT, for example zipkin.observability:9411, or $(HOST_IP):8126',
);

/** TLS to the tracing service, which is the one place where istiod checks TLS settings of the mesh config. */
const TracingTls = withoutLimits(ClientTLSSettings).rule(
  native({
    name: 'client-tls',
    message: 'a certificate from a ConfigMap is not possible here',
    fix: 'use a Secret, or caCertificates',
    holds: (value) => !String((value as { credentialName?: unknown }).credentialName ?? '').startsWith('configmap://'),
    locate: (value) => [{ at: '.credentialName', found: (value as { credentialName: unknown }).credentialName }],
  }),
  native({
    name: 'client-tls',
    message: 'mode MUTUAL needs clientCertificate and privateKey, or credentialName',
    fix: 'set both files, or credentialName',
    holds: (value) => {
      const tls = value as Record<string, unknown>;
      return (
        tls.mode !== 'MUTUAL' ||
        Boolean(tls.credentialName) ||
        (Boolean(tls.clientCertificate) && Boolean(tls.privateKey))
      );
    },
  }),
  native({
    name: 'client-tls',
    message: 'credentialName does not go with files',
    fix: 'keep credentialName, or the files',
    holds: (value) => {
      const tls = value as Record<string, unknown>;
      const files = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'].some((file) => Boolean(tls[file]));
      return !(['SIMPLE', 'MUTUAL'].includes(String(tls.mode)) && Boolean(tls.credentialName) && files);
    },
  }),
  native({
    name: 'client-tls',
    message:
      'with insecureSkipVerify the server is not verified: caCertificates and subjectAltNames are not allowed, ' +
      'and in mode SIMPLE no credentialName',
    fix: 'remove them, or insecureSkipVerify',
    holds: (value) => {
      const tls = value as Record<string, unknown>;
      if (tls.insecureSkipVerify !== true || !['SIMPLE', 'MUTUAL'].includes(String(tls.mode))) return true;
      return !tls.caCertificates && tls.subjectAltNames === undefined && !(tls.mode === 'SIMPLE' && tls.credentialName);
    },
  }),
);

const fromName = (what: string) => ({
  defaultValue: str.doc(`Value where there is no such ${what}; without it the tag is left out.`),
  name: str.doc(`Name of the ${what}.`),
});
const CustomTag = obj('TracingCustomTag', {
  environment: obj('TracingEnvironmentTag', fromName('environment variable')).doc(
    'Value of an environment variable of the proxy.',
  ),
  header: obj('TracingHeaderTag', fromName('header')).doc('Value of a request header.'),
  literal: obj('TracingLiteralTag', { value: str.doc('The value of the tag.') }).doc('Always the same value.'),
}).one('literal', 'environment', 'header');

const Tracing = obj('ProxyTracing', {
  customTags: map(CustomTag).doc('Tags that each span gets, by name.'),
  datadog: obj('ProxyDatadog', {
    'address!': str.rule(nodeHostPort).doc('HOST:PORT of the agent; $(HOST_IP) is the node.'),
  }).doc('Spans to a Datadog agent.'),
  enableIstioTags: bool.doc('Give spans the tags istio.mesh_id, istio.canonical_service and the like; default true.'),
  lightstep: obj('ProxyLightstep', {
    'accessToken!': str.rule(notEmpty).doc('Token for the service.'),
    'address!': str.rule(hostPort).doc('HOST:PORT of the satellite.'),
  })
    .deprecated('an opentelemetry extension provider')
    .doc('Spans to Lightstep.'),
  maxPathTagLength: u32.doc('Length after which the path of the request is cut in its tag; default 256.'),
  openCensusAgent: obj('ProxyOpenCensusAgent', {
    address: str.doc('gRPC address of the agent.'),
    context: list(en('UNSPECIFIED', 'W3C_TRACE_CONTEXT', 'GRPC_BIN', 'CLOUD_TRACE_CONTEXT', 'B3')).doc(
      'Sorts of trace headers to read and write.',
    ),
  })
    .deprecated('an opentelemetry extension provider')
    .doc('Spans to an OpenCensus agent.'),
  sampling: dbl.doc('Share of requests that get a trace, in percent; default 1.'),
  stackdriver: obj('ProxyStackdriver', {
    debug: bool.doc('Write spans to the standard output too; default false.'),
    maxNumberOfAnnotations: i64.doc('Greatest number of annotations of a span; default 200.'),
    maxNumberOfAttributes: i64.doc('Greatest number of attributes of a span; default 200.'),
    maxNumberOfMessageEvents: i64.doc('Greatest number of events of a span; default 200.'),
  }).doc('Spans to Google Cloud.'),
  tlsSettings: TracingTls.doc('TLS to the tracing service.'),
  zipkin: obj('ProxyZipkin', {
    'address!': str.rule(nodeHostPort).doc('HOST:PORT of the collector; $(HOST_IP) is the node.'),
  }).doc('Spans to Zipkin.'),
}).one('zipkin', 'lightstep', 'datadog', 'stackdriver', 'openCensusAgent');

const RemoteService = obj('RemoteService', {
  address: str.rule(hostPortOrEmpty).doc('HOST:PORT of the service.'),
  tcpKeepalive: withoutLimits(TcpKeepalive).doc('SO_KEEPALIVE on connections to the service.'),
  tlsSettings: withoutLimits(ClientTLSSettings).doc('TLS to the service.'),
});

const bytes = i32.min(0);
const window = i32.min(65535);
const ConnectionSettings = obj('ConnectionSettings', {
  clusterPerConnectionBufferLimitBytes: bytes.doc('Buffer of a connection to a destination, in bytes; EDGE: 32768.'),
  globalDownstreamConnectionLimit: i32.min(1).doc('Greatest number of connections to all listeners.'),
  http2InitialConnectionWindowSize: window.doc(
    'First flow-control window of an HTTP/2 connection, in bytes, at least 65535; EDGE: 1048576.',
  ),
  http2InitialStreamWindowSize: window.doc(
    'First flow-control window of an HTTP/2 stream, in bytes, at least 65535; EDGE: 65536.',
  ),
  httpDrainTimeout: nonNegative.doc('Time between the two GOAWAY frames of a connection that is to end.'),
  httpHeadersWithUnderscoresAction: en({
    HEADERS_WITH_UNDERSCORES_UNSPECIFIED: 'As the profile says',
    HEADERS_WITH_UNDERSCORES_ALLOW: 'Keep them',
    HEADERS_WITH_UNDERSCORES_REJECT_REQUEST: 'Answer 400',
    HEADERS_WITH_UNDERSCORES_DROP_HEADER: 'Take them away',
  }).doc('Handling of headers with an underscore in the name; EDGE: the request is refused.'),
  httpIdleTimeout: nonNegative.doc('Time without requests after which a connection is closed; EDGE: 1h.'),
  httpMaxConcurrentStreams: i32.min(1).doc('Greatest number of streams of an HTTP/2 connection; EDGE: 100.'),
  httpMaxConnectionDuration: nonNegative.doc('Greatest age of a connection.'),
  httpMaxStreamDuration: nonNegative.doc('Greatest duration of a stream.'),
  httpMergeSlashes: bool.doc('Make one slash of several in a path; EDGE: true.'),
  httpPathWithEscapedSlashesAction: en({
    PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED: 'As the profile says',
    KEEP_UNCHANGED: 'Keep them',
    REJECT_REQUEST: 'Answer 400',
    UNESCAPE_AND_REDIRECT: 'Redirect to the unescaped path',
    UNESCAPE_AND_FORWARD: 'Go on with the unescaped path',
  }).doc('Handling of paths with an escaped slash; EDGE: UNESCAPE_AND_REDIRECT.'),
  httpRequestHeadersTimeout: nonNegative.doc('Time for the headers of a request to arrive.'),
  httpRequestTimeout: nonNegative.doc('Time for a whole request to arrive; EDGE: 5m.'),
  httpStreamIdleTimeout: nonNegative.doc('Time without data after which a stream is ended; EDGE: 5m.'),
  listenerConnectionLimit: i32.min(1).doc('Greatest number of connections to one listener.'),
  listenerPerConnectionBufferLimitBytes: bytes.doc('Buffer of a connection to a listener, in bytes; EDGE: 32768.'),
  profile: en({ SIDECAR: 'No further defaults', EDGE: 'The defaults Envoy advises at the edge' }).doc(
    'Source of defaults; default SIDECAR.',
  ),
});

const accelerator = (name: string) =>
  obj(name, {
    'fallback': bool.doc('Use the processor where the hardware is missing; default false.'),
    'pollDelay!': pollDelay.doc('Time to wait for further requests before a batch is worked on.'),
  });
const PrivateKeyProvider = obj('PrivateKeyProvider', {
  cryptomb: accelerator('CryptoMb').doc('Instructions of Intel processors (AVX-512).'),
  qat: accelerator('Qat').doc('QuickAssist cards of Intel.'),
})
  .one('cryptomb', 'qat')
  .rule(
    native({
      name: 'private-key-provider',
      message: 'cryptomb or qat is needed',
      fix: 'set one of them, or remove privateKeyProvider',
      holds: (value) => has(value, 'cryptomb') || has(value, 'qat'),
    }),
  );

const texts = list(str);
/**
 * Settings of all proxies, `defaultConfig` of the mesh config:
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig
 */
export const MeshProxyConfig = obj('ProxyConfig', {
  availabilityZone: str.deprecated('the locality of the node').doc('Zone of the proxy.'),
  binaryPath: str.rule(notEmpty).doc('Path of Envoy; default /usr/local/bin/envoy.'),
  caCertificatesPem: texts.doc('Further CA certificates that workloads trust, as PEM.'),
  concurrency: i32.doc('Worker threads of the proxy; 0 means all cores; by default the CPU limit decides.'),
  configPath: str.rule(notEmpty).doc('Folder for the generated configuration of Envoy; default ./etc/istio/proxy.'),
  connectionSettings: ConnectionSettings.since('1.31').doc('Limits, buffers and times of connections to the proxy.'),
  controlPlaneAuthPolicy: en({ NONE: 'Plain text', MUTUAL_TLS: 'Mutual TLS' }).doc(
    'Authentication between proxies and istiod; default MUTUAL_TLS.',
  ),
  customConfigFile: str.doc('A whole Envoy configuration to use instead of the generated one.'),
  discoveryAddress: str.rule(hostPort).doc('HOST:PORT of istiod; default istiod.istio-system.svc:15012.'),
  discoveryRefreshDelay: time.deprecated('nothing: proxies do not poll').doc('Time between two polls.'),
  drainDuration: drainDuration.doc('Time for connections to end when Envoy restarts, in whole seconds; default 45s.'),
  envoyAccessLogService: RemoteService.doc('gRPC service for access logs; needs enableEnvoyAccessLogService.'),
  envoyMetricsService: RemoteService.doc('gRPC service for metrics.'),
  envoyMetricsServiceAddress: str
    .rule(hostPortOrEmpty)
    .deprecated('envoyMetricsService')
    .doc('HOST:PORT of the service for metrics.'),
  extraStatTags: texts.doc('Further tags of metrics, which telemetry has to fill.'),
  fileFlushInterval: time.doc('Time between two writes of the access log; default 1s.'),
  fileFlushMinSizeKb: u32.doc('Size of the access log buffer that is written at once, in KiB; default 64.'),
  gatewayTopology: obj('GatewayTopology', {
    forwardClientCertDetails: ForwardClientCert.doc(
      'Handling of X-Forwarded-Client-Cert by gateways; default SANITIZE_SET.',
    ),
    numTrustedProxies: u32.doc('Number of trusted proxies before a gateway; default 0.'),
    proxyProtocol: obj('GatewayProxyProtocol', {}).doc('Take the PROXY protocol at gateways.'),
  }).doc('Proxies in front of the gateways.'),
  holdApplicationUntilProxyStarts: bool.doc('Start the other containers when the proxy is ready; default false.'),
  image: obj('ProxyImage', { imageType: str.doc('Variant of the proxy image: default, debug or distroless.') }).doc(
    'Image of the proxy.',
  ),
  interceptionMode: en({
    REDIRECT: 'With iptables REDIRECT: the source address is lost',
    TPROXY: 'With iptables TPROXY: the source address is kept',
    NONE: 'Not at all',
  }).doc("Interception mode: redirection of the pod's traffic to the proxy; default REDIRECT."),
  meshId: str.doc('Name of the mesh; by default the trust domain.'),
  privateKeyProvider: PrivateKeyProvider.doc('Hardware for private-key operations.'),
  proxyAdminPort: port.doc('Port of the admin interface of Envoy, on localhost; default 15000.'),
  proxyBootstrapTemplatePath: str.doc('File of the template for the first configuration of Envoy.'),
  proxyHeaders: ProxyHeaders.doc('Headers that the proxy adds.'),
  proxyMetadata: map(str).doc(
    'Environment variables of the proxy; those that begin with ISTIO_META_ also go to istiod. All values are texts.',
  ),
  proxyStatsMatcher: obj('ProxyStatsMatcher', {
    inclusionPrefixes: texts.doc('Beginnings of names.'),
    inclusionRegexps: list(str.regex).doc('Regular expressions for names.'),
    inclusionSuffixes: texts.doc('Ends of names.'),
  }).doc('Metrics of Envoy that are kept besides those of Istio.'),
  readinessProbe: withoutLimits(Probe).doc('Readiness probe of workloads on VMs.'),
  runtimeValues: map(str).doc('Runtime flags of Envoy; all values are texts.'),
  sds: obj('SdsConfig', {
    enabled: bool.doc('Has no effect.'),
    k8sSaJwtPath: str.doc('Has no effect.'),
  })
    .deprecated('nothing: certificates always come over SDS')
    .doc('Has no effect.'),
  serviceCluster: str
    .rule(notEmpty)
    .doc('Name of the workload towards tracing; default istio-proxy. Not with tracingServiceName.'),
  statNameLength: i32.doc('Greatest length of the name in metrics; default 189.'),
  statsCompression: bool.doc('Compress metrics for those who ask for it; default true.'),
  statsdUdpAddress: str.rule(hostPortOrEmpty).doc('HOST:PORT of a statsd server over UDP.'),
  statusPort: port.doc('Port of the health checks and metrics of the agent; default 15020.'),
  terminationDrainDuration: time.doc('Time for connections to end when the pod ends; default 5s.'),
  tracing: Tracing.doc('Traces; extension providers with Telemetry are the newer way.'),
  tracingServiceName: en({
    APP_LABEL_AND_NAMESPACE: 'APP.NAMESPACE',
    CANONICAL_NAME_ONLY: 'The canonical name',
    CANONICAL_NAME_AND_NAMESPACE: 'CANONICAL_NAME.NAMESPACE',
  }).doc('Name of workloads in traces; default APP_LABEL_AND_NAMESPACE. Not with serviceCluster.'),
  zipkinAddress: str.deprecated('tracing.zipkin').doc('HOST:PORT of the Zipkin collector.'),
})
  .one('serviceCluster', 'tracingServiceName')
  .rule(
    native({
      name: 'dns-auto-allocate',
      message: 'ISTIO_META_DNS_AUTO_ALLOCATE is deprecated: istiod itself gives addresses to service entries',
      fix: 'remove it; the address allocation of istiod does not need it',
      holds: (value) => !has((value as { proxyMetadata?: unknown }).proxyMetadata, 'ISTIO_META_DNS_AUTO_ALLOCATE'),
      locate: (value) => [
        {
          at: '.proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE',
          found: (value as { proxyMetadata: Record<string, unknown> }).proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE,
        },
      ],
    }),
  );
