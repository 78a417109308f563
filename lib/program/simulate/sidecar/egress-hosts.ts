import { hostsOverlap, isSubsetOf, isWildcard } from '../../objects/host-names';

/** Filter of the hosts that a Sidecar's egress imports from one namespace. */
class HostFilter {
  readonly admitted: string[] = [];
  readonly excluded: string[] = [];

  admits(host: string): boolean {
    return this.admitted.some((entry) =>
      isWildcard(host) || isWildcard(entry) ? isSubsetOf(host, entry) : host === entry,
    );
  }

  /**
   * Reports whether a route is imported: one of the Gateway API must be covered as a whole, any other needs an overlap.
   */
  admitsRoute(host: string, gatewayApi: boolean): boolean {
    return this.admitted.some((entry) => (gatewayApi ? isSubsetOf(host, entry) : hostsOverlap(host, entry)));
  }

  excludes(host: string): boolean {
    return this.excluded.some((entry) => isSubsetOf(host, entry));
  }
}

const ANY_NAMESPACE = '*';
const EXCLUDE = '~';

/** Filter by the `hosts` of an egress listener: `NAMESPACE/HOST`, with `.`, `*` and `~`. */
export class EgressHosts {
  private readonly filters = new Map<string, HostFilter>();

  constructor(hosts: readonly string[], namespace: string) {
    for (const entry of hosts) {
      const [place, host, ...more] = entry.split('/');
      if (host === undefined || more.length > 0) continue;
      this.add(place, host, namespace);
    }
  }

  private add(place: string, host: string, namespace: string): void {
    const excluded = place.startsWith(EXCLUDE);
    const from = excluded ? place.slice(1) || ANY_NAMESPACE : place;
    const filter = this.filter(from === '.' ? namespace : from);
    (excluded ? filter.excluded : filter.admitted).push(host);
  }

  private filter(namespace: string): HostFilter {
    let filter = this.filters.get(namespace);
    if (filter === undefined) this.filters.set(namespace, (filter = new HostFilter()));
    return filter;
  }

  private filtersFor(namespace: string): HostFilter[] {
    return [this.filters.get(namespace), this.filters.get(ANY_NAMESPACE)].filter((filter) => filter !== undefined);
  }

  admitsService(hostname: string, namespace: string): boolean {
    const filters = this.filtersFor(namespace);
    return filters.some((filter) => filter.admits(hostname)) && !filters.some((filter) => filter.excludes(hostname));
  }

  admitsRoute(hosts: readonly string[], namespace: string, gatewayApi: boolean): boolean {
    const filters = this.filtersFor(namespace);
    return hosts.some(
      (host) =>
        filters.some((filter) => filter.admitsRoute(host, gatewayApi)) &&
        !filters.some((filter) => filter.excludes(host)),
    );
  }
}
