import type { Json, Manifest } from '../../model';
import type { Fields } from '../registry/read';

/** The proxy that handles a request. */
export interface ProxyRef {
  readonly kind: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel';
  readonly namespace: string;
  /** The workload, or the Gateway of the Gateway API. */
  readonly name?: string;
  /** Labels of a pod that no object of the program stands for. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Claims of a token. `$expired` and `$forged` say that the token is not valid. */
export type Claims = Readonly<Record<string, Json>>;

/** Who calls, as the server side sees it. */
export interface Caller {
  /** Identity of the client's certificate: `cluster.local/ns/shop/sa/web`. */
  readonly principal?: string;
  /** Address of the socket. */
  readonly ip?: string;
  /** Claims of the Bearer token. */
  readonly jwt?: Claims;
}

/** One request, as the client sends it to one proxy. */
export interface ProxyRequest {
  readonly at: ProxyRef;
  /**
   * `outbound` leaves the pod of a sidecar, `inbound` arrives at it. @default what the kind of the proxy says;
   * `outbound` at sidecars
   */
  readonly direction?: 'outbound' | 'inbound' | 'gateway' | 'waypoint';
  /** As the client writes it: the Host header, and what it connects to. */
  readonly host: string;
  /** Where the client connects to, if not to the address of `host`. */
  readonly address?: string;
  /** The port of the service. @default 443 with TLS, else 80 */
  readonly port?: number;
  /** With the query. @default '/' */
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `tcp` is bytes that are no HTTP. @default 'http' */
  readonly protocol?: 'http' | 'http2' | 'tcp';
  readonly tls?: 'plaintext' | 'tls' | 'mtls';
  /** Server name of the TLS handshake; `-` is none. @default `host` */
  readonly sni?: string;
  readonly from?: Caller;
}

/** One step of the way to a verdict. */
export interface Step {
  /** `VirtualService shop/orders` */
  readonly object?: string;
  /** `spec.http[0].match[0]` */
  readonly path?: string;
  readonly text: string;
  /** The rule of a route that took the request. */
  readonly decisive?: true;
}

/** Where a request goes. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly subset?: string;
  /** How many endpoints there are, where istiod lists them. */
  readonly endpoints?: number;
}

export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

export interface WeightedDestination extends Destination {
  readonly weight: number;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
}

export interface Retries {
  readonly attempts: number;
  readonly retryOn: string;
  readonly perTryTimeout?: string;
  readonly backoff?: string;
  /** Status codes that are tried again. */
  readonly codes?: readonly number[];
}

export interface Mirror extends Destination {
  readonly percent: number;
}

export interface Fault {
  readonly delay?: { readonly percent: number; readonly fixed?: string };
  readonly abort?: { readonly percent: number; readonly status?: number; readonly grpc?: number };
}

/** How the proxy speaks to the destination. `AUTO` is mTLS where the endpoint has it. */
export type UpstreamTls = 'AUTO' | 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'HBONE';

/** What the configuration of the matched route says, whatever becomes of the request. */
export interface RouteDetails {
  /** Name of the route: `ROUTE` or `ROUTE.MATCH`. */
  readonly route?: string;
  readonly destination?: Destination;
  readonly weights?: readonly WeightedDestination[];
  /** The request goes to where the client wanted to go. */
  readonly passthrough?: true;
  readonly upstreamPath?: string;
  readonly upstreamHost?: string;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  readonly timeout?: string;
  readonly retries?: Retries;
  readonly mirrors?: readonly Mirror[];
  readonly fault?: Fault;
  readonly cors?: true;
  readonly sticky?: true;
  readonly upstreamTls?: UpstreamTls;
  /** The proxy handles bytes, not requests. */
  readonly layer?: 'tcp';
}

/** What the server side of a connection decided. */
export interface ServerDetails {
  /** What TLS the proxy terminated. */
  readonly tls?: string;
  /** The port of the pod that gets the request. */
  readonly appPort?: number;
  /** `NAMESPACE/POLICY#RULE` that decided; null where none of the ALLOW rules matched. */
  readonly by?: string | null;
  readonly audit?: readonly string[] | string;
  readonly dryRun?: readonly string[] | string;
  readonly custom?: readonly string[] | string;
}

interface Because {
  /** The steps that decided, in their order. */
  readonly because: readonly Step[];
}

type Common = RouteDetails & ServerDetails & Because & { readonly code?: number };

/** What becomes of a request. */
export type Verdict =
  | (Common & {
      readonly outcome:
        'forwarded' | 'aborted' | 'cors-preflight' | 'no-cluster' | 'no-endpoints' | 'no-route' | 'black-hole';
    })
  | (Common & { readonly outcome: 'denied'; readonly by: string | null })
  | (Common & { readonly outcome: 'redirected'; readonly location: string; readonly code: number })
  | (Common & { readonly outcome: 'direct-response'; readonly code: number; readonly body?: string })
  | (Common & { readonly outcome: 'unauthenticated' | 'bad-request' | 'refused' | 'no-listener' | 'unknown' });

export type Outcome = Verdict['outcome'];

/** What exists without the program. */
export interface OutsideMesh {
  /** Hosts whose endpoints the program does not know: they are taken to be there. */
  readonly hosts?: readonly string[];
}

export interface SimulateOptions {
  /** The minor of Istio. @default the newest */
  readonly version?: string;
  /** The mesh config. @default that of the ConfigMap `istio`, if the program has it */
  readonly meshConfig?: Fields;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /**
   * Objects that change proxies in ways that are not simulated, and that are known not to change where requests go or
   * who may call: `EnvoyFilter shop/headers`, `WasmPlugin shop/metrics`. @default - none: requests at their proxies are
   * `unknown`
   */
  readonly ignoreExtensions?: readonly string[];
  /** What exists without the program. @default - nothing */
  readonly outside?: OutsideMesh;
  /** Whether objects that a cluster would refuse are refused here too. @default true */
  readonly check?: boolean;
}

export type { Manifest };
