import type { PodFact } from '../../registry/pods';
import type { ServiceFact } from '../../registry/services';
import type { ProxyFact } from '../proxies';
import type { Claims, Step } from '../types';

/** mTLS mode of a PeerAuthentication. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** Connection or request that arrives at a proxy. */
export interface Arrival {
  readonly layer: 'http' | 'tcp';
  /** Port of the pod at sidecars, gateways and ztunnel; port of the service at waypoints. */
  readonly port: number;
  /** True where the connection is mTLS, which proves `principal`. */
  readonly mtls: boolean;
  /** Identity of the client, without `spiffe://`. */
  readonly principal?: string | undefined;
  /** Address of the socket. */
  readonly ip?: string | undefined;
  readonly sni?: string | undefined;
  /** Service that is called, at waypoints. */
  readonly service?: ServiceFact | undefined;
  readonly destinationIp?: string | undefined;
  readonly request?: {
    readonly method: string;
    /** Normalised path, with the query. */
    readonly path: string;
    /** Host as sent, with its port if there was one. */
    readonly host: string;
    /** Headers by name in lower case. */
    readonly headers: ReadonlyMap<string, string>;
  };
  readonly jwt?: Claims | undefined;
}

interface Matched {
  readonly audit?: readonly string[] | string;
  readonly dryRun?: readonly string[] | string;
  readonly custom?: readonly string[] | string;
  readonly because: readonly Step[];
}

/** Decision of the policies on an arrival. */
export type AccessDecision =
  | (Matched & { readonly outcome: 'allowed'; readonly by?: string; readonly claims?: Claims })
  | (Matched & { readonly outcome: 'denied'; readonly by: string | null; readonly code?: number })
  | (Matched & { readonly outcome: 'unauthenticated'; readonly code: number })
  | (Matched & { readonly outcome: 'refused' | 'unknown' });

export interface Access {
  /** Returns the mode of a pod's port by PeerAuthentication. */
  mtls(pod: PodFact, podPort: number): MtlsMode;
  /** Returns the mode that clients infer for a namespace; undefined where no policy sets one. */
  namespaceMtls(namespace: string): MtlsMode | undefined;
  /** Evaluates the policies of a proxy for an arrival, in the order of its filters. */
  decide(at: ProxyFact, arrival: Arrival): AccessDecision;
}
