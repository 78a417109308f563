const ALL = '*';

/** Reports whether a host is a wildcard: `*`, `*.example.com`. */
export const isWildcard = (host: string): boolean => host.startsWith(ALL);

/** Reports whether two host patterns overlap, as istiod compares hosts of routes, gateways and services. */
export function hostsOverlap(one: string, other: string): boolean {
  if (isWildcard(one) && isWildcard(other)) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return long.slice(1).endsWith(short.slice(1));
  }
  if (isWildcard(one)) return other.endsWith(one.slice(1));
  if (isWildcard(other)) return one.endsWith(other.slice(1));
  return one === other;
}

/** Reports whether each host of the first pattern matches the second. */
export function isWithinHost(one: string, other: string): boolean {
  if (!isWildcard(other)) return one === other;
  return (!isWildcard(one) || one.length >= other.length) && one.replace(/^\*/, '').endsWith(other.slice(1));
}

/** Returns the wildcards that match a host, longest first: `*.b.c`, `*.c`, `*` of `a.b.c`. */
export function wildcardsOf(host: string): string[] {
  const found: string[] = [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) found.push(`${ALL}${host.slice(dot)}`);
  return [...found, ALL];
}
