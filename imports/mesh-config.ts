// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { AtMostOne, Duration } from './types';

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export interface MeshCertificateAuthority {
  /** HOST:PORT of the authority. */
  readonly address?: string;
  /** istiod asks for certificates, not the proxy; default true. */
  readonly istiodSide?: boolean;
  /** Time limit of a request; default 10s. */
  readonly requestTimeout?: Duration;
  /** TLS to the authority. */
  readonly tlsSettings?: ClientTLSSettings;
}

/** None or one of these. */
export interface CertificateDataChoice {
  /** The certificate as PEM. */
  readonly pem: string;
  /** Address of a SPIFFE bundle. */
  readonly spiffeBundleUrl: string;
}

/** What does not exclude one another. */
export interface CertificateDataBase {
  /** Kubernetes signers that the certificate is for. */
  readonly certSigners?: readonly string[];
  /** Trust domains that the certificate is for; by default that of the mesh. */
  readonly trustDomains?: readonly string[];
}

/** Part of MeshConfig. */
export type CertificateData = CertificateDataBase & AtMostOne<CertificateDataChoice>;

/** Part of MeshConfig. */
export interface MeshCertificate {
  /** DNS names of the certificate. */
  readonly dnsNames?: readonly string[];
  /** Secret for the certificate. */
  readonly secretName?: string;
}

