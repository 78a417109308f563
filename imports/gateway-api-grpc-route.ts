// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface ParentReference {
  /** API group of the parent; default gateway.networking.k8s.io, empty for a Service. @default "gateway.networking.k8s.io" */
  readonly group?: string;
  /** Kind of the parent: Gateway (the default), ListenerSet, Service or ServiceEntry. @default "Gateway" */
  readonly kind?: string;
  /** Name of the parent. */
  readonly name: string;
  /** Namespace of the parent; by default that of the route. */
  readonly namespace?: string;
  /** Port of the parent that the route is for; by default all. */
  readonly port?: number;
  /** Listener of the parent, or port of the service, that the route is for; by default all. */
  readonly sectionName?: string;
}

export interface LocalObjectReference {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

export interface HTTPHeader {
  /** Name of the header, without regard to case. */
  readonly name: string;
  /** Value of the header. */
  readonly value: string;
}

export interface HTTPHeaderFilter {
  /** Headers to append to those that are there. */
  readonly add?: readonly HTTPHeader[];
  /** Names of headers to take away. */
  readonly remove?: readonly string[];
  /** Headers to write over those of the same name. */
  readonly set?: readonly HTTPHeader[];
}

export interface BackendObjectReference {
  /** API group of the backend; default empty, the core group. @default "" */
  readonly group?: string;
  /** Kind of the backend; default Service. Hostname of group networking.istio.io stands for any host. @default "Service" */
  readonly kind?: string;
  /** Name of the backend. */
  readonly name: string;
  /** Namespace of the backend; another one needs a ReferenceGrant there. By default that of the route. */
  readonly namespace?: string;
  /** Port of the service; needed for a Service. */
  readonly port?: number;
}

export interface Fraction {
  /** The whole; default 100. @default 100 */
  readonly denominator?: number;
  /** The part. */
  readonly numerator: number;
}

export interface HTTPRequestMirrorFilter {
  /** Destination of the copies. */
  readonly backendRef: BackendObjectReference;
  /** Share of the requests that are copied, as a fraction. */
  readonly fraction?: Fraction;
  /** Share of the requests that are copied, in percent; by default all. */
  readonly percent?: number;
}

export interface GRPCRouteFilter {
  /** A filter of the implementation. */
  readonly extensionRef?: LocalObjectReference;
  /** Changes of request headers. */
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  /** Send a copy of the requests somewhere else. */
  readonly requestMirror?: HTTPRequestMirrorFilter;
  /** Changes of response headers. */
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  /** Type of the filter; the field of the same name has its settings. */
  readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
}

export interface GRPCBackendRef {
  /** API group of the backend; default empty, the core group. @default "" */
  readonly group?: string;
  /** Kind of the backend; default Service. Hostname of group networking.istio.io stands for any host. @default "Service" */
  readonly kind?: string;
  /** Name of the backend. */
  readonly name: string;
  /** Namespace of the backend; another one needs a ReferenceGrant there. By default that of the route. */
  readonly namespace?: string;
  /** Port of the service; needed for a Service. */
  readonly port?: number;
  /** Share of the traffic, relative to the sum of the weights; default 1. @default 1 */
  readonly weight?: number;
  /** Filters for requests to this backend only. */
  readonly filters?: readonly GRPCRouteFilter[];
}

export interface GRPCHeaderMatch {
  /** Name of the header, without regard to case. */
  readonly name: string;
  /** Comparison of values; default Exact. @default "Exact" */
  readonly type?: 'Exact' | 'RegularExpression';
  /** Value of the header. */
  readonly value: string;
}

export interface GRPCMethodMatch {
  /** Name of the method; by default any. */
  readonly method?: string;
  /** Full name of the service; by default any. */
  readonly service?: string;
  /** Comparison of values; default Exact. @default "Exact" */
  readonly type?: 'Exact' | 'RegularExpression';
}

export interface GRPCRouteMatch {
  /** Headers that the request must have, all of them. */
  readonly headers?: readonly GRPCHeaderMatch[];
  /** gRPC service and method; by default any. */
  readonly method?: GRPCMethodMatch;
}

export interface CookieConfig {
  /** Lifetime of the cookie; default Session. @default "Session" */
  readonly lifetimeType?: 'Permanent' | 'Session';
}

export interface SessionPersistence {
  /** Time after which a session ends. */
  readonly absoluteTimeout?: string;
  /** The cookie of the session. */
  readonly cookieConfig?: CookieConfig;
  /** Name of the cookie or header. */
  readonly sessionName?: string;
  /** Carrier of the session; default Cookie. @default "Cookie" */
  readonly type?: 'Cookie' | 'Header';
}

export interface GRPCRouteRule {
  /** Destinations of requests, by weight; without any the answer is UNAVAILABLE. */
  readonly backendRefs?: readonly GRPCBackendRef[];
  /** Changes to requests and responses. */
  readonly filters?: readonly GRPCRouteFilter[];
  /** Requests that the rule is for: those of one of the matches; by default all. */
  readonly matches?: readonly GRPCRouteMatch[];
  /** Name of the rule, unique in the route. */
  readonly name?: string;
  /** Requests of one client go to one backend. Istio does not act on it. */
  readonly sessionPersistence?: SessionPersistence;
}

/** Route of gRPC requests. */
export interface GRPCRouteSpec {
  /** Hosts that the route is for; by default those of the listener. */
  readonly hostnames?: readonly string[];
  /** Gateways, or services for traffic within the mesh, that the route belongs to. */
  readonly parentRefs?: readonly ParentReference[];
  /** Rules; the most exact match wins. */
  readonly rules?: readonly GRPCRouteRule[];
  /** Also belong to default gateways; default None. Istio does not act on it. */
  readonly useDefaultGateways?: 'All' | 'None';
}
