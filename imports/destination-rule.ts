// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ClientTLSSettings, ConnectionPoolSettings, LocalityLoadBalancerSetting, OutlierDetection, WorkloadSelector, ZoneAwareLoadBalancerSetting } from './common';
import type { AtMostOne, Duration } from './types';

export type {
  ClientTLSSettings,
  ConnectionPoolSettings,
  Distribute,
  Failover,
  HTTPSettings,
  Http2KeepAlive,
  LocalityLoadBalancerSetting,
  OutlierDetection,
  TCPSettings,
  TcpKeepalive,
  WorkloadSelector,
  ZoneAwareLoadBalancerSetting,
} from './common';

export interface ProxyProtocol {
  /** Version of the header; default V1. */
  readonly version?: 'V1' | 'V2';
}

export interface TunnelSettings {
  /** HTTP method of the tunnel: CONNECT (the default) or POST. */
  readonly protocol?: string;
  /** Host at the end of the tunnel: a DNS name or an IP address. */
  readonly targetHost: string;
  /** Port at the end of the tunnel. */
  readonly targetPort: number;
}

export interface BackendUtilizationLB {
  /** Weight of the error rate beside the utilization, in percent: 100 counts it once; default 0, not at all. */
  readonly errorUtilizationPenaltyPercent?: number;
  /** ORCA metrics of which the greatest is the utilization, for example "named_metrics.queue"; by default application_utilization. */
  readonly metricNamesForComputingUtilization?: readonly string[];
  /** Time without reports after which an endpoint has the same weight as others; default 3m. */
  readonly weightExpirationPeriod?: Duration;
  /** Time after its first report before the weight of an endpoint counts; default 10s. */
  readonly weightStabilizationPeriod?: Duration;
  /** Time between two computations of the weights, at least 100ms; default 1s. */
  readonly weightUpdatePeriod?: Duration;
}

export interface HTTPCookieAttribute {
  /** Name of the attribute, for example SameSite. */
  readonly name: string;
  /** Value of the attribute; none by default. */
  readonly value?: string;
}

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

export interface MagLev {
  /** Size of the table, a prime number below 5000011; default 65537. */
  readonly tableSize?: number;
}

export interface RingHash {
  /** Least number of virtual nodes of the ring; default 1024. */
  readonly minimumRingSize?: number;
}

/** Fields of ConsistentHashLB that exclude one another. */
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

/** Fields of ConsistentHashLB that exclude one another. */
export interface ConsistentHashLBChoice2 {
  /** Maglev hashing. */
  readonly maglev: MagLev;
  /** Ring hashing, the default. */
  readonly ringHash: RingHash;
}

/** Fields of ConsistentHashLB that exclude no other field. */
export interface ConsistentHashLBBase {
  /** Least number of virtual nodes of the ring. @deprecated use ringHash.minimumRingSize */
  readonly minimumRingSize?: number;
}

export type ConsistentHashLB = ConsistentHashLBBase & AtMostOne<ConsistentHashLBChoice> & AtMostOne<ConsistentHashLBChoice2>;

export interface WarmupConfiguration {
  /** Curve of the growth of traffic: 1 (the default) is a straight line, more means slow first. */
  readonly aggression?: number | null;
  /** Time until a new endpoint gets its full share. */
  readonly duration: Duration;
  /** Share of its weight that a new endpoint begins with, in percent; default 10. */
  readonly minimumPercent?: number | null;
}

/** Fields of LoadBalancerSettings that exclude one another. */
export interface LoadBalancerSettingsChoice {
  /** Weights by the utilization that endpoints report (ORCA): those with less to do get more requests. Since Istio 1.32. */
  readonly backendUtilization: BackendUtilizationLB;
  /** Requests with the same key go to the same endpoint, as long as the endpoints stay. */
  readonly consistentHash: ConsistentHashLB;
  /** Algorithm without further settings; default LEAST_REQUEST. */
  readonly simple: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
}

/** Fields of LoadBalancerSettings that exclude one another. */
export interface LoadBalancerSettingsChoice2 {
  /** Load balancing by region, zone and subzone; replaces the whole setting of the mesh config. */
  readonly localityLbSetting: LocalityLoadBalancerSetting;
  /** Load balancing by zone, without fixed weights; not with localityLbSetting. Since Istio 1.31. */
  readonly zoneAwareLbSetting: ZoneAwareLoadBalancerSetting;
}

/** Fields of LoadBalancerSettings that exclude no other field. */
export interface LoadBalancerSettingsBase {
  /** New endpoints get more traffic little by little; for ROUND_ROBIN and LEAST_REQUEST. */
  readonly warmup?: WarmupConfiguration;
  /** Time until a new endpoint gets its full share. @deprecated use warmup.duration */
  readonly warmupDurationSecs?: Duration;
}

export type LoadBalancerSettings = LoadBalancerSettingsBase & AtMostOne<LoadBalancerSettingsChoice> & AtMostOne<LoadBalancerSettingsChoice2>;

export interface PortSelector {
  /** Port number of the service. */
  readonly number?: number;
}

export interface PortTrafficPolicy {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Algorithm that chooses an endpoint. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** When failing endpoints are taken out for a while; off by default. */
  readonly outlierDetection?: OutlierDetection;
  /** Port of the service that the settings are for. */
  readonly port?: PortSelector;
  /** TLS to the destination. */
  readonly tls?: ClientTLSSettings;
}

export interface RetryBudget {
  /** Past time whose requests also count; default 0s, only those under way now. Since Istio 1.31. */
  readonly budgetInterval?: Duration;
  /** Retries under way that are always allowed; default 3. */
  readonly minRetryConcurrency?: number;
  /** Retries under way, in percent of the requests under way and waiting; default 20. */
  readonly percent?: number | null;
}

/** Fields of TrafficPolicy that exclude one another. */
export interface TrafficPolicyChoice {
  /** Send a PROXY protocol header to the destination; not with tunnel. */
  readonly proxyProtocol: ProxyProtocol;
  /** Send TCP or TLS connections through an HTTP tunnel at the destination; not for HTTP routes. */
  readonly tunnel: TunnelSettings;
}

/** Fields of TrafficPolicy that exclude no other field. */
export interface TrafficPolicyBase {
  /** Limits of connections and requests. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Algorithm that chooses an endpoint. */
  readonly loadBalancer?: LoadBalancerSettings;
  /** When failing endpoints are taken out for a while; off by default. */
  readonly outlierDetection?: OutlierDetection;
  /** Settings for single ports; each replaces the whole policy for its port. */
  readonly portLevelSettings?: readonly PortTrafficPolicy[];
  /** Limit of retries relative to the requests. */
  readonly retryBudget?: RetryBudget;
  /** TLS to the destination. */
  readonly tls?: ClientTLSSettings;
}

export type TrafficPolicy = TrafficPolicyBase & AtMostOne<TrafficPolicyChoice>;

export interface Subset {
  /** Labels an endpoint must have, all of them. */
  readonly labels?: { readonly [key: string]: string };
  /** Name that routes use. */
  readonly name: string;
  /** Settings that replace those of the whole host. */
  readonly trafficPolicy?: TrafficPolicy;
}

/** Policies for traffic after its route is chosen: subsets of a service, load balancing, connection limits, outlier detection, TLS. */
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

/** Props of `KubeDestinationRule`: metadata and spec. */
export interface KubeDestinationRuleProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: DestinationRuleSpec;
}

/** Construct of kind DestinationRule without references and checks, which `DestinationRule` has. Policies for traffic after its route is chosen: subsets of a service, load balancing, connection limits, outlier detection, TLS. */
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
