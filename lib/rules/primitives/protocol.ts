import { nearest } from '../../model';
import type { Fault } from '../place';

type Family = 'http' | 'tls' | 'tcp' | 'udp';

/** Protocols that a port may declare, in any case, with the families by which the proxy treats each. */
const PROTOCOLS: Readonly<Record<string, readonly Family[]>> = {
  'http': ['http'],
  'http2': ['http'],
  'http_proxy': ['http'],
  'grpc': ['http'],
  'grpc-web': ['http'],
  'https': ['tls', 'tcp'],
  'tls': ['tls', 'tcp'],
  'tcp': ['tcp'],
  'mongo': ['tcp'],
  'redis': ['tcp'],
  'mysql': ['tcp'],
  'udp': ['udp'],
};
const NAMES = 'HTTP, HTTP2, HTTP_PROXY, GRPC, GRPC-Web, HTTPS, TLS, TCP, Mongo, Redis, MySQL or UDP';

const families = (protocol: string): readonly Family[] =>
  Object.hasOwn(PROTOCOLS, protocol.toLowerCase()) ? PROTOCOLS[protocol.toLowerCase()] : [];

export const isHttp = (protocol: string): boolean => families(protocol).includes('http');
/** Returns whether the client speaks TLS to the port: HTTPS or TLS. */
export const isTls = (protocol: string): boolean => families(protocol).includes('tls');
/** Returns whether a protocol is TCP for the proxy's listeners, TLS of any kind included. */
export const isTcp = (protocol: string): boolean => families(protocol).includes('tcp');

/** Checks that Istio knows a protocol. */
export function knownProtocol(protocol: string): Fault | undefined {
  if (families(protocol).length > 0) return undefined;
  const near = nearest(protocol.toLowerCase(), Object.keys(PROTOCOLS));
  return {
    code: 'protocol',
    message: 'Istio does not know this protocol',
    fix: near === undefined ? `write ${NAMES}` : `did you mean ${near.toUpperCase()}?`,
  };
}
