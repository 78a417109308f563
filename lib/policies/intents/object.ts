import { KINDS, type KindName } from '../../../imports/kinds';
import type { Manifest } from '../../model';
import type { PolicyProps } from '../props';

/** Returns the object that an intent writes. References in its spec are resolved by the engine (`resolvedManifest`). */
export function policyObject<K extends KindName>(
  kind: K,
  name: string,
  namespace: string | undefined,
  spec: Omit<PolicyProps<K>, 'name' | 'namespace' | 'metadata' | 'apiVersion'>,
): Manifest {
  const { apiVersion } = KINDS[kind];
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) }, spec };
}
