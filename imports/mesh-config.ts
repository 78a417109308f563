// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { ClientTLSSettings, ConnectionPoolSettings, ConnectionSettings, GatewayTopology, GrpcHealthCheckConfig, HTTPHeader, HTTPRetry, LocalityLoadBalancerSetting, OutlierDetection, PrivateKeyProvider, ProxyHeaders, ProxyImage, ProxyStatsMatcher, ProxyTracing, RemoteService, SdsConfig, TcpKeepalive, ZoneAwareLoadBalancerSetting } from './common';
import type { AtMostOne, Duration } from './types';

export type {
  AttemptCountHeader,
  ClientTLSSettings,
  ConnectionPoolSettings,
  ConnectionSettings,
  CryptoMb,
  Distribute,
  EnvoyDebugHeaders,
  Failover,
  GatewayProxyProtocol,
  GatewayTopology,
  GrpcHealthCheckConfig,
  HTTPHeader,
  HTTPRetry,
  HTTPSettings,
  Http2KeepAlive,
  LocalityLoadBalancerSetting,
  MetadataExchangeHeaders,
  OutlierDetection,
  PrivateKeyProvider,
  ProxyDatadog,
  ProxyHeaders,
  ProxyImage,
  ProxyLightstep,
  ProxyOpenCensusAgent,
  ProxyStackdriver,
  ProxyStatsMatcher,
  ProxyTracing,
  ProxyZipkin,
  Qat,
  RemoteService,
  RequestIdHeader,
  SdsConfig,
  ServerHeader,
  SetCurrentClientCertDetails,
  TCPSettings,
  TcpKeepalive,
  TracingCustomTag,
  TracingEnvironmentTag,
  TracingHeaderTag,
  TracingLiteralTag,
  XForwardedHostHeader,
  XForwardedPortHeader,
  ZoneAwareLoadBalancerSetting,
} from './common';

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

/** Fields of CertificateData that exclude one another. */
export interface CertificateDataChoice {
  /** The certificate as PEM. */
  readonly pem: string;
  /** Address of a SPIFFE bundle. */
  readonly spiffeBundleUrl: string;
}

/** Fields of CertificateData that exclude no other field. */
export interface CertificateDataBase {
  /** Kubernetes signers that the certificate is for. */
  readonly certSigners?: readonly string[];
  /** Trust domains that the certificate is for; by default that of the mesh. */
  readonly trustDomains?: readonly string[];
}

export type CertificateData = CertificateDataBase & AtMostOne<CertificateDataChoice>;

export interface MeshCertificate {
  /** DNS names of the certificate. */
  readonly dnsNames?: readonly string[];
  /** Secret for the certificate. */
  readonly secretName?: string;
}

export interface ConfigSource {
  /** Address of the configuration: k8s://, xds://HOST:PORT or fs:///PATH. */
  readonly address?: string;
  /** Resources that are read from it. */
  readonly subscribedResources?: readonly ('SERVICE_REGISTRY')[];
  /** TLS to the source. */
  readonly tlsSettings?: ClientTLSSettings;
}

export interface ExecHealthCheckConfig {
  /** Command and arguments; exit status 0 is healthy. No shell is started. */
  readonly command?: readonly string[];
}

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

export interface TCPHealthCheckConfig {
  /** Host to connect to; default localhost. */
  readonly host?: string;
  /** Port to connect to. */
  readonly port?: number;
}

/** Fields of ReadinessProbe that exclude one another. */
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

/** Fields of ReadinessProbe that exclude no other field. */
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

export type ReadinessProbe = ReadinessProbeBase & AtMostOne<ReadinessProbeChoice>;

/** Fields of ProxyConfig that exclude one another. */
export interface ProxyConfigChoice {
  /** Name of the workload towards tracing; default istio-proxy. Not with tracingServiceName. */
  readonly serviceCluster: string;
  /** Name of workloads in traces; default APP_LABEL_AND_NAMESPACE. Not with serviceCluster. */
  readonly tracingServiceName: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE';
}

