// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { Affinity, Lifecycle, LocalObjectReference, ResourceRequirements, SeccompProfile, Toleration, TopologySpreadConstraint } from '../lib/model/kubernetes';
import type { AtMostOne, Duration, Only } from './types';

export interface WorkloadSelector {
  /** Labels that a pod must have, all of them; empty selects every pod. */
  readonly matchLabels?: { readonly [key: string]: string };
}

export interface PolicyTargetReference {
  /** API group of the target; empty is the core group. */
  readonly group?: string;
  /** Kind of the target: Gateway, GatewayClass, Service or ServiceEntry. */
  readonly kind: string;
  /** Name of the target. */
  readonly name: string;
  /** Must be empty: a target is always in the namespace of this object. */
  readonly namespace?: string;
}

export interface Http2KeepAlive {
  /** Time without traffic after which an HTTP/2 PING is sent. */
  readonly interval?: Duration;
  /** Time to wait for the answer to a PING before the connection is closed. */
  readonly timeout?: Duration;
}

export interface HTTPSettings {
  /** Upgrade of HTTP/1.1 connections to HTTP/2; by default that of the mesh config. */
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

export interface TcpKeepalive {
  /** Time between two probes; the operating system decides by default (Linux: 75s). */
  readonly interval?: Duration;
  /** Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9). */
  readonly probes?: number;
  /** Idle time before the first probe; the operating system decides by default (Linux: 2h). */
  readonly time?: Duration;
}

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

export interface ConnectionPoolSettings {
  /** Limits of HTTP connections. */
  readonly http?: HTTPSettings;
  /** Limits of all connections, HTTP and TCP. */
  readonly tcp?: TCPSettings;
}

export interface Distribute {
  /** Locality of the caller, as REGION/ZONE/SUBZONE; "*" may end it. */
  readonly from?: string;
  /** Share of the traffic by locality; the shares sum to 100. */
  readonly to?: { readonly [key: string]: number };
}

export interface Failover {
  /** Region of the caller. */
  readonly from?: string;
  /** Region that takes over when the endpoints of the first one fail. */
  readonly to?: string;
}

/** Fields of LocalityLoadBalancerSetting that exclude one another. */
export interface LocalityLoadBalancerSettingChoice {
  /** Weights by locality; not with failover or failoverPriority. */
  readonly distribute: readonly Distribute[];
  /** Which region takes over from which; needs outlierDetection. */
  readonly failover: readonly Failover[];
  /** Labels, in order, whose equality with the caller makes an endpoint preferred; needs outlierDetection. */
  readonly failoverPriority: readonly string[];
}

/** Fields of LocalityLoadBalancerSetting that exclude no other field. */
export interface LocalityLoadBalancerSettingBase {
  /** Switch locality load balancing on or off; by default as the mesh config says. */
  readonly enabled?: boolean | null;
}

export type LocalityLoadBalancerSetting = LocalityLoadBalancerSettingBase & (Only<LocalityLoadBalancerSettingChoice, 'distribute'> | Only<LocalityLoadBalancerSettingChoice, 'failover' | 'failoverPriority'>);

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
  /** Share of failed requests at which an endpoint is taken out, in percent, whether or not they come in a row; default 85. Since Istio 1.32. */
  readonly failurePercentageThreshold?: number | null;
  /** Time between two looks at the endpoints; default 10s. */
  readonly interval?: Duration;
  /** Greatest share of endpoints that may be out, in percent; default 10. */
  readonly maxEjectionPercent?: number;
  /** Share of healthy endpoints below which nothing is taken out any more, in percent; default 0. */
  readonly minHealthPercent?: number;
  /** HTTP status codes that count as errors; by default all 5xx. Istio 1.31 has the field and does nothing with it. Since Istio 1.31. */
  readonly outlierDetectionHttpErrorCodes?: readonly number[];
  /** Count failed connects apart from error answers; default false. */
  readonly splitExternalLocalOriginErrors?: boolean;
}

export interface ClientTLSSettings {
  /** Secret or ConfigMap with the CA certificates for the server; for gateways, and for sidecars with a workloadSelector. Since Istio 1.32. */
  readonly caCertCredentialName?: string;
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
  /** TLS settings of connections to the destination. */
  readonly mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** File with the key of the client certificate; for MUTUAL. */
  readonly privateKey?: string;
  /** Server name in the TLS handshake; by default the host of the request. */
  readonly sni?: string;
  /** Names of which the server certificate must have one; by default the host of the request. */
  readonly subjectAltNames?: readonly string[];
}

