import type { PodFact } from '../../registry/pods';
import type { ServiceFact } from '../../registry/services';
import type { ProxyFact } from '../proxies';
import type { Claims, Step } from '../types';

/** What PeerAuthentication says of mTLS. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** A connection or a request that arrives at a proxy. */
export interface Arrival {
  readonly layer: 'http' | 'tcp';
  /** The pod's port at sidecars, gateways and ztunnel; the service's port at waypoints. */
  readonly port: number;
  /** The connection is mTLS, so that `principal` is proven. */
  readonly mtls: boolean;
  /** Without `spiffe://`. */
  readonly principal?: string;
  /** Address of the socket. */
  readonly ip?: string;
  readonly sni?: string;
  /** At waypoints: the service that is called. */
  readonly service?: ServiceFact;
  readonly destinationIp?: string;
  readonly request?: {
    readonly method: string;
    /** Normalised, with the query. */
    readonly path: string;
    /** As sent, with its port if there was one. */
    readonly host: string;
    /** Names in lower case. */
    readonly headers: ReadonlyMap<string, string>;
  };
  readonly jwt?: Claims;
}

interface Matched {
  readonly audit?: readonly string[] | string;
  readonly dryRun?: readonly string[] | string;
  readonly custom?: readonly string[] | string;
  readonly because: readonly Step[];
}

/** What policies make of an arrival. */
export type AccessDecision =
  | (Matched & { readonly outcome: 'allowed'; readonly by?: string; readonly claims?: Claims })
  | (Matched & { readonly outcome: 'denied'; readonly by: string | null; readonly code?: number })
  | (Matched & { readonly outcome: 'unauthenticated'; readonly code: number })
  | (Matched & { readonly outcome: 'refused' | 'unknown' });

export interface Access {
  /** The mode that PeerAuthentication gives a port of a pod. */
  mtls(pod: PodFact, podPort: number): MtlsMode;
  /** The mode that clients infer for a namespace; undefined where no policy says one. */
  namespaceMtls(namespace: string): MtlsMode | undefined;
  /** What the policies at a proxy make of an arrival, in the order of its filters. */
  decide(at: ProxyFact, arrival: Arrival): AccessDecision;
}
