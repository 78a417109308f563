// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WorkloadSelector } from './common';

export type {
  WorkloadSelector,
} from './common';

export interface MutualTLS {
  /** Mode of mutual TLS; default UNSET. */
  readonly mode?: 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT';
}

/** Mutual TLS of workloads: plain text, mutual TLS, or both. */
export interface PeerAuthenticationSpec {
  /** The mode of all ports; by default as the next wider policy says. */
  readonly mtls?: MutualTLS;
  /** Modes of single ports of the workload, by port number; needs a selector. */
  readonly portLevelMtls?: { readonly [key: string]: MutualTLS };
  /** Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace. */
  readonly selector?: WorkloadSelector;
}

/** Props of `KubePeerAuthentication`: metadata and spec. */
export interface KubePeerAuthenticationProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: PeerAuthenticationSpec;
}

/** Construct of kind PeerAuthentication without references and checks, which `PeerAuthentication` has. Mutual TLS of workloads: plain text, mutual TLS, or both. */
export class KubePeerAuthentication extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubePeerAuthenticationProps) {
    return { ...KubePeerAuthentication.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubePeerAuthenticationProps) {
    super(scope, id, KubePeerAuthentication.manifest(props));
  }
}