export interface LabelsSelector {
  /** Labels that a pod or VM must have, all of them; empty selects every workload. */
  readonly labels?: { readonly [key: string]: string };
}

export interface TLSCertificate {
  /** File with the CA certificates for clients. */
  readonly caCertificates?: string;
  /** File with the private key of the server. */
  readonly privateKey?: string;
  /** File with the certificate of the server. */
  readonly serverCertificate?: string;
}

/** Fields of ServerTLSSettings that exclude one another. */
export interface ServerTLSSettingsChoice {
  /** Secret with certificate and key, in the namespace of the gateway. */
  readonly credentialName: string;
  /** One or two secrets, for an RSA and an ECDSA certificate. */
  readonly credentialNames: readonly string[];
  /** One or two pairs of files, for an RSA and an ECDSA certificate. */
  readonly tlsCertificates: readonly TLSCertificate[];
}

/** Fields of ServerTLSSettings that exclude no other field. */
export interface ServerTLSSettingsBase {
  /** Protocols to offer in the TLS handshake; by default those that the protocol of the port needs. Since Istio 1.32. */
  readonly alpnProtocols?: readonly string[];
  /** Secret or ConfigMap with the CA certificates for clients; goes before those in credentialName. */
  readonly caCertCredentialName?: string;
  /** File with the CA certificates for clients; needed for MUTUAL and OPTIONAL_MUTUAL without credentialName. */
  readonly caCertificates?: string;
  /** File with the revoked client certificates; none are checked by default. */
  readonly caCrl?: string;
  /** Cipher suites to offer; by default those of Envoy. */
  readonly cipherSuites?: readonly string[];
  /** Curves of key exchange; by default those of Envoy. Since Istio 1.32. */
  readonly ecdhCurves?: readonly string[];
  /** Answer all plain HTTP requests with a redirect (301) to https; default false. */
  readonly httpsRedirect?: boolean;
  /** Accept client certificates without a check of CA and names; default false. Since Istio 1.31. */
  readonly insecureSkipVerify?: boolean | null;
  /** Highest TLS version; by default the proxy decides. */
  readonly maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  /** Lowest TLS version; default TLSV1_2. Below that cipherSuites is needed. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  /** Handling of TLS; default PASSTHROUGH. */
  readonly mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  /** File with the private key of the server. */
  readonly privateKey?: string;
  /** File with the certificate of the server. */
  readonly serverCertificate?: string;
  /** Names of which the client certificate must have one; for MUTUAL. */
  readonly subjectAltNames?: readonly string[];
  /** SHA-256 hashes of client certificates that are accepted, as hex. */
  readonly verifyCertificateHash?: readonly string[];
  /** SHA-256 hashes of public keys of client certificates that are accepted, as base64. */
  readonly verifyCertificateSpki?: readonly string[];
}

export type ServerTLSSettings = ServerTLSSettingsBase & AtMostOne<ServerTLSSettingsChoice>;

export interface ProxyImage {
  /** Variant of the proxy image: default, debug or distroless. */
  readonly imageType?: string;
}

export interface WorkloadEntry {
  /** IP address, DNS name or Unix socket (unix:///path, unix://@name); needed unless network is set. */
  readonly address?: string;
  /** Labels of the workload, as selectors see them. */
  readonly labels?: { readonly [key: string]: string };
  /** Place as REGION/ZONE/SUBZONE, for locality load balancing. */
  readonly locality?: string;
  /** Network the workload is in; workloads of one network reach each other without a gateway. */
  readonly network?: string;
  /** Port numbers by port name of the service; a name that is missing means the same number. Not with a Unix socket. */
  readonly ports?: { readonly [key: string]: number };
  /** Service account of the workload, in the namespace of the object. */
  readonly serviceAccount?: string;
  /** Share of the traffic, relative to the other endpoints. */
  readonly weight?: number;
}

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

export interface GrpcHealthCheckConfig {
  /** Port to ask. */
  readonly port?: number;
  /** Service name in the request; empty by default. */
  readonly service?: string;
}

