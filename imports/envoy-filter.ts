// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { LabelsSelector, PolicyTargetReference } from './common';
import type { AtMostOne } from './types';

export type {
  LabelsSelector,
  PolicyTargetReference,
} from './common';

export interface ClusterMatch {
  /** Exact name of the cluster; leave the other fields empty then. */
  readonly name?: string;
  /** Service port of the cluster (target port when inbound); by default any. */
  readonly portNumber?: number;
  /** Full host name of the service; by default any. No effect when inbound. */
  readonly service?: string;
  /** Subset of the service; by default any. */
  readonly subset?: string;
}

export interface SubFilterMatch {
  /** Name of the filter inside it, for example envoy.filters.http.router. */
  readonly name?: string;
}

export interface FilterMatch {
  /** Name of the network filter, for example envoy.filters.network.http_connection_manager. */
  readonly name?: string;
  /** A filter inside the network filter. */
  readonly subFilter?: SubFilterMatch;
}

export interface FilterChainMatch {
  /** Application protocols of the chain, separated by commas: h2, http/1.1, http/1.0. Sidecars only. */
  readonly applicationProtocols?: string;
  /** Destination port of the chain. */
  readonly destinationPort?: number;
  /** A filter of the chain. */
  readonly filter?: FilterMatch;
  /** Name of the chain. */
  readonly name?: string;
  /** Server name of the chain. */
  readonly sni?: string;
  /** Transport protocol of the chain: raw_buffer or tls. SIDECAR_INBOUND only. */
  readonly transportProtocol?: string;
  /** Name of the transport socket of the chain: envoy.transport_sockets.tls where TLS ends in it, envoy.transport_sockets.raw_buffer where bytes pass as they are, or envoy.transport_sockets.quic. Since Istio 1.32. */
  readonly transportSocket?: string;
}

export interface ListenerMatch {
  /** One filter chain of the listener. */
  readonly filterChain?: FilterChainMatch;
  /** Name of a listener filter. */
  readonly listenerFilter?: string;
  /** Name of the listener, mostly ADDRESS_PORT. */
  readonly name?: string;
  /** Not implemented by Istio. */
  readonly portName?: string;
  /** Service port or gateway port of the listener; by default any. */
  readonly portNumber?: number;
}

export interface RouteMatch {
  /** Action of the route; default ANY. */
  readonly action?: 'ANY' | 'ROUTE' | 'REDIRECT' | 'DIRECT_RESPONSE';
  /** Name of the route: that of the VirtualService route, or "default". */
  readonly name?: string;
}

export interface VirtualHostMatch {
  /** One of the domains of the virtual host. */
  readonly domainName?: string;
  /** Name of the virtual host, mostly HOST:PORT. */
  readonly name?: string;
  /** One route of the virtual host. */
  readonly route?: RouteMatch;
}

export interface RouteConfigurationMatch {
  /** Gateway as NAMESPACE/NAME the routes are for. GATEWAY only. */
  readonly gateway?: string;
  /** Name of the route configuration. */
  readonly name?: string;
  /** Name of the gateway port. GATEWAY only. */
  readonly portName?: string;
  /** Service port or gateway port of the routes; by default any. */
  readonly portNumber?: number;
  /** One virtual host of the route configuration. */
  readonly vhost?: VirtualHostMatch;
}

export interface WaypointRouteMatch {
  /** Name of the route: that of the VirtualService route, or "default". */
  readonly name?: string;
}

export interface WaypointMatch {
  /** A filter of the chain. */
  readonly filter?: FilterMatch;
  /** Service port; by default any. */
  readonly portNumber?: number;
  /** One route. */
  readonly route?: WaypointRouteMatch;
}

export interface ProxyMatch {
  /** Metadata the proxy must have, all of it, letter by letter. */
  readonly metadata?: { readonly [key: string]: string };
  /** Regular expression (RE2 syntax) for the Istio version of the proxy. */
  readonly proxyVersion?: string;
}

