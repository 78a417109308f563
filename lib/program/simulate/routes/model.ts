import type { Fields } from '../../objects/read';
import type { ClusterRef } from '../clusters/clusters';
import type { Fault, HeaderChanges, Retries } from '../types';
import type { Condition, PathMatch } from './conditions';

/** Routes of a VirtualService, or of converted Gateway API routes, with complete names of hosts and gateways. */
export interface RouteConfig {
  readonly namespace: string;
  readonly name: string;
  readonly created: number;
  readonly hosts: readonly string[];
  /** Gateways that apply the routes: `mesh`, `NAMESPACE/NAME`. */
  readonly gateways: readonly string[];
  readonly exportTo: readonly string[];
  readonly http: readonly Rule[];
  readonly tcp: readonly Rule[];
  readonly tls: readonly Rule[];
  /** True for converted Gateway API routes, which keep their semantics. */
  readonly gatewayApi: boolean;
  /** Kind and name of the object: `VirtualService shop/orders`. */
  readonly source: string;
}

/** Rule of a route, with its place. */
export interface Rule {
  readonly fields: Fields;
  /** Object that has the rule: a delegate or another merged route may differ from the RouteConfig's. */
  readonly source: string;
  /** Path of the rule: `spec.http[0]`. */
  readonly path: string;
}

/** Changes of the `Host` header and the path of forwarded requests. */
export interface Rewrite {
  readonly authority?: string;
  readonly path?: (path: string, matched: PathMatch) => string | undefined;
}

export interface ForwardTarget {
  readonly cluster: ClusterRef;
  /** Weight of the target; undefined where it is the only one. */
  readonly weight?: number;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly authority?: string;
}

export interface Forward {
  readonly kind: 'forward';
  readonly targets: readonly ForwardTarget[];
  /** True where the targets share the requests by weight. */
  readonly weighted: boolean;
  readonly rewrite: Rewrite;
  readonly timeout: string;
  readonly retries?: Retries;
  readonly mirrors: readonly { readonly cluster: ClusterRef; readonly percent: number }[];
  /** Status that clients get when the cluster does not exist. */
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
  /** True where preflight requests of other origins go on to the service. */
  readonly forwardsOthers: boolean;
}

/** Route of a virtual host, as a proxy applies it. */
export interface HttpRoute {
  readonly name: string;
  readonly match: PathMatch;
  readonly conditions: readonly Condition[];
  readonly action: Forward | Redirect | DirectResponse;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly fault?: Fault;
  readonly cors?: CorsPolicy;
  /** Kind and name of the object: `VirtualService shop/orders`. */
  readonly source: string;
  /** Path of the match: `spec.http[0].match[0]`. */
  readonly path: string;
}

/** Reports whether a route matches every request, so that later routes are unreachable. */
export function isCatchAll({ match, conditions }: HttpRoute): boolean {
  const everything =
    (match.kind === 'prefix' && match.value === '/') || (match.kind === 'regex' && match.value === '.*');
  return everything && conditions.every(({ field }) => field === 'uri');
}

export interface VirtualHost {
  readonly name: string;
  /** Domains in lower case, without ports. */
  readonly domains: readonly string[];
  readonly routes: readonly HttpRoute[];
  /** True where plain requests are redirected to HTTPS. */
  readonly requireTls?: boolean;
  /** Description of the host for explanations. */
  readonly about?: string;
}