export interface HTTPHeader {
  /** Name of the header. */
  readonly name?: string;
  /** Value of the header. */
  readonly value?: string;
}

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
  /** Handling of headers with an underscore in the name; EDGE: the request is refused. */
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
  /** Handling of paths with an escaped slash; EDGE: UNESCAPE_AND_REDIRECT. */
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
  /** Source of defaults; default SIDECAR. */
  readonly profile?: 'SIDECAR' | 'EDGE';
}

export interface RemoteService {
  /** HOST:PORT of the service. */
  readonly address?: string;
  /** SO_KEEPALIVE on connections to the service. */
  readonly tcpKeepalive?: TcpKeepalive;
  /** TLS to the service. */
  readonly tlsSettings?: ClientTLSSettings;
}

export type GatewayProxyProtocol = Readonly<Record<string, never>>;

export interface GatewayTopology {
  /** Handling of X-Forwarded-Client-Cert by gateways; default SANITIZE_SET. */
  readonly forwardClientCertDetails?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  /** Number of trusted proxies before a gateway; default 0. */
  readonly numTrustedProxies?: number;
  /** Take the PROXY protocol at gateways. */
  readonly proxyProtocol?: GatewayProxyProtocol;
}

export interface CryptoMb {
  /** Use the processor where the hardware is missing; default false. */
  readonly fallback?: boolean;
  /** Time to wait for further requests before a batch is worked on. */
  readonly pollDelay: Duration;
}

export interface Qat {
  /** Use the processor where the hardware is missing; default false. */
  readonly fallback?: boolean;
  /** Time to wait for further requests before a batch is worked on. */
  readonly pollDelay: Duration;
}

/** Fields of PrivateKeyProvider that exclude one another. */
export interface PrivateKeyProviderChoice {
  /** Instructions of Intel processors (AVX-512). */
  readonly cryptomb: CryptoMb;
  /** QuickAssist cards of Intel. */
  readonly qat: Qat;
}

export type PrivateKeyProvider = AtMostOne<PrivateKeyProviderChoice>;

export interface AttemptCountHeader {
  /** Do not send X-Envoy-Attempt-Count; default false. */
  readonly disabled?: boolean;
}

export interface EnvoyDebugHeaders {
  /** Do not send the X-Envoy headers; default false. */
  readonly disabled?: boolean;
}

export interface MetadataExchangeHeaders {
  /** Destinations that get the headers; by default all. */
  readonly mode?: 'UNDEFINED' | 'IN_MESH';
}

export interface RequestIdHeader {
  /** Do not send X-Request-Id; default false. */
  readonly disabled?: boolean;
}

export interface ServerHeader {
  /** Keep what the workload sends; default false. */
  readonly disabled?: boolean;
  /** Value of the header; default istio-envoy. */
  readonly value?: string;
}

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

export interface XForwardedHostHeader {
  /** Send X-Forwarded-Host; default false. */
  readonly enabled?: boolean;
}

export interface XForwardedPortHeader {
  /** Send X-Forwarded-Port; default false. */
  readonly enabled?: boolean;
}

export interface ProxyHeaders {
  /** The header X-Envoy-Attempt-Count. */
  readonly attemptCount?: AttemptCountHeader;
  /** Headers such as X-Envoy-Upstream-Service-Time. */
  readonly envoyDebugHeaders?: EnvoyDebugHeaders;
  /** Handling of X-Forwarded-Client-Cert; by default that of the place in the mesh. */
  readonly forwardedClientCert?: 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY';
  /** Headers X-Envoy-Peer-Metadata. */
  readonly metadataExchangeHeaders?: MetadataExchangeHeaders;
  /** Keep upper and lower case of HTTP/1 headers; default false. */
  readonly preserveHttp1HeaderCase?: boolean;
  /** The header X-Request-Id. */
  readonly requestId?: RequestIdHeader;
  /** The header Server of answers. */
  readonly server?: ServerHeader;
  /** Contents of X-Forwarded-Client-Cert when it is written or added to. */
  readonly setCurrentClientCertDetails?: SetCurrentClientCertDetails;
  /** The header X-Forwarded-Host. */
  readonly xForwardedHost?: XForwardedHostHeader;
  /** The header X-Forwarded-Port. */
  readonly xForwardedPort?: XForwardedPortHeader;
}

export interface ProxyStatsMatcher {
  /** Beginnings of names. */
  readonly inclusionPrefixes?: readonly string[];
  /** Regular expressions for names. */
  readonly inclusionRegexps?: readonly string[];
  /** Ends of names. */
  readonly inclusionSuffixes?: readonly string[];
}

