import type { Manifest, Problem } from '../../../model';
import { ztunnelMtls, type PeerMode, type PeerPolicies, type PeerPolicy } from '../../access/ztunnel-mtls';
import { fieldsOf, kindOf, namespaceOf, textOf, type Fields } from '../../objects/read';
import { isMeshWide, problemOf, selectorOf, type AmbientMesh } from './mesh';

const PEER_AUTHENTICATION = 'security.istio.io/PeerAuthentication';

/** Returns the mode in a field; undefined where the next wider policy applies. */
function modeIn(of: Fields, field: string): PeerMode | undefined {
  const mode = textOf(fieldsOf(of, field), 'mode');
  return mode === 'UNSET' ? undefined : (mode as PeerMode | undefined);
}

/** Returns the PeerAuthentication of a whole namespace; in the root namespace, that of the mesh. */
function wide(namespace: string, { objects }: AmbientMesh): PeerPolicy | undefined {
  const found = objects.find(
    (object) =>
      kindOf(object) === PEER_AUTHENTICATION &&
      namespaceOf(object) === namespace &&
      Object.keys(selectorOf(fieldsOf(object, 'spec'))).length === 0,
  );
  return found && { mode: modeIn(fieldsOf(found, 'spec'), 'mtls') };
}

/** Port that no policy names. */
const OTHER_PORT = 0;

const FIX =
  'say `mtls.mode: STRICT` for the pods, and PERMISSIVE for the ports that are to take plain text: that is ' +
  'carried over';

/**
 * Finds ports on which ztunnel does not enforce the written modes. istiod converts modes of ports to DENY policies of
 * ztunnel, and loses some where the pod, its namespace and the mesh differ.
 */
export function portModeProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  const spec = fieldsOf(object, 'spec');
  const levels = fieldsOf(spec, 'portLevelMtls');
  const ports = new Map(Object.keys(levels).map((port) => [Number(port), modeIn(levels, port)]));
  if (ports.size === 0 || isMeshWide(object, mesh) || Object.keys(selectorOf(spec)).length === 0) return [];
  const policies: PeerPolicies = {
    mesh: wide(mesh.settings.rootNamespace, mesh),
    namespace: wide(namespaceOf(object), mesh),
    workload: { key: `${namespaceOf(object)}/${object.metadata.name}`, mode: modeIn(spec, 'mtls'), ports },
  };
  const base = policies.workload?.mode ?? policies.namespace?.mode ?? policies.mesh?.mode ?? 'PERMISSIVE';
  const made = ztunnelMtls(policies, mesh.settings.rootNamespace);
  return [...ports.keys(), OTHER_PORT].flatMap((port) => {
    const mode = ports.get(port) ?? base;
    const denied = made.some((policy) => policy.matches({ port }));
    return denied === (mode === 'STRICT') ? [] : [problem(object, port, mode)];
  });
}

function problem(object: Manifest, port: number, mode: PeerMode): Problem {
  const where = port === OTHER_PORT ? 'on the other ports' : `on port ${port}`;
  const real = mode === 'STRICT' ? 'lets plain text in' : 'refuses plain text';
  return problemOf(object, {
    code: 'port-mode',
    path: port === OTHER_PORT ? 'spec.mtls' : `spec.portLevelMtls["${port}"].mode`,
    found: mode,
    message: `its pods are in ambient mode, and ztunnel ${real} ${where}: istiod does not carry the mode over to it`,
    fix: FIX,
  });
}
