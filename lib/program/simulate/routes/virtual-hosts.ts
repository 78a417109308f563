import type { VirtualHost } from './model';

/**
 * Table of the virtual hosts of one listener, looked up as Envoy does: the exact name, then wildcards, the longest
 * first, then `*`.
 */
export class RouteTable {
  private readonly exact = new Map<string, VirtualHost>();
  private readonly suffixes = new Map<string, VirtualHost>();
  private any: VirtualHost | undefined;

  constructor(readonly hosts: readonly VirtualHost[]) {
    for (const host of hosts) for (const domain of host.domains) this.add(domain, host);
  }

  private add(domain: string, host: VirtualHost): void {
    if (domain === '*') this.any ??= host;
    else if (!domain.startsWith('*')) this.setOnce(this.exact, domain, host);
    else this.setOnce(this.suffixes, domain.slice(1), host);
  }

  private setOnce(map: Map<string, VirtualHost>, key: string, host: VirtualHost): void {
    if (!map.has(key)) map.set(key, host);
  }

  find(domain: string): VirtualHost | undefined {
    return this.exact.get(domain) ?? this.findSuffix(domain) ?? this.any;
  }

  private findSuffix(domain: string): VirtualHost | undefined {
    if (this.suffixes.size === 0) return undefined;
    for (let at = 1; at < domain.length; at++) {
      const host = this.suffixes.get(domain.slice(at));
      if (host !== undefined) return host;
    }
    return undefined;
  }
}