/** Fields of ProxyConfig that exclude no other field. */
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
  /** Authentication between proxies and istiod; default MUTUAL_TLS. */
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
  /** Proxies in front of the gateways. */
  readonly gatewayTopology?: GatewayTopology;
  /** Start the other containers when the proxy is ready; default false. */
  readonly holdApplicationUntilProxyStarts?: boolean;
  /** Image of the proxy. */
  readonly image?: ProxyImage;
  /** Interception mode: redirection of the pod's traffic to the proxy; default REDIRECT. */
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
  /** Readiness probe of workloads on VMs. */
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

export type ProxyConfig = ProxyConfigBase & AtMostOne<ProxyConfigChoice>;

export interface DefaultProviders {
  /** Providers of access logs. */
  readonly accessLogging?: readonly string[];
  /** Providers of metrics. */
  readonly metrics?: readonly string[];
  /** Providers of traces. */
  readonly tracing?: readonly string[];
}

export interface DefaultTrafficPolicy {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** When failing endpoints are taken out for a while. */
  readonly outlierDetection?: OutlierDetection;
}

export interface LabelSelectorRequirement {
  /** Name of the label. */
  readonly key?: string;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator?: string;
  /** Values for In and NotIn. */
  readonly values?: readonly string[];
}

export interface LabelSelector {
  /** Conditions, all of which must hold. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  /** Labels with their values, all of which must be there. */
  readonly matchLabels?: { readonly [key: string]: string };
}

