/** Behaviour of istiod's validating webhook that differs from one minor release to the next. */
export interface WebhookBehaviour {
  /** True where `source.trustDomain` is a key for conditions. */
  readonly trustDomainCondition: boolean;
  /** True where private keys in an inline JWKS are warned about. */
  readonly warnsOfPrivateKeys: boolean;
  /** Protocols that a ServiceEntry with resolution DYNAMIC_DNS may have. */
  readonly dynamicDnsProtocols: readonly string[];
  /** True where a ServiceEntry with resolution DYNAMIC_DNS may be inside the mesh, without a waypoint. */
  readonly dynamicDnsInsideMesh: boolean;
  /** True where an egress host of a Sidecar may exclude a namespace with `~`. */
  readonly excludedEgressNamespaces: boolean;
  /** True where `aggression` of a warm-up must be at least 1; otherwise anything above 0 is accepted. */
  readonly warmupAggressionAtLeastOne: boolean;
  /** True where an over-long version expression of an EnvoyFilter is only ignored, with a warning. */
  readonly longProxyVersionIgnored: boolean;
}

/** The behaviour of the oldest release that is known. */
export const OLDEST_WEBHOOK: WebhookBehaviour = {
  trustDomainCondition: false,
  warnsOfPrivateKeys: false,
  dynamicDnsProtocols: ['http', 'tls'],
  dynamicDnsInsideMesh: false,
  excludedEgressNamespaces: false,
  warmupAggressionAtLeastOne: true,
  longProxyVersionIgnored: false,
};
