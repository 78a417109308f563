// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface GatewaySpecAddress {
  /** Sort of address: IPAddress (the default), Hostname or NamedAddress. @default "IPAddress" */
  readonly type?: string;
  /** The address; by default the implementation chooses. */
  readonly value?: string;
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

export interface ListenerNamespaces {
  /** Namespaces of ListenerSets; default None. @default "None" */
  readonly from?: 'All' | 'Selector' | 'Same' | 'None';
  /** Labels of the namespaces, for from: Selector. */
  readonly selector?: LabelSelector;
}

export interface AllowedListeners {
  /** Namespaces whose ListenerSets may add listeners; none by default. @default {"from":"None"} */
  readonly namespaces?: ListenerNamespaces;
}

export interface LocalObjectReference {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

export interface GatewayInfrastructure {
  /** Annotations of the objects that are made. */
  readonly annotations?: { readonly [key: string]: string };
  /** Labels of the objects that are made. */
  readonly labels?: { readonly [key: string]: string };
  /** A ConfigMap with changes of the objects that are made. */
  readonly parametersRef?: LocalObjectReference;
}

export interface RouteGroupKind {
  /** API group of the route; default gateway.networking.k8s.io. @default "gateway.networking.k8s.io" */
  readonly group?: string;
  /** Kind of the route. */
  readonly kind: string;
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

export interface GatewayBackendTLS {
  /** Certificate that the gateway shows to backends. */
  readonly clientCertificateRef?: SecretObjectReference;
}

export interface ObjectReference {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind; ConfigMap or Secret. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object; by default that of the gateway. */
  readonly namespace?: string;
}

export interface FrontendTLSValidation {
  /** CA certificates for client certificates. */
  readonly caCertificateRefs: readonly ObjectReference[];
  /** Handling of clients without a valid certificate; default AllowValidOnly. @default "AllowValidOnly" */
  readonly mode?: 'AllowValidOnly' | 'AllowInsecureFallback';
}

export interface TLSConfig {
  /** Client certificates. */
  readonly validation?: FrontendTLSValidation;
}

export interface TLSPortConfig {
  /** Port that the settings are for. */
  readonly port: number;
  /** Settings of the port. */
  readonly tls: TLSConfig;
}

export interface FrontendTLSConfig {
  /** Settings of ports without settings of their own. */
  readonly default: TLSConfig;
  /** Settings of single ports. */
  readonly perPort?: readonly TLSPortConfig[];
}

export interface GatewayTLSConfig {
  /** TLS to backends. */
  readonly backend?: GatewayBackendTLS;
  /** TLS from clients. */
  readonly frontend?: FrontendTLSConfig;
}

/** Entry of traffic into the cluster or, as a waypoint, a stop on its way to services. */
export interface KubernetesGatewaySpec {
  /** Addresses of the gateway; with Hostname, Istio uses that service instead of making one. */
  readonly addresses?: readonly GatewaySpecAddress[];
  /** ListenerSets that may add listeners. */
  readonly allowedListeners?: AllowedListeners;
  /** Routes that belong to the gateway without naming it; default None. Istio does not act on it. */
  readonly defaultScope?: 'All' | 'None';
  /** Class of the gateway: istio, istio-remote or istio-waypoint. */
  readonly gatewayClassName: string;
  /** Settings of the objects that are created for the gateway. */
  readonly infrastructure?: GatewayInfrastructure;
  /** Ports with their protocols. */
  readonly listeners: readonly Listener[];
  /** TLS of the whole gateway. */
  readonly tls?: GatewayTLSConfig;
}
