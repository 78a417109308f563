// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { AtMostOne, Duration } from './types';

/** Part of MeshProxyConfig. */
export interface ConnectionSettings {
  /** Buffer of a connection to a destination, in bytes; EDGE: 32768. */
  readonly clusterPerConnectionBufferLimitBytes?: number;
  /** Greatest number of connections to all listeners. */
  readonly globalDownstreamConnectionLimit?: number;
  /** First flow-control window of an HTTP/2 connection, in bytes, at least 65535; EDGE: 1048576. */
  readonly http2InitialConnectionWindowSize?: number;
  /** First flow-control window of an HTTP/2 stream, in bytes, at least 65535; EDGE: 65536. */
  readonly http2InitialStreamWindowSize?: number;
  /** Time between the two GOAWAY frames of a connection that is to end. */
  readonly httpDrainTimeout?: Duration;
  /** What happens to headers with an underscore in the name; EDGE: the request is refused. */
  readonly httpHeadersWithUnderscoresAction?: 'HEADERS_WITH_UNDERSCORES_UNSPECIFIED' | 'HEADERS_WITH_UNDERSCORES_ALLOW' | 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST' | 'HEADERS_WITH_UNDERSCORES_DROP_HEADER';
  /** Time without requests after which a connection is closed; EDGE: 1h. */
  readonly httpIdleTimeout?: Duration;
  /** Greatest number of streams of an HTTP/2 connection; EDGE: 100. */
  readonly httpMaxConcurrentStreams?: number;
  /** Greatest age of a connection. */
  readonly httpMaxConnectionDuration?: Duration;
  /** Greatest duration of a stream. */
  readonly httpMaxStreamDuration?: Duration;
  /** Make one slash of several in a path; EDGE: true. */
  readonly httpMergeSlashes?: boolean;
  /** What happens to paths with an escaped slash; EDGE: UNESCAPE_AND_REDIRECT. */
  readonly httpPathWithEscapedSlashesAction?: 'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED' | 'KEEP_UNCHANGED' | 'REJECT_REQUEST' | 'UNESCAPE_AND_REDIRECT' | 'UNESCAPE_AND_FORWARD';
  /** Time for the headers of a request to arrive. */
  readonly httpRequestHeadersTimeout?: Duration;
  /** Time for a whole request to arrive; EDGE: 5m. */
  readonly httpRequestTimeout?: Duration;
  /** Time without data after which a stream is ended; EDGE: 5m. */
  readonly httpStreamIdleTimeout?: Duration;
  /** Greatest number of connections to one listener. */
  readonly listenerConnectionLimit?: number;
  /** Buffer of a connection to a listener, in bytes; EDGE: 32768. */
  readonly listenerPerConnectionBufferLimitBytes?: number;
  /** Where defaults come from; default SIDECAR. */
  readonly profile?: 'SIDECAR' | 'EDGE';
}

/** Part of MeshProxyConfig. */
export interface TcpKeepalive {
  /** Time between two probes; the operating system decides by default (Linux: 75s). */
  readonly interval?: Duration;
  /** Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9). */
  readonly probes?: number;
  /** Idle time before the first probe; the operating system decides by default (Linux: 2h). */
  readonly time?: Duration;
}

/** Part of MeshProxyConfig. */
export interface ClientTLSSettings {
  /** File with the CA certificates for the server; by default those of the operating system. */
  readonly caCertificates?: string;
  /** File with the revoked server certificates; not with credentialName. */
  readonly caCrl?: string;
  /** File with the client certificate; for MUTUAL. */
  readonly clientCertificate?: string;
  /** Secret with certificate, key and CA; for gateways, and for sidecars with a workloadSelector. */
  readonly credentialName?: string;
  /** Accept any server certificate; default false. */
  readonly insecureSkipVerify?: boolean | null;
  /** Whether and how connections to the destination use TLS. */
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** File with the key of the client certificate; for MUTUAL. */
  readonly privateKey?: string;
  /** Server name in the TLS handshake; by default the host of the request. */
  readonly sni?: string;
  /** Names of which the server certificate must have one; by default the host of the request. */
  readonly subjectAltNames?: readonly string[];
}