export interface SdsConfig {
  /** Has no effect. */
  readonly enabled?: boolean;
  /** Has no effect. */
  readonly k8sSaJwtPath?: string;
}

export interface ProxyDatadog {
  /** HOST:PORT of the agent; $(HOST_IP) is the node. */
  readonly address: string;
}

export interface ProxyLightstep {
  /** Token for the service. */
  readonly accessToken: string;
  /** HOST:PORT of the satellite. */
  readonly address: string;
}

export interface ProxyOpenCensusAgent {
  /** gRPC address of the agent. */
  readonly address?: string;
  /** Sorts of trace headers to read and write. */
  readonly context?: readonly ('UNSPECIFIED' | 'W3C_TRACE_CONTEXT' | 'GRPC_BIN' | 'CLOUD_TRACE_CONTEXT' | 'B3')[];
}

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

export interface ProxyZipkin {
  /** HOST:PORT of the collector; $(HOST_IP) is the node. */
  readonly address: string;
}

export interface TracingEnvironmentTag {
  /** Value where there is no such environment variable; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the environment variable. */
  readonly name?: string;
}

export interface TracingHeaderTag {
  /** Value where there is no such header; without it the tag is left out. */
  readonly defaultValue?: string;
  /** Name of the header. */
  readonly name?: string;
}

export interface TracingLiteralTag {
  /** The value of the tag. */
  readonly value?: string;
}

/** Fields of TracingCustomTag that exclude one another. */
export interface TracingCustomTagChoice {
  /** Value of an environment variable of the proxy. */
  readonly environment: TracingEnvironmentTag;
  /** Value of a request header. */
  readonly header: TracingHeaderTag;
  /** Always the same value. */
  readonly literal: TracingLiteralTag;
}

export type TracingCustomTag = AtMostOne<TracingCustomTagChoice>;

/** Fields of ProxyTracing that exclude one another. */
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

/** Fields of ProxyTracing that exclude no other field. */
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

export type ProxyTracing = ProxyTracingBase & AtMostOne<ProxyTracingChoice>;

export interface BaseSection {
  /** Install the CRDs; default true. */
  readonly enableCRDTemplates?: boolean | null;
  /** The CRDs of Istio are there; default true. */
  readonly enableIstioConfigCRDs?: boolean | null;
  /** Names of CRDs that are not installed, for example envoyfilters.networking.istio.io. */
  readonly excludedCRDs?: readonly string[] | null;
  /** Has no effect. */
  readonly validateGateway?: boolean | null;
  /** CA certificate of the webhook that checks configuration, base64; by default istiod writes it. */
  readonly validationCABundle?: string | null;
  /** Failure policy when the webhook cannot be reached; by default Ignore until istiod is ready. */
  readonly validationFailurePolicy?: 'Ignore' | 'Fail' | null;
  /** Address of the webhook, instead of the service. */
  readonly validationURL?: string | null;
}

export interface ExperimentalValues {
  /** Refuse features that are not stable, with a ValidatingAdmissionPolicy; default false. */
  readonly stableValidationPolicy?: boolean | null;
}

export interface AgentgatewayValues {
  /** Image of the gateways of class istio-agentgateway. */
  readonly image?: string | null;
}

export interface DefaultPodDisruptionBudget {
  /** Make PodDisruptionBudgets; default true. */
  readonly enabled?: boolean | null;
}

export interface GlobalIstiodValues {
  /** Let istiod write findings into the status of objects; default false. */
  readonly enableAnalysis?: boolean | null;
}

export interface GlobalLoggingConfig {
  /** Log level, or levels by scope as in "default:info,ads:debug". */
  readonly level?: string | null;
}

export interface MultiClusterValues {
  /** Name of the cluster; default Kubernetes. */
  readonly clusterName?: string | null;
  /** Prepare for several clusters; default false. */
  readonly enabled?: boolean | null;
  /** DNS suffix of services in other clusters. */
  readonly globalDomainSuffix?: string | null;
  /** Make the EnvoyFilter for such services. */
  readonly includeEnvoyFilter?: boolean | null;
}

export interface NetworkPolicyValues {
  /** Make NetworkPolicies; default false. */
  readonly enabled?: boolean | null;
}

