/** Behaviour of istiod's validating webhook that differs from one minor release to the next. */
export interface WebhookBehaviour {
  /** `source.trustDomain` is a key for conditions. */
  readonly trustDomainCondition: boolean;
  /** Private keys in an inline JWKS are warned about. */
  readonly warnsOfPrivateKeys: boolean;
  /** Protocols that a ServiceEntry with resolution DYNAMIC_DNS may have. */
  readonly dynamicDnsProtocols: readonly string[];
  /** Such a ServiceEntry may also be inside the mesh, without a waypoint. */
  readonly dynamicDnsInsideMesh: boolean;
  /** A Sidecar's egress host may exclude a namespace with `~`. */
  readonly excludedEgressNamespaces: boolean;
  /** How steep a warm-up must at least be: a curve of 1 or more, or anything above 0. */
  readonly warmupAggressionAtLeastOne: boolean;
  /** An EnvoyFilter's over-long version expression is only ignored, with a warning. */
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