export interface DatadogTracingProvider {
  /** Length after which the path of the request is cut in its tag; default 256. */
  readonly maxTagLength?: number;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

export interface ExtAuthzRequestBody {
  /** Send the beginning of a body that is too big, instead of the answer 413; default false. */
  readonly allowPartialMessage?: boolean;
  /** Greatest size of the body that is sent, in bytes. */
  readonly maxRequestBytes?: number;
  /** Send the body as bytes and not as UTF-8 text; gRPC only; default false. */
  readonly packAsBytes?: boolean;
}

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

/** Fields of FileLogFormat that exclude one another. */
export interface FileLogFormatChoice {
  /** One JSON object for each line: keys with formats. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** Format of each line. */
  readonly text: string;
}

export type FileLogFormat = AtMostOne<FileLogFormatChoice>;

export interface EnvoyFileAccessLogProvider {
  /** Format of the log; by default that of Istio. */
  readonly logFormat?: FileLogFormat;
  /** Leave out what has no value, instead of writing "-"; default false. */
  readonly omitEmptyValues?: boolean;
  /** File of the log, for example /dev/stdout. */
  readonly path?: string;
}

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

export interface OtelLogFormat {
  /** Attributes of each entry: keys with formats. */
  readonly labels?: Readonly<Record<string, unknown>>;
  /** Format of the body of each entry. */
  readonly text?: string;
}

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

/** Fields of ProviderHttpHeader that exclude one another. */
export interface ProviderHttpHeaderChoice {
  /** Environment variable of istiod from which the value comes. */
  readonly envName: string;
  /** Value of the header. */
  readonly value: string;
}

/** Fields of ProviderHttpHeader that exclude no other field. */
export interface ProviderHttpHeaderBase {
  /** Name of the header. */
  readonly name?: string;
}

export type ProviderHttpHeader = ProviderHttpHeaderBase & AtMostOne<ProviderHttpHeaderChoice>;

export interface HttpService {
  /** Headers of each request. */
  readonly headers?: readonly ProviderHttpHeader[];
  /** Path of each request. */
  readonly path?: string;
  /** Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit. */
  readonly timeout?: Duration;
}

export interface DynatraceApi {
  /** Path, headers and time limit of the requests. */
  readonly http?: HttpService;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

export interface DynatraceSampler {
  /** Identifier of the cluster at Dynatrace. */
  readonly clusterId?: number;
  /** Source of the sampling configuration; by default the exporter of the spans. */
  readonly httpService?: DynatraceApi;
  /** Aim for new traces in a minute; default 1000. */
  readonly rootSpansPerMinute?: number;
  /** Name of the Dynatrace environment. */
  readonly tenant?: string;
}

export interface GrpcService {
  /** Metadata of each stream. */
  readonly initialMetadata?: readonly ProviderHttpHeader[];
  /** Time to wait for an answer; default 5s for HTTP, 10s for gRPC, where 0s means no limit. */
  readonly timeout?: Duration;
}

export type DynatraceResourceDetector = Readonly<Record<string, never>>;

export type EnvironmentResourceDetector = Readonly<Record<string, never>>;

export interface ResourceDetectors {
  /** Attributes from the Dynatrace agent. */
  readonly dynatrace?: DynatraceResourceDetector;
  /** Attributes from OTEL_RESOURCE_ATTRIBUTES. */
  readonly environment?: EnvironmentResourceDetector;
}

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
  /** Sources of further attributes of the spans. */
  readonly resourceDetectors?: ResourceDetectors;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
  /** Form of the service name in spans; default ISTIO_CANONICAL. Since Istio 1.30. */
  readonly serviceAttributeEnrichment?: 'ISTIO_CANONICAL' | 'OTEL_SEMANTIC_CONVENTIONS';
}

export type PrometheusMetricsProvider = Readonly<Record<string, never>>;

export interface SdsProvider {
  /** Name that credentialName refers to, as sds://NAME. */
  readonly name?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

export interface SkyWalkingTracingProvider {
  /** Token for the service; none by default. */
  readonly accessToken?: string;
  /** Port of the service. */
  readonly port?: number;
  /** Host of the service as the registry knows it, with NAMESPACE/ before it where the host is in several namespaces. */
  readonly service?: string;
}

export interface StackdriverLogging {
  /** Labels of log entries: keys with CEL expressions. */
  readonly labels?: { readonly [key: string]: string };
}

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
  /** Trace headers; default USE_B3. */
  readonly traceContextOption?: 'USE_B3' | 'USE_B3_WITH_W3C_PROPAGATION';
}

/** Fields of ExtensionProvider that exclude one another. */
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

/** Fields of ExtensionProvider that exclude no other field. */
export interface ExtensionProviderBase {
  /** Name by which policies and telemetry refer to the provider. */
  readonly name: string;
}

export type ExtensionProvider = ExtensionProviderBase & AtMostOne<ExtensionProviderChoice>;

export interface InboundTrafficPolicy {
  /** Destination of traffic for the workload; default PASSTHROUGH. */
  readonly mode?: 'PASSTHROUGH' | 'LOCALHOST';
}

export interface MeshMutualTls {
  /** Cipher suites for TLS 1.2, by the names of Envoy; by default those of Istio. */
  readonly cipherSuites?: readonly string[];
  /** Lowest version of TLS; default TLSV1_2. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3';
  /** Must not be set. */
  readonly ecdhCurves?: readonly string[];
}

export interface OutboundTrafficPolicy {
  /** Outbound traffic policy for hosts that the registry does not have; default ALLOW_ANY. */
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS';
  /** TLS to such hosts, in mode ALLOW_ANY_DYNAMIC_DNS. Since Istio 1.31. */
  readonly tls?: ClientTLSSettings;
}

export interface ProxyPathNormalization {
  /** Extent of the normalization; default BASE. */
  readonly normalization?: 'DEFAULT' | 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES';
}

export interface ServiceEntryMatchRule {
  /** Labels of the namespace of the ServiceEntry. */
  readonly namespaceSelector?: LabelSelector;
}

export interface ServiceEntryVisibilityPolicy {
  /** Conditions on a ServiceEntry, all of which must match. */
  readonly matchingRules?: readonly ServiceEntryMatchRule[];
  /** Visibility of a ServiceEntry that matches. */
  readonly visibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
}

export interface ServiceEntryVisibility {
  /** Also for sidecars and gateways, not for ambient alone; default false. */
  readonly applyToSidecars?: boolean;
  /** Visibility where no policy matches; default PUBLIC. */
  readonly defaultVisibility?: 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC';
  /** Policies in order: the first that matches decides. */
  readonly policies?: readonly ServiceEntryVisibilityPolicy[];
}

export interface ServiceScopeConfigs {
  /** Labels of the namespace. */
  readonly namespaceSelector?: LabelSelector;
  /** Reach of the services; default LOCAL. */
  readonly scope?: 'LOCAL' | 'GLOBAL';
  /** Labels of the service. */
  readonly servicesSelector?: LabelSelector;
}

export interface ServiceSettingsValues {
  /** Keep requests in the cluster of the caller; default false, but true for kube-system and the API server. */
  readonly clusterLocal?: boolean;
}

export interface ServiceSettings {
  /** Hosts that the settings are for; "*." may begin one. */
  readonly hosts?: readonly string[];
  /** The settings of these hosts. */
  readonly settings?: ServiceSettingsValues;
}

export interface TlsDefaults {
  /** Cipher suites for TLS 1.2, by the names of Envoy; by default those of Istio. */
  readonly cipherSuites?: readonly string[];
  /** Lowest version of TLS; default TLSV1_2. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3';
  /** Curves of key exchange; by default those of Envoy. */
  readonly ecdhCurves?: readonly string[];
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
  /** Sources of istiod's configuration; by default the API server. */
  readonly configSources?: readonly ConfigSource[];
  /** Time limit of a TCP connect to a destination, from 1ms to 1h; default 10s. */
  readonly connectTimeout?: Duration;
  /** Settings of all proxies; pods change them with the annotation proxy.istio.io/config. */
  readonly defaultConfig?: ProxyConfig;
  /** Namespaces that see a DestinationRule without exportTo: "." its own, "*" all, "~" none; default "*". */
  readonly defaultDestinationRuleExportTo?: readonly string[];
  /** Retries of HTTP routes that say nothing about them; default 2 attempts. */
  readonly defaultHttpRetryPolicy?: HTTPRetry;
  /** Retries of requests that a sidecar takes in for its workload: attempts, retryOn and backoff; default 2 attempts for reset-before-request, {} for none. Since Istio 1.32. */
  readonly defaultInboundHttpRetryPolicy?: HTTPRetry;
  /** Extension providers that are used where no Telemetry says otherwise. */
  readonly defaultProviders?: DefaultProviders;
  /** Namespaces that see a service without exportTo: "." its own, "*" all, "~" none; default "*". */
  readonly defaultServiceExportTo?: readonly string[];
  /** Traffic policy of destinations where no DestinationRule sets connectionPool or outlierDetection. Since Istio 1.31. */
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
  /** Upgrade of HTTP/1.1 connections between workloads to HTTP/2; default DO_NOT_UPGRADE. */
  readonly h2UpgradePolicy?: 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Time without streams after which an HBONE connection is closed; default 1h. */
  readonly hboneIdleTimeout?: Duration;
  /** Pattern for names of inbound clusters in metrics. */
  readonly inboundClusterStatName?: string;
  /** Inbound traffic from the proxy to the workload. */
  readonly inboundTrafficPolicy?: InboundTrafficPolicy;
  /** Class of the Ingress objects that Istio serves; default istio. */
  readonly ingressClass?: string;
  /** Ingress objects that Istio serves; default STRICT. */
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
  /** Normalization of paths before policies and routes match them. */
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
  /** Visibility of ServiceEntries; by default everywhere. Since Istio 1.31. */
  readonly serviceEntryVisibility?: ServiceEntryVisibility;
  /** Services that other clusters reach, in ambient mode; the first entry that matches decides. */
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
