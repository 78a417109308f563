import { fieldsOf, itemsOf, optionalFields, textOf } from '../../registry/read';
import type { Registry } from '../../registry/registry';

/** What a CUSTOM policy may name: an authorizer that is asked, one that only takes requests, or none that works. */
export type Authorizer = 'http' | 'grpc' | 'broken';

const KINDS = { envoyExtAuthzHttp: 'http', envoyExtAuthzGrpc: 'grpc' } as const;

/** The external authorizers of the mesh config, by name. One whose service is not there makes proxies deny. */
export function authorizers(registry: Registry): ReadonlyMap<string, Authorizer> {
  const found = new Map<string, Authorizer>();
  for (const provider of itemsOf(registry.mesh.config, 'extensionProviders')) {
    for (const [field, kind] of Object.entries(KINDS)) {
      if (optionalFields(provider, field) === undefined) continue;
      const service = textOf(fieldsOf(provider, field), 'service') ?? '';
      const host = service.slice(service.indexOf('/') + 1);
      const name = textOf(provider, 'name') ?? '';
      const works = registry.services.ofHost(host).length > 0 && !found.has(name) && /^[a-z0-9-]{1,63}$/.test(name);
      found.set(name, works ? kind : 'broken');
    }
  }
  return found;
}
