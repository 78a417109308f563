import { GATEWAY_API_GROUP, GATEWAY_API_X_GROUP } from '../model/gateway-api';

/** Facts of a kind of the Gateway API in a cluster that a release of Istio runs in. */
export interface GatewayApiKindFacts {
  /** Versions that the CRD of the standard channel serves; none for a kind of the experimental channel. */
  readonly standard: readonly string[];
  /** Versions that only the definition of the experimental channel serves. */
  readonly experimental: readonly string[];
  /** Version that istiod watches; undefined where istiod does not read the kind. */
  readonly read?: string;
  /** True where istiod reads the kind only with `PILOT_ENABLE_ALPHA_GATEWAY_API`. */
  readonly alpha?: boolean;
  /** `GROUP/KIND` under which the API has the same thing in this release. */
  readonly insteadOf?: string;
}

/** Facts of istiod's conversion of the Gateway API that differ from one minor release to the next. */
export interface GatewayApiFacts {
  /** The version of the Gateway API that the release is built with. */
  readonly bundle: string;
  /** Facts of each kind, by `GROUP/KIND`. */
  readonly kinds: Readonly<Record<string, GatewayApiKindFacts>>;
  /** Protocols of listeners that istiod takes only with `PILOT_ENABLE_ALPHA_GATEWAY_API`. */
  readonly alphaProtocols: readonly string[];
  /** True where `allowedListeners` needs `PILOT_ENABLE_ALPHA_GATEWAY_API`. */
  readonly alphaListenerSets: boolean;
  /** Kind of listener sets, `GROUP/KIND`. */
  readonly listenerSet: string;
  /** True where an east-west gateway may have listeners that pass TLS through, beside the one for HBONE. */
  readonly eastWestPassthrough: boolean;
  /** Kinds of routes that attach to a TLS listener which terminates TLS. */
  readonly terminatedTlsRoutes: readonly string[];
  /** True where `infrastructure.parametersRef` must be a ConfigMap. */
  readonly checksParameters: boolean;
  /** True where `tls.backend.clientCertificateRef` must be a Secret; before, the field has no effect. */
  readonly checksClientCertificate: boolean;
  /** True where listeners of one gateway that exclude each other are refused. */
  readonly checksConflicts: boolean;
  /** True where `tls.frontend.*.validation.mode` has an effect. */
  readonly frontendMode: boolean;
}


const standard = (...versions: string[]): GatewayApiKindFacts => ({
  standard: versions,
  experimental: [],
  read: versions[0],
});
const unread = (...versions: string[]): GatewayApiKindFacts => ({ standard: [], experimental: versions });
const alpha = (...versions: string[]): GatewayApiKindFacts => ({
  ...unread(...versions),
  read: versions[0],
  alpha: true,
});
/** Kinds of `gateway.networking.k8s.io` by `GROUP/KIND`. */
type Kinds = Readonly<Record<string, GatewayApiKindFacts>>;
const grouped = (group: string, kinds: Kinds): Kinds => (
  Object.fromEntries(Object.entries(kinds).map(([kind, facts]) => [`${group}/${kind}`, facts])));

/** Kinds that are the same in all known releases. */
const EVERYWHERE = grouped(GATEWAY_API_GROUP, {
  GatewayClass: standard('v1', 'v1beta1'),
  Gateway: standard('v1', 'v1beta1'),
  HTTPRoute: standard('v1', 'v1beta1'),
  GRPCRoute: standard('v1'),
  BackendTLSPolicy: { ...standard('v1'), experimental: ['v1alpha3'] },
});
const X_EVERYWHERE = grouped(GATEWAY_API_X_GROUP, {
  XBackendTrafficPolicy: alpha('v1alpha1'),
  XMesh: unread('v1alpha1'),
});

const V1_29: GatewayApiFacts = {
  bundle: '1.4.1',
  kinds: {
    ...EVERYWHERE,
    ...X_EVERYWHERE,
    ...grouped(GATEWAY_API_GROUP, {
      ReferenceGrant: standard('v1beta1'),
      TCPRoute: alpha('v1alpha2'),
      TLSRoute: alpha('v1alpha2', 'v1alpha3'),
      UDPRoute: unread('v1alpha2'),
    }),
    ...grouped(GATEWAY_API_X_GROUP, {
      XListenerSet: { ...alpha('v1alpha1'), insteadOf: `${GATEWAY_API_GROUP}/ListenerSet` },
    }),
  },
  alphaProtocols: ['TLS', 'TCP'],
  alphaListenerSets: true,
  listenerSet: `${GATEWAY_API_X_GROUP}/XListenerSet`,
  eastWestPassthrough: false,
  terminatedTlsRoutes: ['TCPRoute'],
  checksParameters: false,
  checksClientCertificate: false,
  checksConflicts: false,
  frontendMode: false,
};
const V1_30: GatewayApiFacts = {
  ...V1_29,
  bundle: '1.5.1',
  kinds: {
    ...EVERYWHERE,
    ...X_EVERYWHERE,
    ...grouped(GATEWAY_API_GROUP, {
      ListenerSet: { ...standard('v1'), insteadOf: `${GATEWAY_API_X_GROUP}/XListenerSet` },
      // istiod watches the older version, which every bundle serves.
      ReferenceGrant: { ...standard('v1', 'v1beta1'), read: 'v1beta1' },
      TCPRoute: alpha('v1alpha2'),
      TLSRoute: { ...standard('v1'), experimental: ['v1alpha2', 'v1alpha3'] },
      UDPRoute: unread('v1alpha2'),
    }),
  },
  alphaProtocols: ['TCP'],
  alphaListenerSets: false,
  listenerSet: `${GATEWAY_API_GROUP}/ListenerSet`,
  eastWestPassthrough: true,
  terminatedTlsRoutes: ['TLSRoute', 'TCPRoute'],
};
const V1_31: GatewayApiFacts = {
  ...V1_30,
  bundle: '1.6.0',
  kinds: {
    ...V1_30.kinds,
    ...grouped(GATEWAY_API_GROUP, {
      TCPRoute: { ...standard('v1'), experimental: ['v1alpha2'] },
      UDPRoute: { standard: ['v1'], experimental: ['v1alpha2'] },
    }),
    ...grouped(GATEWAY_API_X_GROUP, { XBackend: unread('v1alpha1') }),
  },
  alphaProtocols: [],
  checksParameters: true,
  checksClientCertificate: true,
  checksConflicts: true,
  frontendMode: true,
};

/** Gateway API facts by minor release, oldest first. */
export const GATEWAY_API_FACTS: Readonly<Record<string, GatewayApiFacts>> = {
  '1.29': V1_29,
  '1.30': V1_30,
  '1.31': V1_31,
};
