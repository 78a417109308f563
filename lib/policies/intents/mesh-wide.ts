import type { Manifest, Problem } from '../../model';
import { policyObject } from './object';
import { wordProblems } from './problems';

/** `strict`: pods take only mutual TLS. `permissive`: plain text too, as long as not all callers are in the mesh. */
export type MtlsMode = 'strict' | 'permissive';

const MTLS_MODES: readonly MtlsMode[] = ['strict', 'permissive'];

/** What is wrong with a mode. */
export const mtlsProblems = (mode: unknown): Problem[] => wordProblems('mtls()', mode, MTLS_MODES);

/** Mutual TLS for a namespace; in the root namespace, for the whole mesh. https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/ */
export function mtlsPolicy(mode: MtlsMode, namespace: string): Manifest {
  return policyObject('PeerAuthentication', 'default', namespace, {
    mtls: { mode: mode === 'strict' ? 'STRICT' : 'PERMISSIVE' },
  });
}

/**
 * A policy that allows nothing: what no other ALLOW policy allows is denied, in a namespace or, from the root namespace, in the whole mesh.
 * https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
 */
export function denyAllPolicy(namespace: string): Manifest {
  return policyObject('AuthorizationPolicy', 'allow-nothing', namespace, {});
}
