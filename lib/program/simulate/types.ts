import type { Json, Manifest } from '../../model';
import type { Fields } from '../objects/read';

/** Proxy that handles a request. */
export interface ProxyRef {
  readonly kind: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel';
  readonly namespace: string;
  /** Name of the workload, or of the Gateway of the Gateway API. */
  readonly name?: string;
  /** Labels of a pod that no object of the program declares. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Claims of a token. `$expired` and `$forged` mark an invalid token. */
export type Claims = Readonly<Record<string, Json>>;

/** Caller, as the server side receives it. */
export interface Caller {
  /** Identity of the client's certificate: `cluster.local/ns/shop/sa/web`. */
  readonly principal?: string;
  /** Address of the socket. */
  readonly ip?: string;
  /** Claims of the Bearer token. */
  readonly jwt?: Claims;
}

/** Request that a client sends to one proxy. */
export interface ProxyRequest {
  readonly at: ProxyRef;
  /**
   * Direction of the request: `outbound` leaves the pod of a sidecar, `inbound` arrives at it.
   * @default that of the proxy's kind; `outbound` at sidecars
   */
  readonly direction?: 'outbound' | 'inbound' | 'gateway' | 'waypoint';
  /** Host that the client writes: the Host header, and the name that it connects to. */
  readonly host: string;
  /** Address that the client connects to, if it is not that of `host`. */
  readonly address?: string;
  /** Port of the service. @default 443 with TLS, else 80 */
  readonly port?: number;
  /** Path with the query. @default '/' */
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Protocol of the bytes; `tcp` is any but HTTP. @default 'http' */
  readonly protocol?: 'http' | 'http2' | 'tcp';
  readonly tls?: 'plaintext' | 'tls' | 'mtls';
  /** Server name of the TLS handshake; `-` for none. @default `host` */
  readonly sni?: string;
  readonly from?: Caller;
}

/** Step of the evaluation that leads to a verdict. */
export interface Step {
  /** Kind and name of the object: `VirtualService shop/orders`. */
  readonly object?: string;
  /** Path of the field: `spec.http[0].match[0]`. */
  readonly path?: string;
  readonly text: string;
  /** True for the route rule that matched the request. */
  readonly decisive?: true;
}

/** Destination of a request. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly subset?: string;
  /** Number of endpoints, where istiod lists them. */
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
  /** Status codes on which a request is retried. */
  readonly codes?: readonly number[];
}

export interface Mirror extends Destination {
  readonly percent: number;
}

export interface Fault {
  readonly delay?: { readonly percent: number; readonly fixed?: string };
  readonly abort?: { readonly percent: number; readonly status?: number; readonly grpc?: number };
}

/** TLS mode of the proxy's connection to the destination. `AUTO` is mTLS where the endpoint supports it. */
export type UpstreamTls = 'AUTO' | 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'HBONE';

/** Settings of the matched route, whatever the outcome of the request is. */
export interface RouteDetails {
  /** Name of the route: `ROUTE` or `ROUTE.MATCH`. */
  readonly route?: string;
  readonly destination?: Destination;
  readonly weights?: readonly WeightedDestination[];
  /** True where the request goes to the destination that the client connected to. */
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
  /** Layer of the proxy: `tcp` where it forwards bytes, not requests. */
  readonly layer?: 'tcp';
}

/** Decision of the server side of a connection. */
export interface ServerDetails {
  /** TLS that the proxy terminated. */
  readonly tls?: string;
  /** Port of the pod that gets the request. */
  readonly appPort?: number;
  /** Rule that decided, `NAMESPACE/POLICY#RULE`; null where none of the ALLOW rules matched. */
  readonly by?: string | null;
  readonly audit?: readonly string[] | string;
  readonly dryRun?: readonly string[] | string;
  readonly custom?: readonly string[] | string;
}

interface Because {
  /** Steps that decided, in their order. */
  readonly because: readonly Step[];
}

type Common = RouteDetails & ServerDetails & Because & { readonly code?: number };

/** Verdict on a request. */
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

/** Names of what exists outside the program. */
export interface OutsideMesh {
  /** Hosts whose endpoints the program does not declare: they are assumed to exist. */
  readonly hosts?: readonly string[];
}

export interface SimulateOptions {
  /** Istio minor. @default the newest */
  readonly version?: string;
  /** Mesh config. @default that of the ConfigMap `istio`, if the program has it */
  readonly meshConfig?: Fields;
  /** DNS domain of the cluster, by which short hosts are completed. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /**
   * Objects that change proxies in ways that are not simulated, and that are known not to change where requests go or
   * who may call: `EnvoyFilter shop/headers`, `WasmPlugin shop/metrics`. @default - none: requests at their proxies are
   * `unknown`
   */
  readonly ignoreExtensions?: readonly string[];
  /** Names of what exists outside the program. @default - none */
  readonly outside?: OutsideMesh;
  /** True where objects that a cluster would refuse are refused. @default true */
  readonly check?: boolean;
}

export type { Manifest };
