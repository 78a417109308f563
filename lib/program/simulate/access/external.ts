import { fieldsOf, itemsOf, optionalFields, textOf } from '../../objects/read';
import type { Registry } from '../../registry/registry';

/** Kind of an external authorizer: queried over HTTP or gRPC, or `broken` where its configuration does not work. */
export type Authorizer = 'http' | 'grpc' | 'broken';

const KINDS = { envoyExtAuthzHttp: 'http', envoyExtAuthzGrpc: 'grpc' } as const;

/** Returns the external authorizers of the mesh config by name. One whose service is missing makes proxies deny. */
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