/** Part of MeshProxyConfig. */
export interface RemoteService {
  /** HOST:PORT of the service. */
  readonly address?: string;
  /** SO_KEEPALIVE on connections to the service. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** TLS to the service. */
  readonly tlsSettings?: ClientTLSSettings;
}

/** Part of MeshProxyConfig. */
export interface GatewayProxyProtocol {
}

/** Part of MeshProxyConfig. */
export interface GatewayTopology {
  /** What gateways do with X-Forwarded-Client-Cert; default SANITIZE_SET. */
  readonly forwardClientCertDetails?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  /** Number of trusted proxies before a gateway; default 0. */
  readonly numTrustedProxies?: number;
  /** Take the PROXY protocol at gateways. */
  readonly proxyProtocol?: GatewayProxyProtocol;
}

/** Part of MeshProxyConfig. */
export interface ProxyImage {
  /** Variant of the proxy image: default, debug or distroless. */
  readonly imageType?: string;
}

/** Part of MeshProxyConfig. */
export interface CryptoMb {
  /** Use the processor where the hardware is missing; default false. */
  readonly fallback?: boolean;
  /** Time to wait for further requests before a batch is worked on. */
  readonly pollDelay: Duration;
}

/** Part of MeshProxyConfig. */
export interface Qat {
  /** Use the processor where the hardware is missing; default false. */
  readonly fallback?: boolean;
  /** Time to wait for further requests before a batch is worked on. */
  readonly pollDelay: Duration;
}

/** None or one of these. */
export interface PrivateKeyProviderChoice {
  /** Instructions of Intel processors (AVX-512). */
  readonly cryptomb: CryptoMb;
  /** QuickAssist cards of Intel. */
  readonly qat: Qat;
}

/** Part of MeshProxyConfig. */
export type PrivateKeyProvider = AtMostOne<PrivateKeyProviderChoice>;

