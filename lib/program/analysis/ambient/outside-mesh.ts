import type { Manifest, Problem } from '../../../model';
import { fieldsOf, kindOf, namespaceOf, type Fields } from '../../objects/read';
import type { Workload } from './data-planes';
import { isMeshWide, podsOfPolicy, problemOf, selectorField, type AmbientMesh } from './mesh';

const PEER_AUTHENTICATION = 'security.istio.io/PeerAuthentication';

/** Kinds of policies that restrict callers. */
const PROTECTS: ReadonlySet<string> = new Set([
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/RequestAuthentication',
  PEER_AUTHENTICATION,
]);

const WORKLOAD_INJECTED = ['inject.istio.io/templates', 'sidecar.istio.io/status'];

/** Reports whether pods have a proxy of their own, as gateways do. */
function isProxy({ annotations, labels, object }: Workload): boolean {
  if (WORKLOAD_INJECTED.some((name) => annotations[name] !== undefined)) return true;
  const containers = fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'template'), 'spec').containers;
  return (
    typeof labels.istio === 'string' ||
    (Array.isArray(containers) && containers.some((one) => (one as Fields)?.name === 'istio-proxy'))
  );
}

/** Reports policies all of whose pods are outside the mesh, where no proxy enforces them. */
export function outsideMeshProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  if (!PROTECTS.has(kindOf(object)) || isMeshWide(object, mesh)) return [];
  const pods = podsOfPolicy(object, mesh);
  const modes = new Set(pods.map((pod) => mesh.planes.modeOf(pod) ?? 'unknown'));
  if (pods.length === 0 || modes.has('ambient') || modes.has('sidecar') || pods.some(isProxy)) return [];
  const spec = fieldsOf(object, 'spec');
  const selector = selectorField(spec);
  if (selector === undefined && kindOf(object) === PEER_AUTHENTICATION) return [];
  const at = {
    path: selector === undefined ? 'spec' : `spec.${selector}`,
    found: selector === undefined ? undefined : spec[selector],
  };
  const namespace = namespaceOf(object);
  if (modes.has('unknown')) return unlabelled(object, at, namespace, mesh);
  const why = pods.every(({ hostNetwork }) => hostNetwork)
    ? 'its pods use the network of their node, where neither ztunnel nor a sidecar takes their connections'
    : 'its pods are kept out of the mesh by their labels or those of the namespace';
  const fix = pods.every(({ hostNetwork }) => hostNetwork)
    ? 'leave `hostNetwork` out'
    : 'take them into the mesh, or leave the policy out';
  // A policy for a whole namespace applies to pods that are created later too.
  const severity = selector === undefined ? 'warning' : 'error';
  const message = `${why}, so that nobody carries the policy out`;
  return [problemOf(object, { code: 'not-in-mesh', severity, ...at, message, fix })];
}

/** Reports a policy in a namespace without mesh labels; another tool may still add the labels. */
function unlabelled(
  object: Manifest,
  at: Pick<Problem, 'path' | 'found'>,
  namespace: string,
  { planes }: AmbientMesh,
): Problem[] {
  if (planes.namespaceLabels(namespace) === undefined) return [];
  const message =
    `no label takes its pods or namespace ${namespace} into the mesh, ` + 'so that nobody carries the policy out';
  const fix = 'label the Namespace istio.io/dataplane-mode: ambient or istio-injection: enabled';
  return [problemOf(object, { code: 'not-in-mesh', severity: 'warning', ...at, message, fix })];
}
