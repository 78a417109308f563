// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HTTPRetry } from './common';
import type { AtMostOne, Duration, Only } from './types';

export type {
  HTTPRetry,
} from './common';

export interface Delegate {
  /** Name of the VirtualService; it must have no hosts of its own. */
  readonly name?: string;
  /** Its namespace; by default that of this object. */
  readonly namespace?: string;
}

/** Fields of HTTPBody that exclude one another. */
export interface HTTPBodyChoice {
  /** Body as base64 text. */
  readonly bytes: string;
  /** Body as text. */
  readonly string: string;
}

export type HTTPBody = AtMostOne<HTTPBodyChoice>;

export interface HTTPDirectResponse {
  /** Body of the response; empty by default. */
  readonly body?: HTTPBody;
  /** HTTP status of the response. */
  readonly status: number;
}

export interface Percent {
  /** Percentage from 0 to 100; fractions as small as 0.0001 count. */
  readonly value?: number;
}

/** Fields of FaultAbort that exclude one another. */
export interface FaultAbortChoice {
  /** gRPC status name to answer with, for example UNAVAILABLE. */
  readonly grpcStatus: string;
  /** HTTP/2 error to answer with; Istio reads it and does nothing with it. */
  readonly http2Error: string;
  /** HTTP status to answer with. */
  readonly httpStatus: number;
}

/** Fields of FaultAbort that exclude no other field. */
export interface FaultAbortBase {
  /** Share of requests; without it all of them. */
  readonly percentage?: Percent;
}

export type FaultAbort = FaultAbortBase & AtMostOne<FaultAbortChoice>;

/** Fields of FaultDelay that exclude one another. */
export interface FaultDelayChoice {
  /** Mean of exponentially spread delays; Istio reads it and does nothing with it. */
  readonly exponentialDelay: Duration;
  /** Wait of each chosen request. */
  readonly fixedDelay: Duration;
}

/** Fields of FaultDelay that exclude no other field. */
export interface FaultDelayBase {
  /** Share of requests, 0 to 100. @deprecated use percentage */
  readonly percent?: number;
  /** Share of requests; without it all of them. */
  readonly percentage?: Percent;
}

export type FaultDelay = FaultDelayBase & AtMostOne<FaultDelayChoice>;

export interface HTTPFaultInjection {
  /** Answer requests with an error instead of passing them on. */
  readonly abort?: FaultAbort;
  /** Hold requests back before they are passed on. */
  readonly delay?: FaultDelay;
}

/** Fields of HTTPRedirect that exclude one another. */
export interface HTTPRedirectChoice {
  /** Derivation of the port of the new URL, when it is not given. */
  readonly derivePort: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT';
  /** Port of the new URL. */
  readonly port: number;
}

/** Fields of HTTPRedirect that exclude one another. */
export interface HTTPRedirectChoice2 {
  /** Replaces the matched prefix of the path; the match must be a prefix, and uri must be empty. Since Istio 1.31. */
  readonly prefixRewrite: string;
  /** Whole path of the new URL; by default that of the request. */
  readonly uri: string;
}

/** Fields of HTTPRedirect that exclude no other field. */
export interface HTTPRedirectBase {
  /** Host of the new URL; by default that of the request. */
  readonly authority?: string;
  /** HTTP status of the redirect; default 301. */
  readonly redirectCode?: number;
  /** Scheme of the new URL; by default that of the request. */
  readonly scheme?: string;
}

export type HTTPRedirect = HTTPRedirectBase & AtMostOne<HTTPRedirectChoice> & AtMostOne<HTTPRedirectChoice2>;

export interface RegexRewrite {
  /** Regular expression (RE2 syntax) for the part of the path that is replaced. */
  readonly match?: string;
  /** The replacement; \1 is the first capture group. */
  readonly rewrite?: string;
}

/** Fields of HTTPRewrite that exclude one another. */
export interface HTTPRewriteChoice {
  /** New path: replaces what an exact match found, or the matched prefix. */
  readonly uri: string;
  /** New path by regular expression. */
  readonly uriRegexRewrite: RegexRewrite;
}

/** Fields of HTTPRewrite that exclude no other field. */
export interface HTTPRewriteBase {
  /** New Host header. */
  readonly authority?: string;
}

export type HTTPRewrite = HTTPRewriteBase & AtMostOne<HTTPRewriteChoice>;

export interface PortSelector {
  /** Port number of the service. */
  readonly number?: number;
}

export interface Destination {
  /** Service as the registry knows it, a full DNS name for preference; a short name gets the namespace of this object. */
  readonly host: string;
  /** Port of the service; needed only when the service has more than one. */
  readonly port?: PortSelector;
  /** Subset of the service, as a DestinationRule names it; by default all its endpoints. */
  readonly subset?: string;
}

export interface HeaderOperations {
  /** Headers to append to those that are there. */
  readonly add?: { readonly [key: string]: string };
  /** Names of headers to take away. */
  readonly remove?: readonly string[];
  /** Headers to write over those of the same name. */
  readonly set?: { readonly [key: string]: string };
}

