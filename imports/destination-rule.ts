// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { AtMostOne, Duration } from './types';

/** Part of DestinationRule. */
export interface Http2KeepAlive {
  /** Time without traffic after which an HTTP/2 PING is sent. */
  readonly interval?: Duration;
  /** Time to wait for the answer to a PING before the connection is closed. */
  readonly timeout?: Duration;
}

/** Part of DestinationRule. */
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

/** Part of DestinationRule. */
export interface TcpKeepalive {
  /** Time between two probes; the operating system decides by default (Linux: 75s). */
  readonly interval?: Duration;
  /** Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9). */
  readonly probes?: number;
  /** Idle time before the first probe; the operating system decides by default (Linux: 2h). */
  readonly time?: Duration;
}

/** Part of DestinationRule. */
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

/** Part of DestinationRule. */
export interface ConnectionPoolSettings {
  /** Limits of HTTP connections. */
  readonly http?: HTTPSettings;
  /** Limits of all connections, HTTP and TCP. */
  readonly tcp?: TCPSettings;
}

/** Part of DestinationRule. */
export interface HTTPCookieAttribute {
  /** Name of the attribute, for example SameSite. */
  readonly name: string;
  /** Value of the attribute; none by default. */
  readonly value?: string;
}

/** Part of DestinationRule. */
export interface HTTPCookie {
  /** Further attributes of a cookie that the proxy makes. */
  readonly attributes?: readonly HTTPCookieAttribute[];
  /** Name of the cookie. */
  readonly name: string;
  /** Path of the cookie. */
  readonly path?: string;
  /** Lifetime of a cookie that the proxy makes where there is none; 0s makes a session cookie. */
  readonly ttl?: Duration;
}

/** Part of DestinationRule. */
export interface MagLev {
  /** Size of the table, a prime number below 5000011; default 65537. */
  readonly tableSize?: number;
}

/** Part of DestinationRule. */
export interface RingHash {
  /** Least number of virtual nodes of the ring; default 1024. */
  readonly minimumRingSize?: number;
}

/** None or one of these. */
export interface ConsistentHashLBChoice {
  /** Same cookie, same endpoint. */
  readonly httpCookie: HTTPCookie;
  /** Same value of this header, same endpoint. */
  readonly httpHeaderName: string;
  /** Same value of this query parameter, same endpoint. */
  readonly httpQueryParameterName: string;
  /** Same address of the caller, same endpoint. */
  readonly useSourceIp: boolean;
}

/** None or one of these. */
export interface ConsistentHashLBChoice2 {
  /** Maglev hashing. */
  readonly maglev: MagLev;
  /** Ring hashing, the default. */
  readonly ringHash: RingHash;
}

/** What does not exclude one another. */
export interface ConsistentHashLBBase {
  /** Least number of virtual nodes of the ring. @deprecated use ringHash.minimumRingSize */
  readonly minimumRingSize?: number;
}

/** Part of DestinationRule. */
export type ConsistentHashLB = ConsistentHashLBBase & AtMostOne<ConsistentHashLBChoice> & AtMostOne<ConsistentHashLBChoice2>;

/** Part of DestinationRule. */
export interface Distribute {
  /** Locality of the caller, as REGION/ZONE/SUBZONE; "*" may end it. */
  readonly from?: string;
  /** Share of the traffic by locality; the shares sum to 100. */
  readonly to?: { readonly [key: string]: number };
}

/** Part of DestinationRule. */
export interface Failover {
  /** Region of the caller. */
  readonly from?: string;
  /** Region that takes over when the endpoints of the first one fail. */
  readonly to?: string;
}

/** Part of DestinationRule. */
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

/** Part of DestinationRule. */
export interface WarmupConfiguration {
  /** How the traffic grows: 1 (the default) in a straight line, more means slow first. */
  readonly aggression?: number | null;
  /** Time until a new endpoint gets its full share. */
  readonly duration: Duration;
  /** Share of its weight that a new endpoint begins with, in percent; default 10. */
  readonly minimumPercent?: number | null;
}

/** Part of DestinationRule. */
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

/** None or one of these. */
export interface LoadBalancerSettingsChoice {
  /** Requests with the same key go to the same endpoint, as long as the endpoints stay. */
  readonly consistentHash: ConsistentHashLB;
  /** Algorithm without further settings; default LEAST_REQUEST. */
  readonly simple: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
}

