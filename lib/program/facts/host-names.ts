const ALL = '*';

/** Whether a host stands for many: `*`, `*.example.com`. */
export const isWildcard = (host: string): boolean => host.startsWith(ALL);

/** Whether two host patterns have a host in common, as istiod compares hosts of routes, gateways and services. */
export function hostsOverlap(one: string, other: string): boolean {
  if (isWildcard(one) && isWildcard(other)) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    return long.slice(1).endsWith(short.slice(1));
  }
  if (isWildcard(one)) return other.endsWith(one.slice(1));
  if (isWildcard(other)) return one.endsWith(other.slice(1));
  return one === other;
}

/** Whether each host of the first pattern is one of the second. */
export function isWithinHost(one: string, other: string): boolean {
  if (!isWildcard(other)) return one === other;
  return (!isWildcard(one) || one.length >= other.length) && one.replace(/^\*/, '').endsWith(other.slice(1));
}

/** The wildcards that a host may be one of, longest first: `*.b.c`, `*.c`, `*` of `a.b.c`. */
export function wildcardsOf(host: string): string[] {
  const found: string[] = [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) found.push(`${ALL}${host.slice(dot)}`);
  return [...found, ALL];
}