export interface Headers {
  /** Changes before the request goes to the destination. */
  readonly request?: HeaderOperations;
  /** Changes before the response goes to the caller. */
  readonly response?: HeaderOperations;
}

export interface HTTPRouteDestination {
  /** The service, or a subset of it. */
  readonly destination: Destination;
  /** Header changes for this destination only. */
  readonly headers?: Headers;
  /** Share of the traffic, relative to the sum of all weights; one destination alone gets all. */
  readonly weight?: number;
}

export interface HTTPMirrorPolicy {
  /** Destination of the copies, whose responses are thrown away. */
  readonly destination: Destination;
  /** Share of requests that is copied; without it all of them. */
  readonly percentage?: Percent;
}

/** Fields of StringMatch that exclude one another. */
export interface StringMatchChoice {
  /** The whole value, letter by letter. */
  readonly exact: string;
  /** The beginning of the value. */
  readonly prefix: string;
  /** A regular expression (RE2 syntax) that must match the whole value. */
  readonly regex: string;
}

export type StringMatch = AtMostOne<StringMatchChoice>;

export interface CorsPolicy {
  /** Access-Control-Allow-Credentials: the caller may send cookies and such; not sent by default. */
  readonly allowCredentials?: boolean | null;
  /** Access-Control-Allow-Headers: headers a request may have. */
  readonly allowHeaders?: readonly string[];
  /** Access-Control-Allow-Methods: methods a request may use. */
  readonly allowMethods?: readonly string[];
  /** Origins that may call, as exact text. @deprecated use allowOrigins */
  readonly allowOrigin?: readonly string[];
  /** Origins that may call. */
  readonly allowOrigins?: readonly StringMatch[];
  /** Access-Control-Expose-Headers: headers of the response that scripts may read. */
  readonly exposeHeaders?: readonly string[];
  /** Access-Control-Max-Age: how long the answer to a preflight may be kept; whole seconds. */
  readonly maxAge?: Duration;
  /** Handling of preflight requests of other origins; default FORWARD. */
  readonly unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE';
}

export interface HTTPMatchRequest {
  /** The Host header; case counts. */
  readonly authority?: StringMatch;
  /** Gateways for which the match counts, as in spec.gateways and instead of it; "mesh" is all sidecars. */
  readonly gateways?: readonly string[];
  /** Headers by lower-case name; an empty match only asks that the header is there. */
  readonly headers?: { readonly [key: string]: StringMatch };
  /** Compare uri without regard to case (exact and prefix only); default false. */
  readonly ignoreUriCase?: boolean;
  /** HTTP method; case counts. */
  readonly method?: StringMatch;
  /** Name of the match, joined to that of the route in access logs. */
  readonly name?: string;
  /** Port the request came to. */
  readonly port?: number;
  /** Query parameters by name; prefix is not supported. */
  readonly queryParams?: { readonly [key: string]: StringMatch };
  /** http or https; case counts. */
  readonly scheme?: StringMatch;
  /** Labels the calling workload must have; has no effect on gateways unless "mesh" is among them. */
  readonly sourceLabels?: { readonly [key: string]: string };
  /** Namespace the calling workload must be in. */
  readonly sourceNamespace?: string;
  /** Prefix of the metrics of this route; none are made by default. */
  readonly statPrefix?: string;
  /** Path of the request; case counts unless ignoreUriCase is true. */
  readonly uri?: StringMatch;
  /** Headers that must not match, in the syntax of headers. */
  readonly withoutHeaders?: { readonly [key: string]: StringMatch };
}

/** Fields of HTTPRoute that exclude one another. */
export interface HTTPRouteChoice {
  /** Another VirtualService that has the routes below this match; not with route or redirect. */
  readonly delegate: Delegate;
  /** A fixed response from the proxy; not with route, redirect or delegate. */
  readonly directResponse: HTTPDirectResponse;
  /** Delays and errors for tests; timeouts and retries do not count on the caller when it is set. */
  readonly fault: HTTPFaultInjection;
  /** An HTTP redirect; not with route, directResponse or delegate. */
  readonly redirect: HTTPRedirect;
  /** Changes of path and host before the request is passed on; not with redirect. */
  readonly rewrite: HTTPRewrite;
  /** Destinations of the requests; with more than one the weights decide. */
  readonly route: readonly HTTPRouteDestination[];
}

/** Fields of HTTPRoute that exclude one another. */
export interface HTTPRouteChoice2 {
  /** One destination that gets a copy of the requests; not with mirrors. */
  readonly mirror: Destination;
  /** Destinations that get a copy of the requests, each with its own share. */
  readonly mirrors: readonly HTTPMirrorPolicy[];
}

