import type { Manifest, Problem } from '../../model';
import { policyObject } from './object';
import { repeatedRequest, wordProblems } from './problems';
import type { IntentRule } from './rule';

/** `strict`: pods take only mutual TLS. `permissive`: plain text too, as long as not all callers are in the mesh. */
export type MtlsMode = 'strict' | 'permissive';

const MTLS_MODES: readonly MtlsMode[] = ['strict', 'permissive'];

/** Validates a mode of mutual TLS. */
const mtlsProblems = (mode: unknown): Problem[] => wordProblems('mtls()', mode, MTLS_MODES);

/**
 * Returns the PeerAuthentication of a namespace; in the root namespace it applies to the whole mesh.
 * https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 */
export function mtlsPolicy(mode: MtlsMode, namespace: string): Manifest {
  return policyObject('PeerAuthentication', 'default', namespace, {
    mtls: { mode: mode === 'strict' ? 'STRICT' : 'PERMISSIVE' },
  });
}

/**
 * Returns an AuthorizationPolicy that allows nothing: requests that no other ALLOW policy allows are denied, in a
 * namespace or, from the root namespace, in the whole mesh.
 * https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
 */
export function denyAllPolicy(namespace: string): Manifest {
  return policyObject('AuthorizationPolicy', 'allow-nothing', namespace, {});
}

/** Root namespace of a mesh, where mesh-wide policies are written. */
interface Root {
  readonly rootNamespace: string;
}

/** Request for one namespace, or without one for the whole mesh. */
interface NamespaceRequest {
  readonly namespace?: string;
}

export interface MtlsRequest extends NamespaceRequest {
  readonly mode: MtlsMode;
}

/** Returns the rule of a mesh's PeerAuthentications: one for the mesh, and one for each namespace. */
export const mtlsRule = (mesh: Root): IntentRule<MtlsRequest> => ({
  method: 'mtls',
  render: (requests) =>
    onceEach(
      'mtls',
      requests,
      ({ mode, namespace }) => mtlsPolicy(mode, namespace ?? mesh.rootNamespace),
      ({ mode }) => mtlsProblems(mode),
    ),
});

/** Returns the rule of the AuthorizationPolicies that allow nothing: one for the mesh, and one for each namespace. */
export const denyAllRule = (mesh: Root): IntentRule<NamespaceRequest> => ({
  method: 'denyAll',
  render: (requests) =>
    onceEach('deny-all', requests, ({ namespace }) => denyAllPolicy(namespace ?? mesh.rootNamespace)),
});

/** Returns one object for each valid request, and problems for the others. */
function onceEach<Request extends NamespaceRequest>(
  what: string,
  requests: readonly Request[],
  objectOf: (request: Request) => Manifest,
  problemsOf: (request: Request) => readonly Problem[] = () => [],
) {
  const problems = requests.flatMap((request, i) => {
    const isRepeated = requests.slice(0, i).some(({ namespace }) => namespace === request.namespace);
    return [...problemsOf(request), ...(isRepeated ? [repeatedRequest(what, request.namespace)] : [])];
  });
  return { objects: problems.length > 0 ? [] : requests.map(objectOf), problems };
}