/** Part of MeshConfig. */
export interface ConfigSource {
  /** Where the config comes from: k8s://, xds://HOST:PORT or fs:///PATH. */
  readonly address?: string;
  /** What is taken from it. */
  readonly subscribedResources?: readonly ('SERVICE_REGISTRY')[];
  /** TLS to the source. */
  readonly tlsSettings?: ClientTLSSettings;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export interface TcpKeepalive {
  /** Time between two probes; the operating system decides by default (Linux: 75s). */
  readonly interval?: Duration;
  /** Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9). */
  readonly probes?: number;
  /** Idle time before the first probe; the operating system decides by default (Linux: 2h). */
  readonly time?: Duration;
}

/** Part of MeshConfig. */
export interface RemoteService {
  /** HOST:PORT of the service. */
  readonly address?: string;
  /** SO_KEEPALIVE on connections to the service. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** TLS to the service. */
  readonly tlsSettings?: ClientTLSSettings;
}

/** Part of MeshConfig. */
export interface GatewayProxyProtocol {
}

/** Part of MeshConfig. */
export interface GatewayTopology {
  /** What gateways do with X-Forwarded-Client-Cert; default SANITIZE_SET. */
  readonly forwardClientCertDetails?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  /** Number of trusted proxies before a gateway; default 0. */
  readonly numTrustedProxies?: number;
  /** Take the PROXY protocol at gateways. */
  readonly proxyProtocol?: GatewayProxyProtocol;
}

/** Part of MeshConfig. */
export interface ProxyImage {
  /** Variant of the proxy image: default, debug or distroless. */
  readonly imageType?: string;
}

/** Part of MeshConfig. */
export interface CryptoMb {
  /** Use the processor where the hardware is missing; default false. */
  readonly fallback?: boolean;
  /** Time to wait for further requests before a batch is worked on. */
  readonly pollDelay: Duration;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export type PrivateKeyProvider = AtMostOne<PrivateKeyProviderChoice>;

/** Part of MeshConfig. */
export interface AttemptCountHeader {
  /** Do not send X-Envoy-Attempt-Count; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshConfig. */
export interface EnvoyDebugHeaders {
  /** Do not send the X-Envoy headers; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshConfig. */
export interface MetadataExchangeHeaders {
  /** Where the headers are sent; by default everywhere. */
  readonly mode?: 'UNDEFINED' | 'IN_MESH';
}

/** Part of MeshConfig. */
export interface RequestIdHeader {
  /** Do not send X-Request-Id; default false. */
  readonly disabled?: boolean;
}

/** Part of MeshConfig. */
export interface ServerHeader {
  /** Keep what the workload sends; default false. */
  readonly disabled?: boolean;
  /** Value of the header; default istio-envoy. */
  readonly value?: string;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export interface XForwardedHostHeader {
  /** Send X-Forwarded-Host; default false. */
  readonly enabled?: boolean;
}

/** Part of MeshConfig. */
export interface XForwardedPortHeader {
  /** Send X-Forwarded-Port; default false. */
  readonly enabled?: boolean;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export interface ProxyStatsMatcher {
  /** Beginnings of names. */
  readonly inclusionPrefixes?: readonly string[];
  /** Regular expressions for names. */
  readonly inclusionRegexps?: readonly string[];
  /** Ends of names. */
  readonly inclusionSuffixes?: readonly string[];
}

/** Part of MeshConfig. */
export interface ExecHealthCheckConfig {
  /** Command and arguments; exit status 0 is healthy. No shell is started. */
  readonly command?: readonly string[];
}

/** Part of MeshConfig. */
export interface GrpcHealthCheckConfig {
  /** Port to ask. */
  readonly port?: number;
  /** Service name in the request; empty by default. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface HTTPHeader {
  /** Name of the header. */
  readonly name?: string;
  /** Value of the header. */
  readonly value?: string;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export type ReadinessProbe = ReadinessProbeBase & AtMostOne<ReadinessProbeChoice>;

/** Part of MeshConfig. */
export interface SdsConfig {
  /** Has no effect. */
  readonly enabled?: boolean;
  /** Has no effect. */
  readonly k8sSaJwtPath?: string;
}

/** Part of MeshConfig. */
export interface ProxyDatadog {
  /** HOST:PORT of the agent; $(HOST_IP) is the node. */
  readonly address: string;
}

/** Part of MeshConfig. */
export interface ProxyLightstep {
  /** Token for the service. */
  readonly accessToken: string;
  /** HOST:PORT of the satellite. */
  readonly address: string;
}

/** Part of MeshConfig. */
export interface ProxyOpenCensusAgent {
  /** gRPC address of the agent. */
  readonly address?: string;
  /** Sorts of trace headers to read and write. */
  readonly context?: readonly ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export interface ProxyZipkin {
  /** HOST:PORT of the collector; $(HOST_IP) is the node. */
  readonly address: string;
}

/** Part of MeshConfig. */
export interface TracingEnvironmentTag {
  /** Value where there is no such environment variable; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the environment variable. */
  readonly name?: string;
}

/** Part of MeshConfig. */
export interface TracingHeaderTag {
  /** Value where there is no such header; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the header. */
  readonly name?: string;
}

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
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

/** Part of MeshConfig. */
export type ProxyTracing = ProxyTracingBase & AtMostOne<ProxyTracingChoice>;

/** None or one of these. */
export interface ProxyConfigChoice {
  /** Name of the workload towards tracing; default istio-proxy. Not with tracingServiceName. */
  readonly serviceCluster: string;
  /** Name of workloads in traces; default APP_LABEL_AND_NAMESPACE. Not with serviceCluster. */
  readonly tracingServiceName: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE';
}

/** What does not exclude one another. */
export interface ProxyConfigBase {
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

/** Part of MeshConfig. */
export type ProxyConfig = ProxyConfigBase & AtMostOne<ProxyConfigChoice>;

/** Part of MeshConfig. */
export interface HTTPRetry {
  /** Number of retries; 0 turns retries off. With retries not set at all: 2. */
  readonly attempts?: number;
  /** Shortest wait between two retries; it grows with each one. Default 25ms. */
  readonly backoff?: Duration;
  /** Time limit of each try, the first included; by default the timeout of the route. */
  readonly perTryTimeout?: Duration;
  /** Prefer endpoints that were not tried yet; default true. */
  readonly retryIgnorePreviousHosts?: boolean | null;
  /** Comma-separated conditions or status codes; default connect-failure,refused-stream,unavailable,cancelled. */
  readonly retryOn?: string;
  /** Retries may go to other localities; default false. */
  readonly retryRemoteLocalities?: boolean | null;
}

/** Part of MeshConfig. */
export interface DefaultProviders {
  /** Providers of access logs. */
  readonly accessLogging?: readonly string[];
  /** Providers of metrics. */
  readonly metrics?: readonly string[];
  /** Providers of traces. */
  readonly tracing?: readonly string[];
}

/** Part of MeshConfig. */
export interface Http2KeepAlive {
  /** Time without traffic after which an HTTP/2 PING is sent. */
  readonly interval?: Duration;
  /** Time to wait for the answer to a PING before the connection is closed. */
  readonly timeout?: Duration;
}

/** Part of MeshConfig. */
export interface HTTPSettings {
  /** Whether HTTP/1.1 connections to the destination become HTTP/2; by default as the mesh config says. */
  readonly h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Greatest number of requests that wait for a connection; default 2^32-1. */
  readonly http1MaxPendingRequests?: number;
  /** PING frames that find dead HTTP/2 connections; off by default. Since Istio 1.31. */
  readonly http2KeepAlive?: Http2KeepAlive;
  /** Greatest number of requests under way to the destination, HTTP/1.1 and HTTP/2; default 2^32-1. */
  readonly http2MaxRequests?: number;
  /** Time without requests after which a connection is closed; default 1h. */
  readonly idleTimeout?: Duration;
  /** Greatest number of streams under way on one HTTP/2 connection; default 2^31-1. */
  readonly maxConcurrentStreams?: number;
  /** Requests after which a connection is closed; 1 turns keep-alive off; default 0, no limit. */
  readonly maxRequestsPerConnection?: number;
  /** Greatest number of retries under way to all hosts of the destination; default 2^32-1. */
  readonly maxRetries?: number;
  /** Keep the protocol of the client; h2UpgradePolicy then has no effect. Default false. */
  readonly useClientProtocol?: boolean;
}

/** Part of MeshConfig. */
export interface TCPSettings {
  /** Time limit of a TCP connect; default 10s. */
  readonly connectTimeout?: Duration;
  /** Time without bytes after which a TCP connection is closed; 0s turns it off; default 1h. */
  readonly idleTimeout?: Duration;
  /** Greatest age of a connection; no limit by default. */
  readonly maxConnectionDuration?: Duration;
  /** Greatest number of connections to the destination; default 2^32-1. */
  readonly maxConnections?: number;
  /** Switch on SO_KEEPALIVE on the socket. */
  readonly tcpKeepalive?: TcpKeepalive;
}

/** Part of MeshConfig. */
export interface ConnectionPoolSettings {
  /** Limits of HTTP connections. */
  readonly http?: HTTPSettings;
  /** Limits of all connections, HTTP and TCP. */
  readonly tcp?: TCPSettings;
}

/** Part of MeshConfig. */
export interface OutlierDetection {
  /** Shortest time an endpoint stays out; it grows with each time. Default 30s. */
  readonly baseEjectionTime?: Duration;
  /** 5xx answers in a row after which an endpoint is taken out; default 5, 0 is off. */
  readonly consecutive5xxErrors?: number | null;
  /** Errors in a row after which an endpoint is taken out. @deprecated use consecutiveGatewayErrors or consecutive5xxErrors */
  readonly consecutiveErrors?: number;
  /** 502, 503 and 504 answers in a row after which an endpoint is taken out; default 0, off. */
  readonly consecutiveGatewayErrors?: number | null;
  /** Failed connects and the like after which an endpoint is taken out; default 5. Needs splitExternalLocalOriginErrors. */
  readonly consecutiveLocalOriginFailures?: number | null;
  /** Time between two looks at the endpoints; default 10s. */
  readonly interval?: Duration;
  /** Greatest share of endpoints that may be out, in percent; default 10. */
  readonly maxEjectionPercent?: number;
  /** Share of healthy endpoints below which nothing is taken out any more, in percent; default 0. */
  readonly minHealthPercent?: number;
  /** HTTP status codes that count as errors; by default all 5xx. Since Istio 1.31. */
  readonly outlierDetectionHttpErrorCodes?: readonly number[];
  /** Count failed connects apart from error answers; default false. */
  readonly splitExternalLocalOriginErrors?: boolean;
}

/** Part of MeshConfig. */
export interface DefaultTrafficPolicy {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** When failing endpoints are taken out for a while. */
  readonly outlierDetection?: OutlierDetection;
}

/** Part of MeshConfig. */
export interface LabelSelectorRequirement {
  /** Name of the label. */
  readonly key?: string;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator?: string;
  /** Values for In and NotIn. */
  readonly values?: readonly string[];
}

/** Part of MeshConfig. */
export interface LabelSelector {
  /** Conditions, all of which must hold. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  /** Labels with their values, all of which must be there. */
  readonly matchLabels?: { readonly [key: string]: string };
}

/** Part of MeshConfig. */
export interface DatadogTracingProvider {
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface ExtAuthzRequestBody {
  /** Send the beginning of a body that is too big, instead of the answer 413; default false. */
  readonly allowPartialMessage?: boolean;
  /** Greatest size of the body that is sent, in bytes. */
  readonly maxRequestBytes?: number;
  /** Send the body as bytes and not as UTF-8 text; gRPC only; default false. */
  readonly packAsBytes?: boolean;
}

/** Part of MeshConfig. */
export interface EnvoyExtAuthzGrpcProvider {
  /** Choose the route again after the check; default false. */
  readonly clearRouteCache?: boolean;
  /** Let requests pass when the authorizer cannot be reached; default false. */
  readonly failOpen?: boolean;
  /** Send the body of the request too; by default it is not sent. */
  readonly includeRequestBodyInCheck?: ExtAuthzRequestBody;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
  /** Status of the answer when the authorizer cannot be reached, as text; default 403. */
  readonly statusOnError?: string;
  /** Time limit of a check; default 10m. */
  readonly timeout?: Duration;
}

/** Part of MeshConfig. */
export interface EnvoyExtAuthzHttpProvider {
  /** Choose the route again after the check; default false. */
  readonly clearRouteCache?: boolean;
  /** Let requests pass when the authorizer cannot be reached; default false. */
  readonly failOpen?: boolean;
  /** Headers of the answer that go to the client when it allows. */
  readonly headersToDownstreamOnAllow?: readonly string[];
  /** Headers of the answer that go to the client when it denies; by default all. */
  readonly headersToDownstreamOnDeny?: readonly string[];
  /** Headers of the answer that go to the workload when it allows. */
  readonly headersToUpstreamOnAllow?: readonly string[];
  /** Further headers of each check. */
  readonly includeAdditionalHeadersInCheck?: { readonly [key: string]: string };
  /** Headers of the request that go into the check. @deprecated use includeRequestHeadersInCheck */
  readonly includeHeadersInCheck?: readonly string[];
  /** Send the body of the request too; by default it is not sent. */
  readonly includeRequestBodyInCheck?: ExtAuthzRequestBody;
  /** Headers of the request that go into the check; "*" at an end stands for any text. */
  readonly includeRequestHeadersInCheck?: readonly string[];
  /** Text before the path of each check, for example /check. */
  readonly pathPrefix?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
  /** Status of the answer when the authorizer cannot be reached, as text; default 403. */
  readonly statusOnError?: string;
  /** Time limit of a check; default 10m. */
  readonly timeout?: Duration;
}

/** None or one of these. */
export interface FileLogFormatChoice {
  /** One JSON object for each line: keys with formats. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** Format of each line. */
  readonly text: string;
}

/** Part of MeshConfig. */
export type FileLogFormat = AtMostOne<FileLogFormatChoice>;

/** Part of MeshConfig. */
export interface EnvoyFileAccessLogProvider {
  /** Format of the log; by default that of Istio. */
  readonly logFormat?: FileLogFormat;
  /** Leave out what has no value, instead of writing "-"; default false. */
  readonly omitEmptyValues?: boolean;
  /** File of the log, for example /dev/stdout. */
  readonly path?: string;
}

/** Part of MeshConfig. */
export interface EnvoyHttpAlsProvider {
  /** Request headers to log. */
  readonly additionalRequestHeadersToLog?: readonly string[];
  /** Response headers to log. */
  readonly additionalResponseHeadersToLog?: readonly string[];
  /** Response trailers to log. */
  readonly additionalResponseTrailersToLog?: readonly string[];
  /** Filter state objects to log. */
  readonly filterStateObjectsToLog?: readonly string[];
  /** Name of the log; default http_envoy_accesslog. */
  readonly logName?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface OtelLogFormat {
  /** Attributes of each entry: keys with formats. */
  readonly labels?: Readonly<Record<string, unknown>>;
  /** Format of the body of each entry. */
  readonly text?: string;
}

/** Part of MeshConfig. */
export interface EnvoyOtelAlsProvider {
  /** Format of the log; by default that of Istio. */
  readonly logFormat?: OtelLogFormat;
  /** Name of the log; default otel_envoy_accesslog. */
  readonly logName?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface EnvoyTcpAlsProvider {
  /** Filter state objects to log. */
  readonly filterStateObjectsToLog?: readonly string[];
  /** Name of the log; default tcp_envoy_accesslog. */
  readonly logName?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface LightstepTracingProvider {
  /** Token for the service. */
  readonly accessToken?: string;
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface OpenCensusTracingProvider {
  /** Sorts of trace headers to read and write. */
  readonly context?: readonly ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** None or one of these. */
export interface ProviderHttpHeaderChoice {
  /** Environment variable of istiod from which the value comes. */
  readonly envName: string;
  /** Value of the header. */
  readonly value: string;
}

/** What does not exclude one another. */
export interface ProviderHttpHeaderBase {
  /** Name of the header. */
  readonly name?: string;
}

/** Part of MeshConfig. */
export type ProviderHttpHeader = ProviderHttpHeaderBase & AtMostOne<ProviderHttpHeaderChoice>;

/** Part of MeshConfig. */
export interface HttpService {
  /** Headers of each request. */
  readonly headers?: readonly ProviderHttpHeader[];
  /** Path of each request. */
  readonly path?: string;
  /** Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit. */
  readonly timeout?: Duration;
}

/** Part of MeshConfig. */
export interface DynatraceApi {
  /** Path, headers and time limit of the requests. */
  readonly http?: HttpService;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface DynatraceSampler {
  /** Identifier of the cluster at Dynatrace. */
  readonly clusterId?: number;
  /** Where the sampling configuration comes from; by default the exporter of the spans. */
  readonly httpService?: DynatraceApi;
  /** Aim for new traces in a minute; default 1000. */
  readonly rootSpansPerMinute?: number;
  /** Name of the Dynatrace environment. */
  readonly tenant?: string;
}

/** Part of MeshConfig. */
export interface GrpcService {
  /** Metadata of each stream. */
  readonly initialMetadata?: readonly ProviderHttpHeader[];
  /** Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit. */
  readonly timeout?: Duration;
}

/** Part of MeshConfig. */
export interface DynatraceResourceDetector {
}

/** Part of MeshConfig. */
export interface EnvironmentResourceDetector {
}

/** Part of MeshConfig. */
export interface ResourceDetectors {
  /** Attributes from the Dynatrace agent. */
  readonly dynatrace?: DynatraceResourceDetector;
  /** Attributes from OTEL_RESOURCE_ATTRIBUTES. */
  readonly environment?: EnvironmentResourceDetector;
}

/** Part of MeshConfig. */
export interface OpenTelemetryTracingProvider {
  /** Leave sampling to Dynatrace. */
  readonly dynatraceSampler?: DynatraceSampler;
  /** Send over gRPC with these settings, which is the default; not with http. */
  readonly grpc?: GrpcService;
  /** Send over HTTP; not with grpc. */
  readonly http?: HttpService;
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Port of the service. */
  readonly port?: number;
  /** Where further attributes of the spans come from. */
  readonly resourceDetectors?: ResourceDetectors;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
  /** How the name of the service is written into spans; default ISTIO_CANONICAL. Since Istio 1.30. */
  readonly serviceAttributeEnrichment?: 'ISTIO_CANONICAL' | 'OTEL_SEMANTIC_CONVENTIONS';
}

/** Part of MeshConfig. */
export interface PrometheusMetricsProvider {
}

/** Part of MeshConfig. */
export interface SdsProvider {
  /** Name that credentialName refers to, as sds://NAME. */
  readonly name?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface SkyWalkingTracingProvider {
  /** Token for the service; none by default. */
  readonly accessToken?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

/** Part of MeshConfig. */
export interface StackdriverLogging {
  /** Labels of log entries: keys with CEL expressions. */
  readonly labels?: { readonly [key: string]: string };
}

/** Part of MeshConfig. */
export interface StackdriverProvider {
  /** Write spans to the standard output too; default false. @deprecated use an access log */
  readonly debug?: boolean;
  /** Logs to Stackdriver. */
  readonly logging?: StackdriverLogging;
  /** Greatest number of annotations of a span; default 200. @deprecated use the limits of the service */
  readonly maxNumberOfAnnotations?: number;
  /** Greatest number of attributes of a span; default 200. @deprecated use the limits of the service */
  readonly maxNumberOfAttributes?: number;
  /** Greatest number of events of a span; default 200. @deprecated use the limits of the service */
  readonly maxNumberOfMessageEvents?: number;
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
}

/** Part of MeshConfig. */
export interface ZipkinTracingProvider {
  /** Use trace ids of 64 bits instead of 128; default false. */
  readonly enable64bitTraceId?: boolean;
  /** Headers of each request. */
  readonly headers?: readonly ProviderHttpHeader[];
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Path for spans; default /api/v2/spans. */
  readonly path?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
  /** Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit. */
  readonly timeout?: Duration;
  /** Which trace headers are used; default USE_B3. */
  readonly traceContextOption?: 'USE_B3' | 'USE_B3_WITH_W3C_PROPAGATION';
}

/** None or one of these. */
export interface ExtensionProviderChoice {
  /** Spans to a Datadog agent. */
  readonly datadog: DatadogTracingProvider;
  /** External authorizer over gRPC, for action CUSTOM. */
  readonly envoyExtAuthzGrpc: EnvoyExtAuthzGrpcProvider;
  /** External authorizer over HTTP, for action CUSTOM. */
  readonly envoyExtAuthzHttp: EnvoyExtAuthzHttpProvider;
  /** Access log in a file. */
  readonly envoyFileAccessLog: EnvoyFileAccessLogProvider;
  /** HTTP access log to a gRPC service. */
  readonly envoyHttpAls: EnvoyHttpAlsProvider;
  /** Access log to an OpenTelemetry collector. */
  readonly envoyOtelAls: EnvoyOtelAlsProvider;
  /** TCP access log to a gRPC service. */
  readonly envoyTcpAls: EnvoyTcpAlsProvider;
  /** Spans to Lightstep. @deprecated use opentelemetry */
  readonly lightstep: LightstepTracingProvider;
  /** Spans to an OpenCensus agent. @deprecated use opentelemetry */
  readonly opencensus: OpenCensusTracingProvider;
  /** Spans to an OpenTelemetry collector. */
  readonly opentelemetry: OpenTelemetryTracingProvider;
  /** Metrics that Prometheus fetches. */
  readonly prometheus: PrometheusMetricsProvider;
  /** Certificates from a secret discovery service. */
  readonly sds: SdsProvider;
  /** Spans to Apache SkyWalking. */
  readonly skywalking: SkyWalkingTracingProvider;
  /** Logs, metrics and spans to Google Cloud. */
  readonly stackdriver: StackdriverProvider;
  /** Spans to Zipkin, or what speaks its protocol. */
  readonly zipkin: ZipkinTracingProvider;
}

/** What does not exclude one another. */
export interface ExtensionProviderBase {
  /** Name by which policies and telemetry refer to the provider. */
  readonly name: string;
}

/** Part of MeshConfig. */
export type ExtensionProvider = ExtensionProviderBase & AtMostOne<ExtensionProviderChoice>;

/** Part of MeshConfig. */
export interface InboundTrafficPolicy {
  /** Where traffic for the workload goes; default PASSTHROUGH. */
  readonly mode?: 'PASSTHROUGH' | 'LOCALHOST';
}

/** Part of MeshConfig. */
export interface Distribute {
  /** Locality of the caller, as REGION/ZONE/SUBZONE; "*" may end it. */
  readonly from?: string;
  /** Share of the traffic by locality; the shares sum to 100. */
  readonly to?: { readonly [key: string]: number };
}

/** Part of MeshConfig. */
export interface Failover {
  /** Region of the caller. */
  readonly from?: string;
  /** Region that takes over when the endpoints of the first one fail. */
  readonly to?: string;
}

/** Part of MeshConfig. */
export interface LocalityLoadBalancerSetting {
  /** Weights by locality; not with failover or failoverPriority. */
  readonly distribute?: readonly Distribute[];
  /** Switch locality load balancing on or off; by default as the mesh config says. */
  readonly enabled?: boolean | null;
  /** Which region takes over from which; needs outlierDetection. */
  readonly failover?: readonly Failover[];
  /** Labels, in order, whose equality with the caller makes an endpoint preferred; needs outlierDetection. */
  readonly failoverPriority?: readonly string[];
}

/** Part of MeshConfig. */
export interface MeshMutualTls {
  /** Cipher suites for TLS 1.2, by the names of Envoy; by default those of Istio. */
  readonly cipherSuites?: readonly string[];
  /** Lowest version of TLS; default TLSV1_2. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3';
  /** Must not be set. */
  readonly ecdhCurves?: readonly string[];
}

/** Part of MeshConfig. */
export interface OutboundTrafficPolicy {
  /** What happens to requests for hosts that the registry does not have; default ALLOW_ANY. */
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS';
  /** TLS to such hosts, in mode ALLOW_ANY_DYNAMIC_DNS. Since Istio 1.30. */
  readonly tls?: ClientTLSSettings;
}

/** Part of MeshConfig. */
export interface ProxyPathNormalization {
  /** What is made plain in the path; default BASE. */
  readonly normalization?: 'DEFAULT' | 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
}

/** Part of MeshConfig. */
export interface ServiceEntryMatchRule {
  /** Labels of the namespace of the ServiceEntry. */
  readonly namespaceSelector?: LabelSelector;
}

/** Part of MeshConfig. */
export interface ServiceEntryVisibilityPolicy {
  /** What a ServiceEntry must match, all of it. */
  readonly matchingRules?: readonly ServiceEntryMatchRule[];
  /** Where a ServiceEntry that matches is visible. */
  readonly visibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
}

/** Part of MeshConfig. */
export interface ServiceEntryVisibility {
  /** Also for sidecars and gateways, not for ambient alone; default false. */
  readonly applyToSidecars?: boolean;
  /** What holds where no policy matches; default PUBLIC. */
  readonly defaultVisibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
  /** Policies in order: the first that matches decides. */
  readonly policies?: readonly ServiceEntryVisibilityPolicy[];
}

/** Part of MeshConfig. */
export interface ServiceScopeConfigs {
  /** Labels of the namespace. */
  readonly namespaceSelector?: LabelSelector;
  /** Where the services are reachable; default LOCAL. */
  readonly scope?: 'LOCAL' | 'GLOBAL';
  /** Labels of the service. */
  readonly servicesSelector?: LabelSelector;
}

/** Part of MeshConfig. */
export interface ServiceSettingsValues {
  /** Keep requests in the cluster of the caller; default false, but true for kube-system and the API server. */
  readonly clusterLocal?: boolean;
}

/** Part of MeshConfig. */
export interface ServiceSettings {
  /** Hosts that the settings are for; "*." may begin one. */
  readonly hosts?: readonly string[];
  /** The settings of these hosts. */
  readonly settings?: ServiceSettingsValues;
}

/** Part of MeshConfig. */
export interface TlsDefaults {
  /** Cipher suites for TLS 1.2, by the names of Envoy; by default those of Istio. */
  readonly cipherSuites?: readonly string[];
  /** Lowest version of TLS; default TLSV1_2. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3';
  /** Curves of key exchange; by default those of Envoy. */
  readonly ecdhCurves?: readonly string[];
}

/** Part of MeshConfig. */
export interface ZoneAwareLoadBalancerSetting {
  /** Switch zone-aware load balancing on or off; by default as the mesh config says. */
  readonly enabled?: boolean | null;
  /** Which region takes over from which. */
  readonly failover?: readonly Failover[];
  /** Labels, in order, whose equality with the caller makes an endpoint preferred; not region, zone or subzone. */
  readonly failoverPriority?: readonly string[];
  /** Least number of endpoints in the region of the caller; with fewer it is off. Default 6. */
  readonly minClusterSize?: number | null;
}

/** Settings of the whole mesh. */
export interface MeshConfig {
  /** Form of the access log; default TEXT. */
  readonly accessLogEncoding?: 'TEXT' | 'JSON';
  /** File of the access log, for example /dev/stdout; empty, the default, writes none. */
  readonly accessLogFile?: string;
  /** Format of the access log, as Envoy has it; by default that of Istio. */
  readonly accessLogFormat?: string;
  /** Certificate authority outside istiod. */
  readonly ca?: MeshCertificateAuthority;
  /** Further CA certificates that workloads trust. */
  readonly caCertificates?: readonly CertificateData[];
  /** Certificates that istiod has made for services. @deprecated use a certificate manager */
  readonly certificates?: readonly MeshCertificate[];
  /** Where istiod reads its configuration; by default the API server. */
  readonly configSources?: readonly ConfigSource[];
  /** Time limit of a TCP connect to a destination, from 1ms to 1h; default 10s. */
  readonly connectTimeout?: Duration;
  /** Settings of all proxies; pods change them with the annotation proxy.istio.io/config. */
  readonly defaultConfig?: ProxyConfig;
  /** Namespaces that see a DestinationRule without exportTo: "." its own, "*" all, "~" none; default "*". */
  readonly defaultDestinationRuleExportTo?: readonly string[];
  /** Retries of HTTP routes that say nothing about them; default 2 attempts. */
  readonly defaultHttpRetryPolicy?: HTTPRetry;
  /** Extension providers that are used where no Telemetry says otherwise. */
  readonly defaultProviders?: DefaultProviders;
  /** Namespaces that see a service without exportTo: "." its own, "*" all, "~" none; default "*". */
  readonly defaultServiceExportTo?: readonly string[];
  /** What destinations get where no DestinationRule sets connectionPool or outlierDetection. Since Istio 1.31. */
  readonly defaultTrafficPolicy?: DefaultTrafficPolicy;
  /** Namespaces that see a VirtualService without exportTo: "." its own, "*" all, "~" none; default "*". */
  readonly defaultVirtualServiceExportTo?: readonly string[];
  /** Write no log of the listeners themselves; default false. */
  readonly disableEnvoyListenerLog?: boolean;
  /** Namespaces that istiod looks at: those of one of the selectors; by default all. */
  readonly discoverySelectors?: readonly LabelSelector[];
  /** Time between two tries after DNS has failed; default 60s. */
  readonly dnsRefreshRate?: Duration;
  /** Use mutual TLS to workloads that have a proxy, unless a DestinationRule says otherwise; default true. */
  readonly enableAutoMtls?: boolean;
  /** Send access logs to envoyAccessLogService of defaultConfig; default false. */
  readonly enableEnvoyAccessLogService?: boolean;
  /** Let the agent offer the metrics of the workload and of the proxy in one; default true. */
  readonly enablePrometheusMerge?: boolean;
  /** Make traces; default true. */
  readonly enableTracing?: boolean;
  /** Services that telemetry and policies use by name, each of exactly one kind. */
  readonly extensionProviders?: readonly ExtensionProvider[];
  /** Whether HTTP/1.1 connections between workloads become HTTP/2; default DO_NOT_UPGRADE. */
  readonly h2UpgradePolicy?: 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Time without streams after which an HBONE connection is closed; default 1h. */
  readonly hboneIdleTimeout?: Duration;
  /** Pattern for names of inbound clusters in metrics. */
  readonly inboundClusterStatName?: string;
  /** How traffic gets from the proxy to the workload. */
  readonly inboundTrafficPolicy?: InboundTrafficPolicy;
  /** Class of the Ingress objects that Istio serves; default istio. */
  readonly ingressClass?: string;
  /** Which Ingress objects Istio serves; default STRICT. */
  readonly ingressControllerMode?: 'UNSPECIFIED' | 'OFF' | 'DEFAULT' | 'STRICT';
  /** Label istio of the gateway for Ingress objects; default ingressgateway. */
  readonly ingressSelector?: string;
  /** Service of the gateway for Ingress objects; default istio-ingressgateway. */
  readonly ingressService?: string;
  /** Load balancing by region, zone and subzone; on by default, and needs outlierDetection. */
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  /** TLS versions and ciphers between workloads. */
  readonly meshMTLS?: MeshMutualTls;
  /** Pattern for names of outbound clusters in metrics. */
  readonly outboundClusterStatName?: string;
  /** Traffic to destinations that the registry does not have. */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
  /** How paths are made plain before policies and routes look at them. */
  readonly pathNormalization?: ProxyPathNormalization;
  /** Time to wait for the first bytes to find out the protocol; default 0s, no limit. */
  readonly protocolDetectionTimeout?: Duration;
  /** Port for HTTP proxy requests; default 0, none. */
  readonly proxyHttpPort?: number;
  /** Port to which incoming traffic is redirected; default 15006. */
  readonly proxyInboundListenPort?: number;
  /** Port to which outgoing traffic is redirected; default 15001. */
  readonly proxyListenPort?: number;
  /** Namespace whose policies are for the whole mesh; default that of istiod. */
  readonly rootNamespace?: string;
  /** Where ServiceEntries are visible; by default everywhere. Since Istio 1.31. */
  readonly serviceEntryVisibility?: ServiceEntryVisibility;
  /** Which services other clusters reach, in ambient mode; the first that matches decides. */
  readonly serviceScopeConfigs?: readonly ServiceScopeConfigs[];
  /** Settings of services by host. */
  readonly serviceSettings?: readonly ServiceSettings[];
  /** SO_KEEPALIVE on connections to destinations; off by default. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** TLS versions, ciphers and curves of all but mutual TLS within the mesh. */
  readonly tlsDefaults?: TlsDefaults;
  /** First part of the identity of workloads; default cluster.local. */
  readonly trustDomain?: string;
  /** Other trust domains whose identities count as those of this mesh. */
  readonly trustDomainAliases?: readonly string[];
  /** Check server certificates against the CA of the operating system. @deprecated use the feature flag of istiod */
  readonly verifyCertificateAtClient?: boolean;
  /** Load balancing by zone; wins over localityLbSetting; off by default. Since Istio 1.31. */
  readonly zoneAwareLbSetting?: ZoneAwareLoadBalancerSetting;
}
