// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { ConnectionSettings, GatewayTopology, GrpcHealthCheckConfig, HTTPHeader, PrivateKeyProvider, ProxyHeaders, ProxyImage, ProxyStatsMatcher, ProxyTracing, RemoteService, SdsConfig } from './common';
import type { AtMostOne, Duration } from './types';

export type {
  AttemptCountHeader,
  ClientTLSSettings,
  ConnectionSettings,
  CryptoMb,
  EnvoyDebugHeaders,
  GatewayProxyProtocol,
  GatewayTopology,
  GrpcHealthCheckConfig,
  HTTPHeader,
  MetadataExchangeHeaders,
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
  TcpKeepalive,
  TracingCustomTag,
  TracingEnvironmentTag,
  TracingHeaderTag,
  TracingLiteralTag,
  XForwardedHostHeader,
  XForwardedPortHeader,
} from './common';

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

/** Fields of MeshProxyConfig that exclude one another. */
export interface MeshProxyConfigChoice {
  /** Name of the workload towards tracing; default istio-proxy. Not with tracingServiceName. */
  readonly serviceCluster: string;
  /** Name of workloads in traces; default APP_LABEL_AND_NAMESPACE. Not with serviceCluster. */
  readonly tracingServiceName: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE';
}

/** Fields of MeshProxyConfig that exclude no other field. */
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

/** Settings of a proxy: the default of the mesh, or those of one pod. */
export type MeshProxyConfig = MeshProxyConfigBase & AtMostOne<MeshProxyConfigChoice>;
