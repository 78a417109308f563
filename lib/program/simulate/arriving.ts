import { HttpRequest, withoutPort } from './http/http-request';
import { normalizePath, type PathNormalization } from './http/paths';
import type { ProxyRequest } from './types';

/** Request with all defaults of the client filled in. */
export interface SentRequest {
  /** Host that the client connects to. */
  readonly host: string;
  /** Value of the Host header. */
  readonly authority: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly isHttp: boolean;
  readonly tls: 'plaintext' | 'tls' | 'mtls';
  readonly sni: string | undefined;
}

export function sentRequest(request: ProxyRequest): SentRequest {
  const { host, protocol = 'http', tls = 'plaintext', sni } = request;
  const isTls = tls !== 'plaintext';
  const headers = new Map(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    host,
    authority: headers.get('host') ?? host,
    port: request.port ?? (isTls ? 443 : 80),
    path: request.path ?? '/',
    method: request.method ?? 'GET',
    headers,
    isHttp: protocol !== 'tcp',
    tls,
    sni: !isTls || sni === '-' ? undefined : (sni ?? withoutPort(host)).toLowerCase(),
  };
}

/** Methods that Envoy's HTTP parser accepts; it answers all others with 400. */
const METHODS: ReadonlySet<string> = new Set(
  (
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH ' +
    'NOTIFY OPTIONS PATCH POST PROPFIND ' +
    'PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'
  ).split(' '),
);

/** Characters that a header name may not contain. */
const NO_TOKEN = /[^!#$%&'*+\-.^_`|~0-9A-Za-z]/;

/** Parses a request as the proxy does; undefined for one that it answers with 400. */
export function readRequest(
  sent: SentRequest,
  normalization: PathNormalization,
  isTerminated: boolean,
): HttpRequest | undefined {
  const path = normalizePath(sent.path, normalization);
  const badName = [...sent.headers.keys()].some((name) => NO_TOKEN.test(name));
  if (path === undefined || !METHODS.has(sent.method) || !path.startsWith('/') || badName) return undefined;
  return new HttpRequest(sent.method, sent.authority, path, sent.headers, isTerminated ? 'https' : 'http');
}
