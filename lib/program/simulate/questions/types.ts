import type { Json } from '../../../model';
import type { Claims, RouteDetails, Step, Verdict } from '../types';

/** Token of a request: its claims, or the reason why it is invalid. */
export type Token = Claims | 'expired' | 'forged';

/** Caller in parts. */
export interface CallerOptions {
  /** Workload or service account: `shop/web`. @default - a caller outside the mesh */
  readonly workload?: string;
  /** Identity in the certificate, where it differs from that of the workload: `cluster.local/ns/shop/sa/web`. */
  readonly principal?: string;
  /** Address of the socket. */
  readonly ip?: string;
  /** Token that the caller sends: its claims, or an invalid one. */
  readonly jwt?: Token;
  /** True for calls without mTLS, even where the mesh would use it. */
  readonly plaintext?: boolean;
}

/** Caller: `shop/web` is a workload or a service account; `internet` is a caller outside the mesh. */
export type From = string | CallerOptions;

/** Request from a caller to its final destination. */
export interface RequestOptions {
  /** Caller. @default 'internet' */
  readonly from?: From;
  /** Gateway by which the request enters, by the name of the Gateway or of its workload: `shop/public`. */
  readonly via?: string;
  /** URL of the request: `http://orders/x`, `https://shop.example.com`, `tcp://db:5432`, `tls://db.example.com`. */
  readonly url: string;
  /** HTTP method. @default 'GET' */
  readonly method?: string;
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Token of this request. @default that of the caller */
  readonly jwt?: Token;
  /** Server name of the TLS handshake. @default the host */
  readonly sni?: string;
  /** HTTP version of the client. @default 'http' */
  readonly protocol?: 'http' | 'http2';
}

/** Kind of the proxy that stopped a request. */
export type Where = 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel';

/** Verdict on the whole journey of a request. */
export type RequestVerdict = Verdict & {
  /** Proxy that stopped the request. */
  readonly where?: Where;
  /** True where the connection to the last pod is mTLS. */
  readonly encrypted?: boolean;
  /** Text of the question. */
  readonly asked?: string;
};

/** Verdict of the caller's side: the destination of a request. */
export type RouteVerdict = Verdict & RouteDetails;

/** Further properties of the request that `can` simulates. */
export interface AccessOptions {
  /** Port of the service. @default its first */
  readonly port?: number;
  /** Host header. @default the whole name of the service */
  readonly host?: string;
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Token of the request. @default that of the caller */
  readonly jwt?: Token;
  /** Address of the caller's socket. @default that of the caller */
  readonly ip?: string;
}

/** Verdict on whether a callee allows a caller. */
export interface AccessVerdict {
  readonly outcome: 'allowed' | 'denied' | 'unauthenticated' | 'refused' | 'unknown';
  /** Rule that decided, `NAMESPACE/POLICY#RULE`; null where none of the ALLOW rules matched. */
  readonly by?: string | null;
  readonly where?: Where;
  readonly encrypted?: boolean;
  /** Text of the question. */
  readonly asked?: string;
  readonly because: readonly Step[];
}

export type { Json };