export interface ProxyStartupProbe {
  /** Use a startup probe; default true. */
  readonly enabled?: boolean | null;
  /** Failures that count as no start, one each second; default 600. */
  readonly failureThreshold?: number | string | null;
}

export interface ProxyValues {
  /** Inject sidecars where namespace and pod say nothing else; default enabled. */
  readonly autoInject?: 'enabled' | 'disabled' | null;
  /** Text "true" gives the proxy the capability NET_BIND_SERVICE; not by default. */
  readonly capNetBindService?: string | null;
  /** DNS domain of the cluster; default cluster.local. */
  readonly clusterDomain?: string | null;
  /** Log levels of the parts of Envoy; default misc:error. */
  readonly componentLogLevel?: string | null;
  /** Let the proxy write core dumps; default false. @deprecated use an injection template of your own */
  readonly enableCoreDump?: boolean | null;
  /** Ports whose incoming traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeInboundPorts?: string | null;
  /** Address ranges whose outgoing traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeIPRanges?: string | null;
  /** Ports whose outgoing traffic does not go to the proxy, with commas between; none by default. */
  readonly excludeOutboundPorts?: string | null;
  /** Start the other containers when the proxy is ready; default false. @deprecated use meshConfig.defaultConfig.holdApplicationUntilProxyStarts */
  readonly holdApplicationUntilProxyStarts?: boolean | null;
  /** Name of the proxy image, or a whole reference; default proxyv2. */
  readonly image?: string | null;
  /** Ports whose incoming traffic goes to the proxy, with commas between; default "*", all. */
  readonly includeInboundPorts?: string | null;
  /** Address ranges whose outgoing traffic goes to the proxy, with commas between; default "*", all. */
  readonly includeIPRanges?: string | null;
  /** Ports whose outgoing traffic goes to the proxy, whatever the address; none by default. */
  readonly includeOutboundPorts?: string | null;
  /** Hooks of the proxy container; none by default. */
  readonly lifecycle?: Lifecycle | null;
  /** Log level of Envoy; default warning. */
  readonly logLevel?: string | null;
  /** File for the events of outlier detection; none by default. */
  readonly outlierLogPath?: string | null;
  /** Run the proxy container privileged; default false. */
  readonly privileged?: boolean | null;
  /** Failures in a row after which the proxy is not ready; default 4. */
  readonly readinessFailureThreshold?: number | string | null;
  /** Seconds until the first readiness probe; default 0. */
  readonly readinessInitialDelaySeconds?: number | string | null;
  /** Seconds between two readiness probes; default 15. */
  readonly readinessPeriodSeconds?: number | string | null;
  /** Requests and limits of the proxy container. */
  readonly resources?: ResourceRequirements | null;
  /** Seccomp profile of the proxy container; none by default. */
  readonly seccompProfile?: SeccompProfile | null;
  /** Startup probe of the proxy container. */
  readonly startupProbe?: ProxyStartupProbe;
  /** Port of the health checks of the agent; default 15020. */
  readonly statusPort?: number | string | null;
  /** Tracer in the mesh config; default none. */
  readonly tracer?: 'zipkin' | 'lightstep' | 'datadog' | 'stackdriver' | 'openCensusAgent' | 'none' | null;
  /** Variant of the proxy image; by default global.variant. */
  readonly variant?: string | null;
}

export interface ProxyInitValues {
  /** Write the iptables rules even if others are there; default false. */
  readonly forceApplyIptables?: boolean | null;
  /** Name of the image, or a whole reference; default proxyv2. */
  readonly image?: string | null;
  /** Requests and limits of the init container. @deprecated use global.proxy.resources */
  readonly resources?: ResourceRequirements | null;
}

export interface ReaderServiceAccount {
  /** Name of the service account. */
  readonly name?: string | null;
  /** Namespace of the service account. */
  readonly namespace?: string | null;
}

export interface SdsToken {
  /** Audience of the tokens of proxies; default istio-ca. */
  readonly aud?: string | null;
}

export interface SdsValues {
  /** Tokens of proxies. */
  readonly token?: SdsToken;
}

export interface StsValues {
  /** Port of the token service in the agent; 0, the default, is none. */
  readonly servicePort?: number | string | null;
}

