import { isWildcard } from '../objects/host-names';
import type { ForwardTarget } from './routes/model';

/** Properties of a connection that are known before its bytes are parsed. */
export interface ConnectionShape {
  readonly destination: string;
  /** Server name; undefined without TLS, or for TLS without a server name. */
  readonly sni: string | undefined;
  readonly isTls: boolean;
  /** True where the bytes look like HTTP. */
  readonly isHttp: boolean;
}

/** Filter chain of a listener: connections that it matches, and their handling. */
export interface FilterChain {
  /** Server names; empty for any. */
  readonly sniHosts: readonly string[];
  /** Destination addresses; empty for any. */
  readonly cidrs: readonly string[];
  /** True for a chain that matches plain HTTP only. */
  readonly httpOnly: boolean;
  readonly action:
    | { readonly kind: 'http'; /** Undefined: the hosts of the port. */ readonly onlyFor?: string }
    | {
        readonly kind: 'tcp';
        readonly targets: readonly ForwardTarget[];
        readonly source: string;
        readonly path: string;
      };
}

export const isMatchAll = ({ sniHosts, cidrs, httpOnly }: FilterChain): boolean =>
  (sniHosts.length === 0 || sniHosts.includes('*')) && cidrs.length === 0 && !httpOnly;

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Reports whether a listener cannot have both chains. */
export function chainsConflict(a: FilterChain, b: FilterChain): boolean {
  return a.httpOnly === b.httpOnly && sameList(a.sniHosts, b.sniHosts) && sameList(a.cidrs, b.cidrs);
}

/**
 * Rates how well a server name matches: undefined for no match, else the longer the higher; names rank above wildcards.
 */
export function sniFit(hosts: readonly string[], sni: string | undefined): number | undefined {
  if (hosts.length === 0 || hosts.includes('*')) return 0;
  if (sni === undefined) return undefined;
  if (hosts.includes(sni)) return Number.MAX_SAFE_INTEGER;
  const lengths = hosts
    .filter((host) => isWildcard(host) && sni.endsWith(host.slice(1)) && sni.length > host.length - 1)
    .map(({ length }) => length);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** Returns the prefix length of the network that contains an address; undefined where none does. */
export function cidrFit(cidrs: readonly string[], address: string): number | undefined {
  if (cidrs.length === 0) return -1;
  const fits = cidrs.map((cidr) => {
    const [network, bits = '32'] = cidr.split('/');
    const size = 2 ** (32 - Number(bits));
    return Math.floor(toNumber(network) / size) === Math.floor(toNumber(address) / size) ? Number(bits) : -1;
  });
  const best = Math.max(...fits);
  return best < 0 ? undefined : best;
}

/** Returns the chains with the highest rating; chains without a rating are dropped. */
function best(
  chains: readonly FilterChain[],
  measure: (chain: FilterChain) => number | undefined,
): readonly FilterChain[] {
  const measured = chains.map((chain) => ({ chain, fit: measure(chain) }));
  const highest = Math.max(...measured.map(({ fit }) => fit ?? -Infinity));
  return measured.filter(({ fit }) => fit !== undefined && fit === highest).map(({ chain }) => chain);
}

/**
 * Returns the chain that Envoy chooses: by destination, then server name, then protocol, without backtracking.
 * Undefined where none matches, so that the listener's default applies.
 */
export function chooseChain(chains: readonly FilterChain[], shape: ConnectionShape): FilterChain | undefined {
  const byAddress = best(chains, ({ cidrs }) => cidrFit(cidrs, shape.destination));
  const byName = best(byAddress, ({ sniHosts }) => sniFit(sniHosts, shape.sni));
  const plainHttp = shape.isHttp && !shape.isTls;
  return best(byName, ({ httpOnly }) => (httpOnly ? (plainHttp ? 1 : undefined) : 0))[0];
}
