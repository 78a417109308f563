// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PolicyTargetReference, WorkloadSelector } from './common';
import type { AtMostOne, Duration } from './types';

export type {
  PolicyTargetReference,
  WorkloadSelector,
} from './common';

export interface JWTHeader {
  /** Name of the header. */
  readonly name: string;
  /** Text before the token, for example "Bearer " with its blank; none by default. */
  readonly prefix?: string;
}

export interface ClaimToHeader {
  /** Claim to copy; a dot leads into objects. Texts, numbers and booleans only. */
  readonly claim: string;
  /** Header that gets it; one that the client sent is written over. */
  readonly header: string;
}

/** Fields of JWTRule that exclude one another. */
export interface JWTRuleChoice {
  /** Public keys of the issuer, as a JSON Web Key Set. */
  readonly jwks: string;
  /** Old spelling of jwksUri. @deprecated use jwksUri */
  readonly jwks_uri: string;
  /** Address of the public keys; by default found through the OpenID configuration of the issuer. */
  readonly jwksUri: string;
}

/** Fields of JWTRule that exclude no other field. */
export interface JWTRuleBase {
  /** Audiences of which a token must have one; by default any is taken. */
  readonly audiences?: readonly string[];
  /** Keep the token in the request that goes to the workload; default false. */
  readonly forwardOriginalToken?: boolean;
  /** Names of cookies that may carry the token. */
  readonly fromCookies?: readonly string[];
  /** Headers that may carry the token; with no place named, Authorization: Bearer and the query parameter access_token. */
  readonly fromHeaders?: readonly JWTHeader[];
  /** Names of query parameters that may carry the token. */
  readonly fromParams?: readonly string[];
  /** Issuer of the token: its claim "iss" must be this. */
  readonly issuer?: string;
  /** Claims of a valid token that become headers of the request. */
  readonly outputClaimToHeaders?: readonly ClaimToHeader[];
  /** Header that gets the payload of a valid token, base64url; none by default. */
  readonly outputPayloadToHeader?: string;
  /** Need of a token of this issuer; default OPTIONAL. Since Istio 1.32. */
  readonly presence?: 'OPTIONAL' | 'REQUIRED';
  /** Claims to read as lists of words, besides scope and permission. */
  readonly spaceDelimitedClaims?: readonly string[];
  /** Timeout for fetching the public keys; default 5s. */
  readonly timeout?: Duration;
}

export type JWTRule = JWTRuleBase & AtMostOne<JWTRuleChoice>;

/** Fields of RequestAuthenticationSpec that exclude one another. */
export interface RequestAuthenticationSpecChoice {
  /** Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace. */
  readonly selector: WorkloadSelector;
  /** The one gateway or service the policy is for; as targetRefs with one item. */
  readonly targetRef: PolicyTargetReference;
  /** Gateways, gateway classes, services or service entries the policy is for; a waypoint is bound by this. */
  readonly targetRefs: readonly PolicyTargetReference[];
}

/** Fields of RequestAuthenticationSpec that exclude no other field. */
export interface RequestAuthenticationSpecBase {
  /** Issuers whose tokens are taken; a request with any other token is refused. */
  readonly jwtRules?: readonly JWTRule[];
}

/** Which tokens (JWT) workloads check. A request without a token passes: an AuthorizationPolicy is needed to refuse it. */
export type RequestAuthenticationSpec = RequestAuthenticationSpecBase & AtMostOne<RequestAuthenticationSpecChoice>;

/** Props of `KubeRequestAuthentication`: metadata and spec. */
export interface KubeRequestAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: RequestAuthenticationSpec;
}

/** Construct of kind RequestAuthentication without references and checks, which `RequestAuthentication` has. Which tokens (JWT) workloads check. A request without a token passes: an AuthorizationPolicy is needed to refuse it. */
export class KubeRequestAuthentication extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeRequestAuthenticationProps) {
    return { ...KubeRequestAuthentication.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeRequestAuthenticationProps) {
    super(scope, id, KubeRequestAuthentication.manifest(props));
  }
}