export interface TracerDatadog {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

export interface TracerLightstep {
  /** Token for the service. */
  readonly accessToken?: string | null;
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

export interface TracerStackdriver {
  /** Write spans to the standard output too. */
  readonly debug?: boolean | null;
  /** Greatest number of annotations of a span. */
  readonly maxNumberOfAnnotations?: number | string | null;
  /** Greatest number of attributes of a span. */
  readonly maxNumberOfAttributes?: number | string | null;
  /** Greatest number of events of a span. */
  readonly maxNumberOfMessageEvents?: number | string | null;
}

export interface TracerZipkin {
  /** HOST:PORT of the service. */
  readonly address?: string | null;
}

export interface TracerValues {
  /** Datadog agent. */
  readonly datadog?: TracerDatadog;
  /** Lightstep satellite. */
  readonly lightstep?: TracerLightstep;
  /** Google Cloud. */
  readonly stackdriver?: TracerStackdriver;
  /** Zipkin collector. */
  readonly zipkin?: TracerZipkin;
}

export interface WaypointValues {
  /** Affinity of waypoint pods. */
  readonly affinity?: Affinity | null;
  /** Labels of the nodes for waypoint pods. */
  readonly nodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** Requests and limits of waypoints. */
  readonly resources?: ResourceRequirements | null;
  /** Taints that waypoint pods tolerate. @deprecated use tolerations */
  readonly toleration?: readonly Toleration[] | null;
  /** Taints that the pods tolerate. */
  readonly tolerations?: readonly Toleration[] | null;
  /** Constraints for the spread of waypoint pods. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[] | null;
}

export interface GlobalValues {
  /** The agentgateway proxy. */
  readonly agentgateway?: AgentgatewayValues;
  /** Preference for processor architectures, 0 to 3. @deprecated use affinity */
  readonly arch?: { readonly [key: string]: string | number | boolean | null } | null;
  /** HOST:PORT of the certificate authority; by default istiod. */
  readonly caAddress?: string | null;
  /** Sort of certificate authority; by default the one of Istio. */
  readonly caName?: string | null;
  /** Kubernetes signers that istiod may use. */
  readonly certSigners?: readonly string[] | null;
  /** Remote cluster that also holds the configuration; default false. */
  readonly configCluster?: boolean | null;
  /** Install the webhook that checks configuration; default true. */
  readonly configValidation?: boolean | null;
  /** Labels of the nodes for all pods. @deprecated use nodeSelector of the chart */
  readonly defaultNodeSelector?: { readonly [key: string]: string | number | boolean | null } | null;
  /** PodDisruptionBudgets of all components. */
  readonly defaultPodDisruptionBudget?: DefaultPodDisruptionBudget;
  /** Requests and limits of containers that have none of their own. */
  readonly defaultResources?: ResourceRequirements | null;
  /** Taints that all pods tolerate. @deprecated use tolerations of the chart */
  readonly defaultTolerations?: readonly Toleration[] | null;
  /** Make the service account with which other clusters read services; default true. Since Istio 1.30. */
  readonly enableReaderRBAC?: boolean | null;
  /** External istiod, which serves other clusters; default false. */
  readonly externalIstiod?: boolean | null;
  /** Registry of all images; default docker.io/istio. */
  readonly hub?: string | null;
  /** When images are pulled; by default Kubernetes decides. */
  readonly imagePullPolicy?: '' | 'Always' | 'IfNotPresent' | 'Never' | null;
  /** Names of pull secrets of all pods. */
  readonly imagePullSecrets?: readonly (string | LocalObjectReference)[] | null;
  /** IP families of the services. */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[] | null;
  /** IP family policy of services: one family or two. */
  readonly ipFamilyPolicy?: '' | 'SingleStack' | 'PreferDualStack' | 'RequireDualStack' | null;
  /** istiod itself. */
  readonly istiod?: GlobalIstiodValues;
  /** Namespace of the control plane; default istio-system. */
  readonly istioNamespace?: string | null;
  /** Sort of service account tokens. @deprecated use nothing: third-party tokens are always used */
  readonly jwtPolicy?: string | null;
  /** Write logs as JSON; default false. */
  readonly logAsJson?: boolean | null;
  /** Log levels. */
  readonly logging?: GlobalLoggingConfig;
  /** Name of the mesh; by default the trust domain. */
  readonly meshID?: string | null;
  /** Networks by name, for meshes over several networks. */
  readonly meshNetworks?: Readonly<Record<string, unknown>> | null;
  /** Mount the certificates of the Secret istio.NAME into proxies; default false. */
  readonly mountMtlsCerts?: boolean | null;
  /** Meshes over several clusters. */
  readonly multiCluster?: MultiClusterValues;
  /** Redirect traffic with nftables instead of iptables; default false. */
  readonly nativeNftables?: boolean | null;
  /** Name of the network that the pods are in. */
  readonly network?: string | null;
  /** NetworkPolicies of all components. */
  readonly networkPolicy?: NetworkPolicyValues;
  /** Do not make the ConfigMap of the injector; default false. */
  readonly omitSidecarInjectorConfigMap?: boolean | null;
  /** Leave the webhook configurations to another tool; default false. */
  readonly operatorManageWebhooks?: boolean | null;
  /** Signer of istiod's certificate: istiod, kubernetes, a signer, or none; default istiod. */
  readonly pilotCertProvider?: string | null;
  /** gke, k3d, k3s, microk8s, minikube or openshift; none by default. */
  readonly platform?: string | null;
  /** Further DNS search domains of injected pods. */
  readonly podDNSSearchNamespaces?: readonly string[] | null;
  /** Priority class of the pods; none by default. */
  readonly priorityClassName?: string | null;
  /** Set of values between the defaults of the chart and these; none by default. */
  readonly profile?: string | null;
  /** The proxy in sidecars and gateways. */
  readonly proxy?: ProxyValues;
  /** The init container that redirects traffic. */
  readonly proxy_init?: ProxyInitValues;
  /** Service account with which other clusters read services, instead of the one that is made. Since Istio 1.31. */
  readonly readerServiceAccount?: ReaderServiceAccount;
  /** IP address or host of the istiod in another cluster. */
  readonly remotePilotAddress?: string | null;
  /** Scope of the rendered objects; default all. */
  readonly resourceScope?: 'undefined' | 'all' | 'cluster' | 'namespace' | null;
  /** Revision of the control plane. @deprecated use revision of the chart */
  readonly revision?: string | null;
  /** Secret discovery. */
  readonly sds?: SdsValues;
  /** Token service of the agent. */
  readonly sts?: StsValues;
  /** Tag of all images; by default the release. */
  readonly tag?: string | number | null;
  /** Address of the tracer named in global.proxy.tracer. */
  readonly tracer?: TracerValues;
  /** ConfigMap with the CA certificate; default istio-ca-root-cert. */
  readonly trustBundleName?: string | null;
  /** Trust domain of injected proxies; by default that of the mesh config. */
  readonly trustDomain?: string | null;
  /** Variant of all images: debug or distroless; none by default. */
  readonly variant?: string | null;
  /** Waypoints, which istiod makes. */
  readonly waypoint?: WaypointValues;
}

export interface TargetUtilizationConfig {
  /** Average use, in percent of the request, that the autoscaler aims at. */
  readonly targetAverageUtilization?: number | string | null;
}

export interface ResourceQuotas {
  /** Make a ResourceQuota; default false, but true on gke. */
  readonly enabled?: boolean | null;
  /** Greatest number of pods of a critical priority class; default 5000. */
  readonly pods?: number | string | null;
}

export interface ConfigVolumeValues {
  /** Name of the ConfigMap. */
  readonly configMapName?: string | null;
  /** Folder in the container. */
  readonly mountPath?: string | null;
  /** Name of the volume. */
  readonly name?: string | null;
}

export interface PodAntiAffinityTerm {
  /** Name of the label. */
  readonly key?: string | null;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator?: string | null;
  /** Label of the nodes over which the pods are spread. */
  readonly topologyKey?: string | null;
  /** Values, with commas between. */
  readonly values?: string | readonly string[] | null;
}

export interface PortValues {
  /** Name of the port. */
  readonly name?: string | null;
  /** Port on the nodes. */
  readonly nodePort?: number | null;
  /** Port of the service. */
  readonly port?: number;
  /** TCP, UDP or SCTP; default TCP. */
  readonly protocol?: string | null;
  /** Port of the pod. */
  readonly targetPort?: number | string | null;
}

export interface SecretVolumeValues {
  /** Folder in the container. */
  readonly mountPath?: string | null;
  /** Name of the volume. */
  readonly name?: string | null;
  /** Name of the Secret. */
  readonly secretName?: string | null;
}

export interface GatewayServiceAccountValues {
  /** Annotations of the service account. */
  readonly annotations?: { readonly [key: string]: string | null } | null;
}
