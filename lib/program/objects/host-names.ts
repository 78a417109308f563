/** Reports whether a host is a wildcard: it begins with a star and matches all hosts that end like it. */
export const isWildcard = (host: string): boolean => host.startsWith('*');

const endsLike = (host: string, wildcard: string): boolean => host.endsWith(wildcard.slice(1));

/** Reports whether two hosts, of which each may be a wildcard, have a host in common. */
export function hostsOverlap(a: string, b: string): boolean {
  if (isWildcard(a) && isWildcard(b)) return a.length < b.length ? endsLike(b.slice(1), a) : endsLike(a.slice(1), b);
  if (isWildcard(a)) return endsLike(b, a);
  return isWildcard(b) ? endsLike(a, b) : a === b;
}

/** Reports whether every host that `a` matches is one that `b` matches. */
export function isSubsetOf(a: string, b: string): boolean {
  if (!isWildcard(b)) return a === b;
  if (!isWildcard(a)) return endsLike(a, b);
  return a.length >= b.length && endsLike(a.slice(1), b);
}

/** Returns the hosts that two lists have in common, the narrower one of each pair, without repetition. */
export function intersectHosts(hosts: readonly string[], others: readonly string[]): string[] {
  const common = new Set<string>();
  for (const host of hosts) {
    for (const other of others) {
      if (isSubsetOf(host, other)) common.add(host);
      else if (isSubsetOf(other, host)) common.add(other);
    }
  }
  return [...common];
}

/** Returns a host as istiod completes it: only names without dots are short. */
export function completeHost(host: string, namespace: string, domain: string): string {
  return host === '' || host.includes('.') || isWildcard(host) ? host : `${host}.${namespace}.svc.${domain}`;
}

/** Returns the wildcards that match a host, longest first: `*.b.c`, `*.c`, `*` of `a.b.c`. */
export function wildcardsOf(host: string): string[] {
  const found: string[] = [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) found.push(`*${host.slice(dot)}`);
  return [...found, '*'];
}

/** Map of values by host, looked up by the most specific host that matches. */
export class HostMap<T> {
  private readonly exact = new Map<string, T>();
  private readonly wildcards = new Map<string, T>();

  get(host: string): T | undefined {
    return (isWildcard(host) ? this.wildcards : this.exact).get(host);
  }

  set(host: string, value: T): void {
    (isWildcard(host) ? this.wildcards : this.exact).set(host, value);
  }

  get size(): number {
    return this.exact.size + this.wildcards.size;
  }

  /** Returns the value of the most specific host that matches this one, which may be a wildcard itself. */
  find(host: string): T | undefined {
    const own = this.get(host);
    if (own !== undefined || this.wildcards.size === 0) return own;
    for (let at = isWildcard(host) ? 2 : 0; at <= host.length; at++) {
      const value = this.wildcards.get(`*${host.slice(at)}`);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
