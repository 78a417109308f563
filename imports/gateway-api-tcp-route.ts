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

export interface BackendRef {
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
}

export interface TCPRouteRule {
  /** Destinations of connections, by weight. */
  readonly backendRefs: readonly BackendRef[];
  /** Name of the rule. */
  readonly name?: string;
}

/** Route of TCP connections. */
export interface TCPRouteSpec {
  /** Gateways, or services for traffic within the mesh, that the route belongs to. */
  readonly parentRefs?: readonly ParentReference[];
  /** The one rule. */
  readonly rules: readonly TCPRouteRule[];
  /** Also belong to default gateways; default None. Istio does not act on it. */
  readonly useDefaultGateways?: 'All' | 'None';
}
