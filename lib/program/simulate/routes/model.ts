import type { Fields } from '../../registry/read';
import type { ClusterRef } from '../clusters';
import type { Fault, HeaderChanges, Retries } from '../types';
import type { Condition, PathMatch } from './conditions';

/**
 * What a VirtualService, or what istiod makes of routes of the Gateway API, says. Hosts and gateways are complete
 * names.
 */
export interface RouteConfig {
  readonly namespace: string;
  readonly name: string;
  readonly created: number;
  readonly hosts: readonly string[];
  /** `mesh`, `NAMESPACE/NAME` */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly http: readonly Rule[];
  readonly tcp: readonly Rule[];
  readonly tls: readonly Rule[];
  /** Made of routes of the Gateway API, so that their semantics hold. */
  readonly gatewayApi: boolean;
  /** `VirtualService shop/orders` */
  readonly source: string;
}

/** One rule of a route, with where it is written. */
export interface Rule {
  readonly fields: Fields;
  /** The object that has it: not that of the RouteConfig where a delegate or another route has it. */
  readonly source: string;
  /** `spec.http[0]` */
  readonly path: string;
}

/** Where the header `Host` and the path of forwarded requests come from. */
export interface Rewrite {
  readonly authority?: string;
  readonly path?: (path: string, matched: PathMatch) => string | undefined;
}

export interface ForwardTarget {
  readonly cluster: ClusterRef;
  /** Undefined where there is one target and no share. */
  readonly weight?: number;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly authority?: string;
}

export interface Forward {
  readonly kind: 'forward';
  readonly targets: readonly ForwardTarget[];
  /** The targets share the requests by weight. */
  readonly weighted: boolean;
  readonly rewrite: Rewrite;
  readonly timeout: string;
  readonly retries?: Retries;
  readonly mirrors: readonly { readonly cluster: ClusterRef; readonly percent: number }[];
  /** The status that clients get when the cluster is not there. */
  readonly notFoundCode: number;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly code: number;
  readonly authority: string;
  readonly scheme: string;
  readonly port: number;
  readonly path: string;
  readonly prefixRewrite: string;
}

export interface DirectResponse {
  readonly kind: 'respond';
  readonly code: number;
  readonly body?: string;
}

export interface CorsPolicy {
  readonly allows: (origin: string) => boolean;
  /** Preflight requests of other origins go on to the service. */
  readonly forwardsOthers: boolean;
}

/** One route of a virtual host, in the shape in which a proxy carries it out. */
export interface HttpRoute {
  readonly name: string;
  readonly match: PathMatch;
  readonly conditions: readonly Condition[];
  readonly action: Forward | Redirect | DirectResponse;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly fault?: Fault;
  readonly cors?: CorsPolicy;
  /** `VirtualService shop/orders` */
  readonly source: string;
  /** `spec.http[0].match[0]` */
  readonly path: string;
}

/** Reports whether a route takes every request, so that none gets past it. */
export function isCatchAll({ match, conditions }: HttpRoute): boolean {
  const everything =
    (match.kind === 'prefix' && match.value === '/') || (match.kind === 'regex' && match.value === '.*');
  return everything && conditions.every(({ field }) => field === 'uri');
}

export interface VirtualHost {
  readonly name: string;
  /** In lower case, without ports. */
  readonly domains: readonly string[];
  readonly routes: readonly HttpRoute[];
  /** Plain requests are sent to HTTPS. */
  readonly requireTls?: boolean;
  /** What the host is for someone who reads an explanation. */
  readonly about?: string;
}
