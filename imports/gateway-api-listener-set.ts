// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface RouteGroupKind {
  /** API group of the route; default gateway.networking.k8s.io. @default "gateway.networking.k8s.io" */
  readonly group?: string;
  /** Kind of the route. */
  readonly kind: string;
}

export interface LabelSelectorRequirement {
  /** Name of the label. */
  readonly key: string;
  /** In, NotIn, Exists or DoesNotExist. */
  readonly operator: string;
  /** Values for In and NotIn. */
  readonly values?: readonly string[];
}

export interface LabelSelector {
  /** Conditions, all of which must hold. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  /** Labels with their values, all of which must be there. */
  readonly matchLabels?: { readonly [key: string]: string };
}

export interface RouteNamespaces {
  /** Namespaces of routes; default Same. @default "Same" */
  readonly from?: 'All' | 'Selector' | 'Same';
  /** Labels of the namespaces, for from: Selector. */
  readonly selector?: LabelSelector;
}

export interface AllowedRoutes {
  /** Kinds of routes; by default those of the protocol. */
  readonly kinds?: readonly RouteGroupKind[];
  /** Namespaces whose routes may use the listener; by default that of the gateway. @default {"from":"Same"} */
  readonly namespaces?: RouteNamespaces;
}

export interface SecretObjectReference {
  /** API group; default empty, the core group. @default "" */
  readonly group?: string;
  /** Kind; default Secret. @default "Secret" */
  readonly kind?: string;
  /** Name of the Secret. */
  readonly name: string;
  /** Namespace of the Secret; another one needs a ReferenceGrant there. By default that of the gateway. */
  readonly namespace?: string;
}

export interface ListenerTLSConfig {
  /** Secrets with certificate and key. */
  readonly certificateRefs?: readonly SecretObjectReference[];
  /** Termination of TLS: by the gateway, or by the backend; default Terminate. @default "Terminate" */
  readonly mode?: 'Terminate' | 'Passthrough';
  /** Settings of the implementation. */
  readonly options?: { readonly [key: string]: string };
}

export interface Listener {
  /** Routes that may use the listener. @default {"namespaces":{"from":"Same"}} */
  readonly allowedRoutes?: AllowedRoutes;
  /** Host that the listener is for; by default all. Not for TCP and UDP. */
  readonly hostname?: string;
  /** Name of the listener, unique in the gateway. */
  readonly name: string;
  /** Port of the listener. */
  readonly port: number;
  /** HTTP, HTTPS, TLS, TCP or UDP. */
  readonly protocol: string;
  /** TLS of the listener, for HTTPS and TLS. */
  readonly tls?: ListenerTLSConfig;
}

export interface ParentGatewayReference {
  /** API group of the parent; default gateway.networking.k8s.io, empty for a Service. @default "gateway.networking.k8s.io" */
  readonly group?: string;
  /** Kind of the parent: Gateway (the default), ListenerSet, Service or ServiceEntry. @default "Gateway" */
  readonly kind?: string;
  /** Name of the parent. */
  readonly name: string;
  /** Namespace of the parent; by default that of the route. */
  readonly namespace?: string;
}

/** Further listeners of a gateway, which somebody else may own. */
export interface ListenerSetSpec {
  /** Ports with their protocols. */
  readonly listeners: readonly Listener[];
  /** The gateway; it must allow the set with allowedListeners. */
  readonly parentRef: ParentGatewayReference;
}
