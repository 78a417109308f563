import type { Json } from '../../../model';
import type { Claims, RouteDetails, Step, Verdict } from '../types';

/** A token: its claims, or one that is not valid. */
export type Token = Claims | 'expired' | 'forged';

/** Who calls, said in parts. */
export interface CallerOptions {
  /** A workload or a service account: `shop/web`. Left out: somebody outside the mesh. */
  readonly workload?: string;
  /** Identity of the certificate, where it is not that of the workload: `cluster.local/ns/shop/sa/web`. */
  readonly principal?: string;
  /** Address of the socket. */
  readonly ip?: string;
  /** The token that the caller sends: its claims, or one that is not good. */
  readonly jwt?: Token;
  /** Calls without mTLS, whatever the mesh would do. */
  readonly plaintext?: boolean;
}

/** `shop/web` is a workload or a service account; `internet` is somebody outside the mesh. */
export type From = string | CallerOptions;

/** One request, from a caller to wherever it ends. */
export interface RequestOptions {
  /** Who calls. @default 'internet' */
  readonly from?: From;
  /** The gateway that the request comes in by: a Gateway, or the workload of one: `shop/public`. */
  readonly via?: string;
  /** `http://orders/x`, `https://shop.example.com`, `tcp://db:5432`, `tls://db.example.com` */
  readonly url: string;
  /** The method of HTTP. @default 'GET' */
  readonly method?: string;
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The token of this request. @default that of the caller */
  readonly jwt?: Token;
  /** Server name of the TLS handshake. @default the host */
  readonly sni?: string;
  /** The version of HTTP that the client speaks. @default 'http' */
  readonly protocol?: 'http' | 'http2';
}

/** The proxy that stopped a request. */
export type Where = 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel';

/** What becomes of a request on its whole way. */
export type RequestVerdict = Verdict & {
  /** Who stopped it. */
  readonly where?: Where;
  /** Whether the connection to the last pod is mTLS. */
  readonly encrypted?: boolean;
  /** What was asked. */
  readonly asked?: string;
};

/** Where a request goes, as the caller's side decides. */
export type RouteVerdict = Verdict & RouteDetails;

/** More about a request that `can` asks for. */
export interface AccessOptions {
  /** The port of the service. @default its first */
  readonly port?: number;
  /** The Host header. @default the whole name of the service */
  readonly host?: string;
  /** Headers of the request, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The token of the request. @default that of the caller */
  readonly jwt?: Token;
  /** The address of the caller's socket. @default that of the caller */
  readonly ip?: string;
}

/** Whether a callee lets a caller in. */
export interface AccessVerdict {
  readonly outcome: 'allowed' | 'denied' | 'unauthenticated' | 'refused' | 'unknown';
  /** `NAMESPACE/POLICY#RULE` that decided; null where none of the ALLOW rules matched. */
  readonly by?: string | null;
  readonly where?: Where;
  readonly encrypted?: boolean;
  /** What was asked. */
  readonly asked?: string;
  readonly because: readonly Step[];
}

export type { Json };
