import type { Manifest, Problem } from '../../model';
import { policyObject } from './object';
import { askedTwice, wordProblems } from './problems';
import type { IntentRule } from './rule';

/** `strict`: pods take only mutual TLS. `permissive`: plain text too, as long as not all callers are in the mesh. */
export type MtlsMode = 'strict' | 'permissive';

const MTLS_MODES: readonly MtlsMode[] = ['strict', 'permissive'];

/** What is wrong with a mode. */
const mtlsProblems = (mode: unknown): Problem[] => wordProblems('mtls()', mode, MTLS_MODES);

/**
 * Mutual TLS for a namespace; in the root namespace, for the whole mesh.
 * https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 */
export function mtlsPolicy(mode: MtlsMode, namespace: string): Manifest {
  return policyObject('PeerAuthentication', 'default', namespace, {
    mtls: { mode: mode === 'strict' ? 'STRICT' : 'PERMISSIVE' },
  });
}

/**
 * A policy that allows nothing: what no other ALLOW policy allows is denied, in a namespace or, from the root
 * namespace, in the whole mesh.
 * https://istio.io/latest/docs/concepts/security/#allow-nothing-deny-all-and-allow-all-policy
 */
export function denyAllPolicy(namespace: string): Manifest {
  return policyObject('AuthorizationPolicy', 'allow-nothing', namespace, {});
}

/** The mesh, as far as policies of all of it depend on it. */
interface Root {
  readonly rootNamespace: string;
}

/** A request that applies to one namespace, or without one to the whole mesh. */
interface NamespaceRequest {
  readonly namespace?: string;
}

export interface MtlsRequest extends NamespaceRequest {
  readonly mode: MtlsMode;
}

/** The PeerAuthentications of a mesh: its own, and one for each namespace. */
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

/** The AuthorizationPolicies of a mesh that allow nothing: its own, and one for each namespace. */
export const denyAllRule = (mesh: Root): IntentRule<NamespaceRequest> => ({
  method: 'denyAll',
  render: (requests) =>
    onceEach('deny-all', requests, ({ namespace }) => denyAllPolicy(namespace ?? mesh.rootNamespace)),
});

/** An object for each request; nothing is made of requests that are wrong. */
function onceEach<Request extends NamespaceRequest>(
  what: string,
  requests: readonly Request[],
  objectOf: (request: Request) => Manifest,
  problemsOf: (request: Request) => readonly Problem[] = () => [],
) {
  const problems = requests.flatMap((request, i) => {
    const isTwice = requests.slice(0, i).some(({ namespace }) => namespace === request.namespace);
    return [...problemsOf(request), ...(isTwice ? [askedTwice(what, request.namespace)] : [])];
  });
  return { objects: problems.length > 0 ? [] : requests.map(objectOf), problems };
}
