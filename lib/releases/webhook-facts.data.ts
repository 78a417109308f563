/** What istiod's webhook judges differently from one minor release to the next. */
export interface WebhookFacts {
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

const V1_29: WebhookFacts = {
  trustDomainCondition: false,
  warnsOfPrivateKeys: false,
  dynamicDnsProtocols: ['http', 'tls'],
  dynamicDnsInsideMesh: false,
  excludedEgressNamespaces: false,
  warmupAggressionAtLeastOne: true,
  longProxyVersionIgnored: false,
};
const V1_30: WebhookFacts = {
  ...V1_29,
  trustDomainCondition: true,
  warnsOfPrivateKeys: true,
  dynamicDnsProtocols: ['http', 'tls', 'grpc', 'http2'],
  dynamicDnsInsideMesh: true,
};
const V1_31: WebhookFacts = {
  ...V1_30,
  excludedEgressNamespaces: true,
  warmupAggressionAtLeastOne: false,
  longProxyVersionIgnored: true,
};

/** By minor release, oldest first. */
export const WEBHOOK_FACTS: readonly (readonly [minor: number, facts: WebhookFacts])[] = [[29, V1_29], [30, V1_30], [31, V1_31]];