/** Fields of HTTPRoute that exclude no other field. */
export interface HTTPRouteBase {
  /** Answers to browsers of other origins. */
  readonly corsPolicy?: CorsPolicy;
  /** Header changes for all destinations of the route. */
  readonly headers?: Headers;
  /** Requests the route is for: within one entry all conditions must hold, and one entry is enough. Without it all requests. */
  readonly match?: readonly HTTPMatchRequest[];
  /** Share of requests that is copied to mirror, 0 to 100. @deprecated use mirrorPercentage */
  readonly mirror_percent?: number | null;
  /** Share of requests that is copied to mirror, 0 to 100. @deprecated use mirrorPercentage */
  readonly mirrorPercent?: number | null;
  /** Share of requests that is copied to mirror; without it all of them. */
  readonly mirrorPercentage?: Percent;
  /** Name of the route, as it appears in access logs. */
  readonly name?: string;
  /** Retries of failed requests; by default 2, as the mesh config says. */
  readonly retries?: HTTPRetry;
  /** Time limit of the whole request, all retries included; off by default. */
  readonly timeout?: Duration;
}

export type HTTPRoute = HTTPRouteBase & (Only<HTTPRouteChoice, 'route' | 'rewrite' | 'fault'> | Only<HTTPRouteChoice, 'delegate' | 'rewrite' | 'fault'> | Only<HTTPRouteChoice, 'redirect'> | Only<HTTPRouteChoice, 'directResponse'>) & AtMostOne<HTTPRouteChoice2>;

export interface L4MatchAttributes {
  /** IPv4 or IPv6 addresses of the destination, with or without a prefix length. */
  readonly destinationSubnets?: readonly string[];
  /** Gateways for which the match counts, as in spec.gateways and instead of it; "mesh" is all sidecars. */
  readonly gateways?: readonly string[];
  /** Port the request came to. */
  readonly port?: number;
  /** Labels the calling workload must have; has no effect on gateways unless "mesh" is among them. */
  readonly sourceLabels?: { readonly [key: string]: string };
  /** Namespace the calling workload must be in. */
  readonly sourceNamespace?: string;
  /** IPv4 or IPv6 address of the caller, with or without a prefix length; not used by Istio. */
  readonly sourceSubnet?: string;
}

export interface RouteDestination {
  /** The service, or a subset of it. */
  readonly destination: Destination;
  /** Share of the connections, relative to the sum of all weights; one destination alone gets all. */
  readonly weight?: number;
}

export interface TCPRoute {
  /** Connections the route is for: within one entry all conditions must hold, and one entry is enough. Without it all connections. */
  readonly match?: readonly L4MatchAttributes[];
  /** Destinations of the connections. */
  readonly route?: readonly RouteDestination[];
}

export interface TLSMatchAttributes {
  /** IPv4 or IPv6 addresses of the destination, with or without a prefix length. */
  readonly destinationSubnets?: readonly string[];
  /** Gateways for which the match counts, as in spec.gateways and instead of it; "mesh" is all sidecars. */
  readonly gateways?: readonly string[];
  /** Port the request came to. */
  readonly port?: number;
  /** Server names of the TLS handshake; each one of spec.hosts, or below one. "*." may begin it. */
  readonly sniHosts: readonly string[];
  /** Labels the calling workload must have; has no effect on gateways unless "mesh" is among them. */
  readonly sourceLabels?: { readonly [key: string]: string };
  /** Namespace the calling workload must be in. */
  readonly sourceNamespace?: string;
}

export interface TLSRoute {
  /** Connections the route is for: within one entry all conditions must hold, and one entry is enough. */
  readonly match: readonly TLSMatchAttributes[];
  /** Destinations of the connections. */
  readonly route?: readonly RouteDestination[];
}

/** Routing of requests to a host: routes by match, with weights, retries, timeouts, faults, redirects and header changes. */
export interface VirtualServiceSpec {
  /** Namespaces that see the object: "." its own, "*" all; by default all, or what the mesh config says. */
  readonly exportTo?: readonly string[];
  /** Gateways, as NAMESPACE/NAME or NAME, that use the routes; "mesh" is all sidecars, and the default. */
  readonly gateways?: readonly string[];
  /** Hosts the routes are for: DNS names, "*." prefixes, IP addresses or short service names. None only in a delegate. */
  readonly hosts?: readonly string[];
  /** Routes of HTTP, HTTP/2, gRPC and terminated TLS; the first that matches is taken. */
  readonly http?: readonly HTTPRoute[];
  /** Routes of any connection that is not HTTP or TLS; the first that matches is taken. */
  readonly tcp?: readonly TCPRoute[];
  /** Routes of TLS that passes through, by server name; the first that matches is taken. */
  readonly tls?: readonly TLSRoute[];
}

/** Props of `KubeVirtualService`: metadata and spec. */
export interface KubeVirtualServiceProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: VirtualServiceSpec;
}

/** Construct of kind VirtualService without references and checks, which `VirtualService` has. Routing of requests to a host: routes by match, with weights, retries, timeouts, faults, redirects and header changes. */
export class KubeVirtualService extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeVirtualServiceProps) {
    return { ...KubeVirtualService.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeVirtualServiceProps) {
    super(scope, id, KubeVirtualService.manifest(props));
  }
}
