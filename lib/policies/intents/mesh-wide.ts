import type { Manifest } from '../../model';
import { policyObject } from './object';

/** `strict`: pods take only mutual TLS. `permissive`: plain text too, as long as not all callers are in the mesh. */
export type MtlsMode = 'strict' | 'permissive';

/** Mutual TLS for a namespace; in the root namespace, for the whole mesh. https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/ */
export function mtlsPolicy(mode: MtlsMode, namespace: string): Manifest {
  return policyObject('PeerAuthentication', 'default', namespace, { mtls: { mode: mode === 'strict' ? 'STRICT' : 'PERMISSIVE' } });
}

/**
 * A policy that allows nothing: what no other ALLOW policy allows is denied, in a namespace or, from the root namespace, in the whole mesh.
 * https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
 */
export function denyAllPolicy(namespace: string): Manifest {
  return policyObject('AuthorizationPolicy', 'allow-nothing', namespace, {});
}
