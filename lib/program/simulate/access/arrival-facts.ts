import type { Claims } from '../types';
import type { Arrival } from './types';

/** Headers that proxies add themselves: unless the client sends them, their values are not known. */
const ADDED: ReadonlySet<string> = new Set([
  'x-request-id',
  'x-forwarded-proto',
  'x-forwarded-client-cert',
  'x-envoy-attempt-count',
  'x-envoy-peer-metadata',
  'x-envoy-external-address',
  'x-envoy-internal',
  'traceparent',
  'x-b3-traceid',
]);

/** Value of a header: its text or a known prefix; `null` where it is not sent, undefined where it is not known. */
export type HeaderValue = string | null | 'unknown-absent' | { readonly prefix: string } | undefined;

/** Attributes of a request or connection that policies at one proxy compare, after the filters before them have run. */
export interface ArrivalFacts {
  readonly arrival: Arrival;
  /** Address that the proxy takes for the client's: of the socket, or from `x-forwarded-for`. */
  readonly remoteIp: string | undefined;
  /** Address of the peer of the connection; `null` where it has none. */
  readonly peerIp: string | null | undefined;
  /** Server name; empty where there is none. */
  readonly sni: string;
  /** Claims of the token that RequestAuthentication accepted. */
  readonly claims?: Claims;
  /** Headers that were written from claims, and those that were removed with the token. */
  readonly written?: ReadonlyMap<string, string | undefined>;
}

/** Knowledge about a header: its value, that it is present, that it is absent, or none. */
export type KnownHeader =
  | { readonly state: 'absent' | 'unknown' }
  | { readonly state: 'present'; readonly value?: string; readonly prefix?: string };

export function knownHeader({ arrival, written }: ArrivalFacts, name: string): KnownHeader {
  const { request, jwt } = arrival;
  if (request === undefined) return { state: 'absent' };
  if (written?.has(name)) {
    const value = written.get(name);
    return value === undefined ? { state: 'absent' } : { state: 'present', value };
  }
  const own = ownHeader(request, name);
  if (own !== undefined) return { state: 'present', value: own };
  if (name === 'authorization' && jwt !== undefined) return { state: 'present', prefix: 'Bearer ' };
  return { state: ADDED.has(name) ? 'unknown' : 'absent' };
}

function ownHeader(request: NonNullable<Arrival['request']>, name: string): string | undefined {
  switch (name) {
    case ':method':
      return request.method;
    case ':path':
      return request.path;
    case ':authority':
    case 'host':
      return request.host;
    default:
      return request.headers.get(name);
  }
}
