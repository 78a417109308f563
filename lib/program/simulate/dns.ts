import { isWildcard } from '../objects/host-names';
import type { Registry } from '../registry/registry';
import type { ServiceFact } from '../registry/services';

/** Address of hosts without a known address, from a network reserved for documentation. */
export const UNKNOWN_ADDRESS = '203.0.113.7';

const isAddress = (host: string): boolean => /^\d+(?:\.\d+){3}$/.test(host);

/** Returns the complete names that a short one may mean in a namespace. */
function wholeNames(host: string, namespace: string, domain: string): readonly string[] {
  return [host.replace(/\.$/, ''), `${host}.${namespace}.svc.${domain}`, `${host}.svc.${domain}`, `${host}.${domain}`];
}

/** Resolver of the names that clients use for services. */
export class Names {
  private wildcards: readonly ServiceFact[] | undefined;

  constructor(private readonly registry: Registry) {}

  /** Returns the service that a client of a namespace means by a host. */
  serviceOf(host: string, namespace: string): ServiceFact | undefined {
    const { services, domain } = this.registry;
    for (const name of wholeNames(host.toLowerCase(), namespace, domain)) {
      const found = services.ofHost(name);
      if (found.length > 0)
        return (
          found.find(({ registry }) => registry === 'kubernetes') ?? services.inNamespace(name, namespace) ?? found[0]
        );
    }
    this.wildcards ??= services.all.filter(({ hostname }) => isWildcard(hostname));
    return this.wildcards.find(({ hostname }) => host.toLowerCase().endsWith(hostname.slice(1)));
  }

  /** Returns the address that a client of a namespace connects to. */
  addressOf(host: string, namespace: string): string {
    if (isAddress(host)) return host;
    const service = this.serviceOf(host, namespace);
    if (service === undefined) return UNKNOWN_ADDRESS;
    if (service.externalName !== undefined && service.externalName !== host)
      return this.addressOf(service.externalName, namespace);
    const own = service.addresses[0]?.replace(/\/\d+$/, '');
    if (own !== undefined) return own;
    if (service.registry === 'kubernetes' && service.resolution === 'passthrough') {
      return this.registry.services.endpointsOf(service)[0]?.address ?? UNKNOWN_ADDRESS;
    }
    return UNKNOWN_ADDRESS;
  }
}