/** Part of MeshProxyConfig. */
export interface AttemptCountHeader {
  /** Do not send X-Envoy-Attempt-Count; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshProxyConfig. */
export interface EnvoyDebugHeaders {
  /** Do not send the X-Envoy headers; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshProxyConfig. */
export interface MetadataExchangeHeaders {
  /** Where the headers are sent; by default everywhere. */
  readonly mode?: 'UNDEFINED' | 'IN_MESH';
}

/** Part of MeshProxyConfig. */
export interface RequestIdHeader {
  /** Do not send X-Request-Id; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshProxyConfig. */
export interface ServerHeader {
  /** Keep what the workload sends; default false. */
  readonly disabled?: boolean;
  /** Value of the header; default istio-envoy. */
  readonly value?: string;
}

/** Part of MeshProxyConfig. */
export interface SetCurrentClientCertDetails {
  /** Put the whole certificate into the header; default false. */
  readonly cert?: boolean;
  /** Put the chain of the certificate into the header; default false. */
  readonly chain?: boolean;
  /** Put the DNS names of the certificate into the header; default true. */
  readonly dns?: boolean;
  /** Put the subject of the certificate into the header; default true. */
  readonly subject?: boolean;
  /** Put the URI of the certificate into the header; default true. */
  readonly uri?: boolean;
}

/** Part of MeshProxyConfig. */
export interface XForwardedHostHeader {
  /** Send X-Forwarded-Host; default false. */
  readonly enabled?: boolean;
}

/** Part of MeshProxyConfig. */
export interface XForwardedPortHeader {
  /** Send X-Forwarded-Port; default false. */
  readonly enabled?: boolean;
}

/** Part of MeshProxyConfig. */
export interface ProxyHeaders {
  /** The header X-Envoy-Attempt-Count. */
  readonly attemptCount?: AttemptCountHeader;
  /** Headers such as X-Envoy-Upstream-Service-Time. */
  readonly envoyDebugHeaders?: EnvoyDebugHeaders;
  /** What happens to X-Forwarded-Client-Cert; by default as the place in the mesh asks for. */
  readonly forwardedClientCert?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  /** Headers X-Envoy-Peer-Metadata. */
  readonly metadataExchangeHeaders?: MetadataExchangeHeaders;
  /** Keep upper and lower case of HTTP/1 headers; default false. */
  readonly preserveHttp1HeaderCase?: boolean;
  /** The header X-Request-Id. */
  readonly requestId?: RequestIdHeader;
  /** The header Server of answers. */
  readonly server?: ServerHeader;
  /** What X-Forwarded-Client-Cert says when it is written or added to. */
  readonly setCurrentClientCertDetails?: SetCurrentClientCertDetails;
  /** The header X-Forwarded-Host. */
  readonly xForwardedHost?: XForwardedHostHeader;
  /** The header X-Forwarded-Port. */
  readonly xForwardedPort?: XForwardedPortHeader;
}

/** Part of MeshProxyConfig. */
export interface ProxyStatsMatcher {
  /** Beginnings of names. */
  readonly inclusionPrefixes?: readonly string[];
  /** Regular expressions for names. */
  readonly inclusionRegexps?: readonly string[];
  /** Ends of names. */
  readonly inclusionSuffixes?: readonly string[];
}

/** Part of MeshProxyConfig. */
export interface ExecHealthCheckConfig {
  /** Command and arguments; exit status 0 is healthy. No shell is started. */
  readonly command?: readonly string[];
}

/** Part of MeshProxyConfig. */
export interface GrpcHealthCheckConfig {
  /** Port to ask. */
  readonly port?: number;
  /** Service name in the request; empty by default. */
  readonly service?: string;
}

/** Part of MeshProxyConfig. */
export interface HTTPHeader {
  /** Name of the header. */
  readonly name?: string;
  /** Value of the header. */
  readonly value?: string;
}

/** Part of MeshProxyConfig. */
export interface HTTPHealthCheckConfig {
  /** Host to ask; by default the address of the workload. */
  readonly host?: string;
  /** Headers of the request. */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** Path of the request. */
  readonly path?: string;
  /** Port to ask. */
  readonly port?: number;
  /** HTTP or HTTPS; default HTTP. */
  readonly scheme?: string;
}

/** Part of MeshProxyConfig. */
export interface TCPHealthCheckConfig {
  /** Host to connect to; default localhost. */
  readonly host?: string;
  /** Port to connect to. */
  readonly port?: number;
}

/** None or one of these. */
export interface ReadinessProbeChoice {
  /** Run a command. */
  readonly exec: ExecHealthCheckConfig;
  /** Ask the gRPC health service. */
  readonly grpc: GrpcHealthCheckConfig;
  /** Make an HTTP request; a status from 200 to 399 is healthy. */
  readonly httpGet: HTTPHealthCheckConfig;
  /** Open a TCP connection. */
  readonly tcpSocket: TCPHealthCheckConfig;
}

/** What does not exclude one another. */
export interface ReadinessProbeBase {
  /** Failures in a row after which the workload is not ready; default 3. */
  readonly failureThreshold?: number;
  /** Seconds from the start to the first probe; default 0. */
  readonly initialDelaySeconds?: number;
  /** Seconds between two probes; default 10. */
  readonly periodSeconds?: number;
  /** Successes in a row after which the workload is ready again; default 1. */
  readonly successThreshold?: number;
  /** Seconds after which a probe has failed; default 1. */
  readonly timeoutSeconds?: number;
}

/** Part of MeshProxyConfig. */
export type ReadinessProbe = ReadinessProbeBase & AtMostOne<ReadinessProbeChoice>;

/** Part of MeshProxyConfig. */
export interface SdsConfig {
  /** Has no effect. */
  readonly enabled?: boolean;
  /** Has no effect. */
  readonly k8sSaJwtPath?: string;
}

/** Part of MeshProxyConfig. */
export interface ProxyDatadog {
  /** HOST:PORT of the agent; $(HOST_IP) is the node. */
  readonly address: string;
}

/** Part of MeshProxyConfig. */
export interface ProxyLightstep {
  /** Token for the service. */
  readonly accessToken: string;
  /** HOST:PORT of the satellite. */
  readonly address: string;
}

/** Part of MeshProxyConfig. */
export interface ProxyOpenCensusAgent {
  /** gRPC address of the agent. */
  readonly address?: string;
  /** Sorts of trace headers to read and write. */
  readonly context?: readonly ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
}

/** Part of MeshProxyConfig. */
export interface ProxyStackdriver {
  /** Write spans to the standard output too; default false. */
  readonly debug?: boolean;
  /** Greatest number of annotations of a span; default 200. */
  readonly maxNumberOfAnnotations?: number;
  /** Greatest number of attributes of a span; default 200. */
  readonly maxNumberOfAttributes?: number;
  /** Greatest number of events of a span; default 200. */
  readonly maxNumberOfMessageEvents?: number;
}

/** Part of MeshProxyConfig. */
export interface ProxyZipkin {
  /** HOST:PORT of the collector; $(HOST_IP) is the node. */
  readonly address: string;
}

/** Part of MeshProxyConfig. */
export interface TracingEnvironmentTag {
  /** Value where there is no such environment variable; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the environment variable. */
  readonly name?: string;
}

/** Part of MeshProxyConfig. */
export interface TracingHeaderTag {
  /** Value where there is no such header; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the header. */
  readonly name?: string;
}

/** Part of MeshProxyConfig. */
export interface TracingLiteralTag {
  /** The value of the tag. */
  readonly value?: string;
}

/** None or one of these. */
export interface TracingCustomTagChoice {
  /** Value of an environment variable of the proxy. */
  readonly environment: TracingEnvironmentTag;
  /** Value of a request header. */
  readonly header: TracingHeaderTag;
  /** Always the same value. */
  readonly literal: TracingLiteralTag;
}

/** Part of MeshProxyConfig. */
export type TracingCustomTag = AtMostOne<TracingCustomTagChoice>;

/** None or one of these. */
export interface ProxyTracingChoice {
  /** Spans to a Datadog agent. */
  readonly datadog: ProxyDatadog;
  /** Spans to Lightstep. @deprecated use an opentelemetry extension provider */
  readonly lightstep: ProxyLightstep;
  /** Spans to an OpenCensus agent. @deprecated use an opentelemetry extension provider */
  readonly openCensusAgent: ProxyOpenCensusAgent;
  /** Spans to Google Cloud. */
  readonly stackdriver: ProxyStackdriver;
  /** Spans to Zipkin. */
  readonly zipkin: ProxyZipkin;
}

/** What does not exclude one another. */
export interface ProxyTracingBase {
  /** Tags that each span gets, by name. */
  readonly customTags?: { readonly [key: string]: TracingCustomTag };
  /** Give spans the tags istio.mesh_id, istio.canonical_service and the like; default true. */
  readonly enableIstioTags?: boolean;
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxPathTagLength?: number;
  /** Share of requests that get a trace, in percent; default 1. */
  readonly sampling?: number;
  /** TLS to the tracing service. */
  readonly tlsSettings?: ClientTLSSettings;
}

/** Part of MeshProxyConfig. */
export type ProxyTracing = ProxyTracingBase & AtMostOne<ProxyTracingChoice>;

/** None or one of these. */
export interface MeshProxyConfigChoice {
  /** Name of the workload towards tracing; default istio-proxy. Not with tracingServiceName. */
  readonly serviceCluster: string;
  /** Name of workloads in traces; default APP_LABEL_AND_NAMESPACE. Not with serviceCluster. */
  readonly tracingServiceName: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE';
}

/** What does not exclude one another. */
export interface MeshProxyConfigBase {
  /** Zone of the proxy. @deprecated use the locality of the node */
  readonly availabilityZone?: string;
  /** Path of Envoy; default /usr/local/bin/envoy. */
  readonly binaryPath?: string;
  /** Further CA certificates that workloads trust, as PEM. */
  readonly caCertificatesPem?: readonly string[];
  /** Worker threads of the proxy; 0 means all cores; by default the CPU limit decides. */
  readonly concurrency?: number;
  /** Folder for the generated configuration of Envoy; default ./etc/istio/proxy. */
  readonly configPath?: string;
  /** Limits, buffers and times of connections to the proxy. Since Istio 1.31. */
  readonly connectionSettings?: ConnectionSettings;
  /** How proxies talk to istiod; default MUTUAL_TLS. */
  readonly controlPlaneAuthPolicy?: 'NONE' | 'MUTUAL_TLS';
  /** A whole Envoy configuration to use instead of the generated one. */
  readonly customConfigFile?: string;
  /** HOST:PORT of istiod; default istiod.istio-system.svc:15012. */
  readonly discoveryAddress?: string;
  /** Time between two polls. @deprecated use nothing: proxies do not poll */
  readonly discoveryRefreshDelay?: Duration;
  /** Time for connections to end when Envoy restarts, in whole seconds; default 45s. */
  readonly drainDuration?: Duration;
  /** gRPC service for access logs; needs enableEnvoyAccessLogService. */
  readonly envoyAccessLogService?: RemoteService;
  /** gRPC service for metrics. */
  readonly envoyMetricsService?: RemoteService;
  /** HOST:PORT of the service for metrics. @deprecated use envoyMetricsService */
  readonly envoyMetricsServiceAddress?: string;
  /** Further tags of metrics, which telemetry has to fill. */
  readonly extraStatTags?: readonly string[];
  /** Time between two writes of the access log; default 1s. */
  readonly fileFlushInterval?: Duration;
  /** Size of the access log buffer that is written at once, in KiB; default 64. */
  readonly fileFlushMinSizeKb?: number;
  /** What is before the gateways. */
  readonly gatewayTopology?: GatewayTopology;
  /** Start the other containers when the proxy is ready; default false. */
  readonly holdApplicationUntilProxyStarts?: boolean;
  /** Image of the proxy. */
  readonly image?: ProxyImage;
  /** How the traffic of the pod gets to the proxy; default REDIRECT. */
  readonly interceptionMode?: 'REDIRECT' | 'TPROXY' | 'NONE';
  /** Name of the mesh; by default the trust domain. */
  readonly meshId?: string;
  /** Hardware for private-key operations. */
  readonly privateKeyProvider?: PrivateKeyProvider;
  /** Port of the admin interface of Envoy, on localhost; default 15000. */
  readonly proxyAdminPort?: number;
  /** File of the template for the first configuration of Envoy. */
  readonly proxyBootstrapTemplatePath?: string;
  /** Headers that the proxy adds. */
  readonly proxyHeaders?: ProxyHeaders;
  /** Environment variables of the proxy; those that begin with ISTIO_META_ also go to istiod. All values are texts. */
  readonly proxyMetadata?: { readonly [key: string]: string };
  /** Metrics of Envoy that are kept besides those of Istio. */
  readonly proxyStatsMatcher?: ProxyStatsMatcher;
  /** How workloads on VMs are found ready. */
  readonly readinessProbe?: ReadinessProbe;
  /** Runtime flags of Envoy; all values are texts. */
  readonly runtimeValues?: { readonly [key: string]: string };
  /** Has no effect. @deprecated use nothing: certificates always come over SDS */
  readonly sds?: SdsConfig;
  /** Greatest length of the name in metrics; default 189. */
  readonly statNameLength?: number;
  /** Compress metrics for those who ask for it; default true. */
  readonly statsCompression?: boolean;
  /** HOST:PORT of a statsd server over UDP. */
  readonly statsdUdpAddress?: string;
  /** Port of the health checks and metrics of the agent; default 15020. */
  readonly statusPort?: number;
  /** Time for connections to end when the pod ends; default 5s. */
  readonly terminationDrainDuration?: Duration;
  /** Traces; extension providers with Telemetry are the newer way. */
  readonly tracing?: ProxyTracing;
  /** HOST:PORT of the Zipkin collector. @deprecated use tracing.zipkin */
  readonly zipkinAddress?: string;
}

/** Settings of a proxy: the default of the mesh, or those of one pod. */
export type MeshProxyConfig = MeshProxyConfigBase & AtMostOne<MeshProxyConfigChoice>;
