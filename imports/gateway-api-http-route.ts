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

export interface HTTPCORSFilter {
  /** Allow credentials; default false. */
  readonly allowCredentials?: boolean;
  /** Request headers that are allowed; "*" is all. */
  readonly allowHeaders?: readonly string[];
  /** Methods that are allowed; "*" is all. */
  readonly allowMethods?: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*')[];
  /** Origins that are allowed; "*" is all. */
  readonly allowOrigins?: readonly string[];
  /** Response headers that the page may read. */
  readonly exposeHeaders?: readonly string[];
  /** Time that browsers keep the answer to a preflight request, in seconds; default 5. @default 5 */
  readonly maxAge?: number;
}

export interface ForwardBodyConfig {
  /** Bytes of the body that are sent at most. */
  readonly maxSize?: number;
}

export interface GRPCAuthConfig {
  /** Request headers that the service gets. */
  readonly allowedHeaders?: readonly string[];
}

export interface HTTPAuthConfig {
  /** Request headers that the service gets. */
  readonly allowedHeaders?: readonly string[];
  /** Headers of its answer that the backend gets. */
  readonly allowedResponseHeaders?: readonly string[];
  /** Beginning of the path of requests to the service. */
  readonly path?: string;
}

export interface HTTPExternalAuthFilter {
  /** The service that decides. */
  readonly backendRef: BackendObjectReference;
  /** Settings for the body of requests that the service gets. */
  readonly forwardBody?: ForwardBodyConfig;
  /** Settings of protocol GRPC. */
  readonly grpc?: GRPCAuthConfig;
  /** Settings of protocol HTTP. */
  readonly http?: HTTPAuthConfig;
  /** Protocol of the service. */
  readonly protocol: 'HTTP' | 'GRPC';
}

export interface HTTPPathModifier {
  /** The new path. */
  readonly replaceFullPath?: string;
  /** Replacement of the prefix that matched. */
  readonly replacePrefixMatch?: string;
  /** Part of the path that is replaced. */
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}

export interface HTTPRequestRedirectFilter {
  /** Host of the new address; by default that of the request. */
  readonly hostname?: string;
  /** Path of the new address; by default that of the request. */
  readonly path?: HTTPPathModifier;
  /** Port of the new address; by default that of the scheme, or of the listener. */
  readonly port?: number;
  /** Scheme of the new address; by default that of the request. */
  readonly scheme?: 'http' | 'https';
  /** Status of the answer; default 302. @default 302 */
  readonly statusCode?: 301 | 302 | 303 | 307 | 308;
}

export interface HTTPURLRewriteFilter {
  /** New host of the request. */
  readonly hostname?: string;
  /** New path of the request. */
  readonly path?: HTTPPathModifier;
}

export interface HTTPRouteFilter {
  /** A filter of the implementation. */
  readonly extensionRef?: LocalObjectReference;
  /** Changes of request headers. */
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  /** Send a copy of the requests somewhere else. */
  readonly requestMirror?: HTTPRequestMirrorFilter;
  /** Changes of response headers. */
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  /** Cross-origin requests. */
  readonly cors?: HTTPCORSFilter;
  /** Let another service decide. Istio does not act on it: write an AuthorizationPolicy of action CUSTOM. */
  readonly externalAuth?: HTTPExternalAuthFilter;
  /** Answer with another address. */
  readonly requestRedirect?: HTTPRequestRedirectFilter;
  /** Type of the filter; the field of the same name has its settings. */
  readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'ExtensionRef' | 'RequestRedirect' | 'URLRewrite' | 'CORS' | 'ExternalAuth';
  /** Change host and path on the way to the backend. */
  readonly urlRewrite?: HTTPURLRewriteFilter;
}

export interface HTTPBackendRef {
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
  readonly filters?: readonly HTTPRouteFilter[];
}

export interface HTTPHeaderMatch {
  /** Name of the header, without regard to case. */
  readonly name: string;
  /** Comparison of values; default Exact. @default "Exact" */
  readonly type?: 'Exact' | 'RegularExpression';
  /** Value of the header. */
  readonly value: string;
}

export interface HTTPPathMatch {
  /** Comparison of the path; default PathPrefix. @default "PathPrefix" */
  readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
  /** Path, prefix or expression; default /. @default "/" */
  readonly value?: string;
}

export interface HTTPQueryParamMatch {
  /** Name of the parameter. */
  readonly name: string;
  /** Comparison of values; default Exact. @default "Exact" */
  readonly type?: 'Exact' | 'RegularExpression';
  /** Value of the parameter. */
  readonly value: string;
}

export interface HTTPRouteMatch {
  /** Headers that the request must have, all of them. */
  readonly headers?: readonly HTTPHeaderMatch[];
  /** Method of the request. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
  /** Path of the request; by default any. @default {"type":"PathPrefix","value":"/"} */
  readonly path?: HTTPPathMatch;
  /** Query parameters that the request must have, all of them. */
  readonly queryParams?: readonly HTTPQueryParamMatch[];
}

export interface HTTPRouteRetry {
  /** Tries after the first; with Istio 2 by default. */
  readonly attempts?: number;
  /** Least time between two tries. */
  readonly backoff?: string;
  /** Status codes of answers that are tried again, beside connections that failed. */
  readonly codes?: readonly number[];
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

export interface HTTPRouteTimeouts {
  /** Time limit of each try; 0s is none. At most request. */
  readonly backendRequest?: string;
  /** Time limit of the whole request, with all tries; 0s is none. */
  readonly request?: string;
}

export interface HTTPRouteRule {
  /** Destinations of requests, by weight; without any the answer is 500. */
  readonly backendRefs?: readonly HTTPBackendRef[];
  /** Changes to requests and responses. */
  readonly filters?: readonly HTTPRouteFilter[];
  /** Requests that the rule is for: those of one of the matches; by default all. @default [{"path":{"type":"PathPrefix","value":"/"}}] */
  readonly matches?: readonly HTTPRouteMatch[];
  /** Name of the rule, unique in the route. */
  readonly name?: string;
  /** Tries of requests that failed; of the experimental channel. */
  readonly retry?: HTTPRouteRetry;
  /** Requests of one client go to one backend. Istio does not act on it. */
  readonly sessionPersistence?: SessionPersistence;
  /** Time limits; none by default. */
  readonly timeouts?: HTTPRouteTimeouts;
}

/** Route of HTTP requests. */
export interface HTTPRouteSpec {
  /** Hosts that the route is for; by default those of the listener. */
  readonly hostnames?: readonly string[];
  /** Gateways, or services for traffic within the mesh, that the route belongs to. */
  readonly parentRefs?: readonly ParentReference[];
  /** Rules; the most exact match wins. By default one for all requests. @default [{"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}] */
  readonly rules?: readonly HTTPRouteRule[];
  /** Also belong to default gateways; default None. Istio does not act on it. */
  readonly useDefaultGateways?: 'All' | 'None';
}