/** What does not exclude one another. */
export interface LoadBalancerSettingsBase {
  /** Load balancing by region, zone and subzone; replaces the whole setting of the mesh config. */
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  /** New endpoints get more traffic little by little; for ROUND_ROBIN and LEAST_REQUEST. */
  readonly warmup?: WarmupConfiguration;
  /** Time until a new endpoint gets its full share. @deprecated use warmup.duration */
  readonly warmupDurationSecs?: Duration;
  /** Load balancing by zone, without fixed weights; not with localityLbSetting. Since Istio 1.31. */
  readonly zoneAwareLbSetting?: ZoneAwareLoadBalancerSetting;
}

/** Part of DestinationRule. */
export type LoadBalancerSettings = LoadBalancerSettingsBase & AtMostOne<LoadBalancerSettingsChoice>;

/** Part of DestinationRule. */
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

/** Part of DestinationRule. */
export interface PortSelector {
  /** Port number of the service. */
  readonly number?: number;
}

/** Part of DestinationRule. */
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

/** Part of DestinationRule. */
export interface PortTrafficPolicy {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** How an endpoint is chosen. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** When failing endpoints are taken out for a while; off by default. */
  readonly outlierDetection?: OutlierDetection;
  /** Port of the service that the settings are for. */
  readonly port?: PortSelector;
  /** TLS to the destination. */
  readonly tls?: ClientTLSSettings;
}

/** Part of DestinationRule. */
export interface ProxyProtocol {
  /** Version of the header; default V1. */
  readonly version?: 'V1' | 'V2';
}

/** Part of DestinationRule. */
export interface RetryBudget {
  /** Past time whose requests also count; default 0s, only those under way now. Since Istio 1.31. */
  readonly budgetInterval?: Duration;
  /** Retries under way that are always allowed; default 3. */
  readonly minRetryConcurrency?: number;
  /** Retries under way, in percent of the requests under way and waiting; default 20. */
  readonly percent?: number | null;
}

/** Part of DestinationRule. */
export interface TunnelSettings {
  /** HTTP method of the tunnel: CONNECT (the default) or POST. */
  readonly protocol?: string;
  /** Host at the end of the tunnel: a DNS name or an IP address. */
  readonly targetHost: string;
  /** Port at the end of the tunnel. */
  readonly targetPort: number;
}

/** Part of DestinationRule. */
export interface TrafficPolicy {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** How an endpoint is chosen. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** When failing endpoints are taken out for a while; off by default. */
  readonly outlierDetection?: OutlierDetection;
  /** Settings for single ports; each replaces the whole policy for its port. */
  readonly portLevelSettings?: readonly PortTrafficPolicy[];
  /** Send a PROXY protocol header to the destination; not with tunnel. */
  readonly proxyProtocol?: ProxyProtocol;
  /** Limit of retries relative to the requests. */
  readonly retryBudget?: RetryBudget;
  /** TLS to the destination. */
  readonly tls?: ClientTLSSettings;
  /** Send TCP or TLS connections through an HTTP tunnel at the destination; not for HTTP routes. */
  readonly tunnel?: TunnelSettings;
}

/** Part of DestinationRule. */
export interface Subset {
  /** Labels an endpoint must have, all of them. */
  readonly labels?: { readonly [key: string]: string };
  /** Name that routes use. */
  readonly name: string;
  /** Settings that replace those of the whole host. */
  readonly trafficPolicy?: TrafficPolicy;
}

/** Part of DestinationRule. */
export interface WorkloadSelector {
  /** Labels that a pod must have, all of them; empty selects every pod. */
  readonly matchLabels?: { readonly [key: string]: string };
}

/** What happens to traffic after its route is chosen: subsets of a service, load balancing, connection limits, outlier detection, TLS. */
export interface DestinationRuleSpec {
  /** Namespaces that see the object: "." its own, "*" all; by default all, or what the mesh config says. */
  readonly exportTo?: readonly string[];
  /** Service as the registry knows it, a full DNS name for preference; "*." may begin it. */
  readonly host: string;
  /** Named parts of the endpoints, for example one for each version. */
  readonly subsets?: readonly Subset[];
  /** Settings for the whole host. */
  readonly trafficPolicy?: TrafficPolicy;
  /** Workloads (the callers) the rule is for; without it all of the namespaces that see it. */
  readonly workloadSelector?: WorkloadSelector;
}

/** Metadata and spec of a DestinationRule. */
export interface KubeDestinationRuleProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: DestinationRuleSpec;
}

/** A DestinationRule as it is: what happens to traffic after its route is chosen: subsets of a service, load balancing, connection limits, outlier detection, TLS. For references and checks use `DestinationRule`. */
export class KubeDestinationRule extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeDestinationRuleProps) {
    return { ...KubeDestinationRule.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeDestinationRuleProps) {
    super(scope, id, KubeDestinationRule.manifest(props));
  }
}
