// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PolicyTargetReference, WorkloadSelector } from './common';
import type { AtMostOne, Only } from './types';

export type {
  PolicyTargetReference,
  WorkloadSelector,
} from './common';

export interface ExtensionProvider {
  /** Name of an external authorizer among the extensionProviders of the mesh config. */
  readonly name?: string;
}

/** Fields of Source that exclude one another. */
export interface SourceChoice {
  /** Namespaces of the peer, from its certificate: needs mutual TLS; any by default. */
  readonly namespaces: readonly string[];
  /** Namespaces that the peer must not be in. */
  readonly notNamespaces: readonly string[];
  /** Identities that the peer must not have. */
  readonly notPrincipals: readonly string[];
  /** Service accounts that the peer must not have. */
  readonly notServiceAccounts: readonly string[];
  /** Identities of the peer, TRUST_DOMAIN/ns/NAMESPACE/sa/ACCOUNT: needs mutual TLS; any by default. */
  readonly principals: readonly string[];
  /** Service accounts of the peer, NAMESPACE/NAME, or NAME in the namespace of the policy: needs mutual TLS; any by default. */
  readonly serviceAccounts: readonly string[];
}

/** Fields of Source that exclude no other field. */
export interface SourceBase {
  /** Addresses or ranges (CIDR) of the peer, as its packets have them; any by default. */
  readonly ipBlocks?: readonly string[];
  /** Addresses or ranges that the peer must not have. */
  readonly notIpBlocks?: readonly string[];
  /** Addresses or ranges that the client must not have. */
  readonly notRemoteIpBlocks?: readonly string[];
  /** Identities that the token of the request must not have. */
  readonly notRequestPrincipals?: readonly string[];
  /** Trust domains that the peer must not be of. Since Istio 1.30. */
  readonly notTrustDomains?: readonly string[];
  /** Addresses or ranges of the client, from X-Forwarded-For or the PROXY protocol; any by default. */
  readonly remoteIpBlocks?: readonly string[];
  /** Identities from a valid token, ISSUER/SUBJECT; any by default. */
  readonly requestPrincipals?: readonly string[];
  /** Trust domains of the peer, from its certificate: needs mutual TLS; any by default. Since Istio 1.30. */
  readonly trustDomains?: readonly string[];
}

export type Source = SourceBase & (Only<SourceChoice, 'serviceAccounts' | 'notServiceAccounts'> | Only<SourceChoice, 'principals' | 'notPrincipals' | 'namespaces' | 'notNamespaces'>);

export interface From {
  /** Conditions on the source, all of which must hold. */
  readonly source?: Source;
}

export interface Operation {
  /** Hosts of the request, without regard to case; any by default. HTTP only. */
  readonly hosts?: readonly string[];
  /** Methods of the request; for gRPC always POST; any by default. HTTP only. */
  readonly methods?: readonly string[];
  /** Hosts that the request must not have. HTTP only. */
  readonly notHosts?: readonly string[];
  /** Methods that the request must not have. HTTP only. */
  readonly notMethods?: readonly string[];
  /** Paths that the request must not have. HTTP only. */
  readonly notPaths?: readonly string[];
  /** Ports that the connection must not be to. */
  readonly notPorts?: readonly string[];
  /** Paths of the request, with "*" at an end or {*} and {**} inside; for gRPC /package.service/method. HTTP only. */
  readonly paths?: readonly string[];
  /** Ports of the connection, as text; any by default. */
  readonly ports?: readonly string[];
}

export interface To {
  /** Conditions on the operation, all of which must hold. */
  readonly operation?: Operation;
}

export interface Condition {
  /** Name of an attribute, for example request.headers[x-version] or source.namespace. */
  readonly key: string;
  /** Values that the attribute must not have. */
  readonly notValues?: readonly string[];
  /** Values of which the attribute must have one. */
  readonly values?: readonly string[];
}

export interface Rule {
  /** Sources of the request, one of which must match; any source by default. */
  readonly from?: readonly From[];
  /** Operations, one of which must match; any operation by default. */
  readonly to?: readonly To[];
  /** Further conditions, all of which must hold; none by default. */
  readonly when?: readonly Condition[];
}

/** Fields of AuthorizationPolicySpec that exclude one another. */
export interface AuthorizationPolicySpecChoice {
  /** Extension provider that decides; for action CUSTOM only. */
  readonly provider: ExtensionProvider;
}

/** Fields of AuthorizationPolicySpec that exclude one another. */
export interface AuthorizationPolicySpecChoice2 {
  /** Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace. */
  readonly selector: WorkloadSelector;
  /** The one gateway or service the policy is for; as targetRefs with one item. */
  readonly targetRef: PolicyTargetReference;
  /** Gateways, gateway classes, services or service entries the policy is for; a waypoint is bound by this. */
  readonly targetRefs: readonly PolicyTargetReference[];
}

/** Fields of AuthorizationPolicySpec that exclude no other field. */
export interface AuthorizationPolicySpecBase {
  /** Action on a request that matches a rule; default ALLOW. */
  readonly action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  /** A request that matches one of these matches the policy; an empty rule matches all, an empty list nothing. */
  readonly rules?: readonly Rule[];
}

/** Access policy of some workloads. Evaluated in the order CUSTOM, DENY, ALLOW; with any ALLOW policy, what none allows is denied. */
export type AuthorizationPolicySpec = AuthorizationPolicySpecBase & AtMostOne<AuthorizationPolicySpecChoice> & AtMostOne<AuthorizationPolicySpecChoice2>;

/** Props of `KubeAuthorizationPolicy`: metadata and spec. */
export interface KubeAuthorizationPolicyProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: AuthorizationPolicySpec;
}

/** Construct of kind AuthorizationPolicy without references and checks, which `AuthorizationPolicy` has. Access policy of some workloads. Evaluated in the order CUSTOM, DENY, ALLOW; with any ALLOW policy, what none allows is denied. */
export class KubeAuthorizationPolicy extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeAuthorizationPolicyProps) {
    return { ...KubeAuthorizationPolicy.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeAuthorizationPolicyProps) {
    super(scope, id, KubeAuthorizationPolicy.manifest(props));
  }
}