/** Fields of EnvoyConfigObjectMatch that exclude one another. */
export interface EnvoyConfigObjectMatchChoice {
  /** Clusters to patch. */
  readonly cluster: ClusterMatch;
  /** Listeners to patch. */
  readonly listener: ListenerMatch;
  /** Routes to patch. */
  readonly routeConfiguration: RouteConfigurationMatch;
  /** Parts of a waypoint to patch; with context WAYPOINT, and only with it. */
  readonly waypoint: WaypointMatch;
}

/** Fields of EnvoyConfigObjectMatch that exclude no other field. */
export interface EnvoyConfigObjectMatchBase {
  /** Context of the patch; default ANY, which has no waypoints in it. */
  readonly context?: 'ANY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND' | 'GATEWAY' | 'WAYPOINT';
  /** Proxies to patch. */
  readonly proxy?: ProxyMatch;
}

export type EnvoyConfigObjectMatch = EnvoyConfigObjectMatchBase & AtMostOne<EnvoyConfigObjectMatchChoice>;

export interface Patch {
  /** Place of an added filter; for ADD. Default UNSPECIFIED. */
  readonly filterClass?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  /** Operation by which the value is applied. */
  readonly operation?: 'INVALID' | 'MERGE' | 'ADD' | 'REMOVE' | 'INSERT_BEFORE' | 'INSERT_AFTER' | 'INSERT_FIRST' | 'REPLACE' | 'MERGE_AND_REPLACE_LIST';
  /** Envoy configuration as JSON; for typed_config with its "@type". Not checked. */
  readonly value?: Readonly<Record<string, unknown>>;
}

export interface EnvoyConfigObjectPatch {
  /** Which part of the Envoy configuration is patched. */
  readonly applyTo?: 'INVALID' | 'LISTENER' | 'FILTER_CHAIN' | 'NETWORK_FILTER' | 'HTTP_FILTER' | 'ROUTE_CONFIGURATION' | 'VIRTUAL_HOST' | 'HTTP_ROUTE' | 'CLUSTER' | 'EXTENSION_CONFIG' | 'BOOTSTRAP' | 'LISTENER_FILTER';
  /** Which objects of that part; by default all. */
  readonly match?: EnvoyConfigObjectMatch;
  /** Patch for the matches. */
  readonly patch?: Patch;
}

/** Fields of EnvoyFilterSpec that exclude one another. */
export interface EnvoyFilterSpecChoice {
  /** Gateways, services or waypoints the patches are for; not with workloadSelector. */
  readonly targetRefs: readonly PolicyTargetReference[];
  /** Workloads the patches are for; without it all of the namespace, or of the mesh in the root namespace. */
  readonly workloadSelector: LabelsSelector;
}

/** Fields of EnvoyFilterSpec that exclude no other field. */
export interface EnvoyFilterSpecBase {
  /** Patches, applied in order. */
  readonly configPatches?: readonly EnvoyConfigObjectPatch[];
  /** Order among EnvoyFilters: lower ones first, negative ones before those without; default 0. */
  readonly priority?: number;
}

/** Patches to the Envoy configuration that istiod makes. Wrong ones can break a proxy, and Envoy may change under them. */
export type EnvoyFilterSpec = EnvoyFilterSpecBase & AtMostOne<EnvoyFilterSpecChoice>;

/** Props of `KubeEnvoyFilter`: metadata and spec. */
export interface KubeEnvoyFilterProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: EnvoyFilterSpec;
}

/** Construct of kind EnvoyFilter without references and checks, which `EnvoyFilter` has. Patches to the Envoy configuration that istiod makes. Wrong ones can break a proxy, and Envoy may change under them. */
export class KubeEnvoyFilter extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeEnvoyFilterProps) {
    return { ...KubeEnvoyFilter.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeEnvoyFilterProps) {
    super(scope, id, KubeEnvoyFilter.manifest(props));
  }
}
