import type { Manifest, Problem } from '../../../model';
import { fieldsOf, kindOf, textOf } from '../../objects/read';
import { isForAmbient, podsOfPolicy, problemOf, type AmbientMesh } from './mesh';
import { outsideMeshProblems } from './outside-mesh';
import { portModeProblems } from './port-modes';
import { podPorts } from './services';

/** Checks a PeerAuthentication against ztunnel, which supports STRICT, and compares ports of pods. */
export function peerAuthenticationProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  if (kindOf(object) !== 'security.istio.io/PeerAuthentication') return [];
  const outside = outsideMeshProblems(object, mesh);
  if (outside.length > 0 || !isForAmbient(object, mesh)) return outside;
  return [...disabledProblems(object, mesh), ...portProblems(object, mesh), ...portModeProblems(object, mesh)];
}

function modes(object: Manifest): { path: string; mode?: string }[] {
  const spec = fieldsOf(object, 'spec');
  const levels = fieldsOf(spec, 'portLevelMtls');
  return [
    { path: 'spec.mtls.mode', mode: textOf(fieldsOf(spec, 'mtls'), 'mode') },
    ...Object.keys(levels).map((port) => ({
      path: `spec.portLevelMtls["${port}"].mode`,
      mode: textOf(fieldsOf(levels, port), 'mode'),
    })),
  ];
}

function disabledProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  if (podsOfPolicy(object, mesh).some((pod) => mesh.planes.modeOf(pod) === 'sidecar')) return [];
  return modes(object).flatMap(({ path, mode }) =>
    mode === 'DISABLE'
      ? [
          problemOf(object, {
            code: 'no-effect',
            severity: 'warning',
            path,
            found: mode,
            message: 'its pods are in ambient mode, where mTLS is not switched off: DISABLE is the same as PERMISSIVE',
            fix: 'write PERMISSIVE; to keep pods out of the mesh label them istio.io/dataplane-mode: none',
          }),
        ]
      : [],
  );
}

/** Reports ports of services where ports of pods are expected. */
function portProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  const spec = fieldsOf(object, 'spec');
  const levels = fieldsOf(spec, 'portLevelMtls');
  const base = textOf(fieldsOf(spec, 'mtls'), 'mode');
  const pods = podsOfPolicy(object, mesh).filter((pod) => mesh.planes.modeOf(pod) === 'ambient');
  const own = new Set(pods.flatMap(({ ports }) => ports.map(({ number }) => number)));
  const pairs = pods.flatMap((pod) =>
    mesh.services
      .of(pod)
      .flatMap(({ ports }) =>
        ports.flatMap((port) => podPorts(port, [pod]).map((target) => ({ number: port.number, target }))),
      ),
  );
  pairs.forEach(({ target }) => own.add(target));
  return Object.keys(levels).flatMap((port) => {
    const targets = [...new Set(pairs.filter(({ number }) => String(number) === port).map(({ target }) => target))];
    const mode = textOf(fieldsOf(levels, port), 'mode');
    if (targets.length === 0 || own.has(Number(port)) || mode === undefined || mode === 'UNSET' || mode === base)
      return [];
    return [portProblem(object, port, mode, targets)];
  });
}

function portProblem(object: Manifest, port: string, mode: string, targets: readonly number[]): Problem {
  const consequence =
    mode === 'STRICT' ? 'so that plain text is let in' : 'so that plain text is refused where it is to be let in';
  return problemOf(object, {
    code: 'port',
    path: `spec.portLevelMtls["${port}"]`,
    found: mode,
    message:
      'the port is that of the Service, and the mode is looked up by the port of the pod ' +
      `(${targets.join(', ')}), ${consequence}`,
    fix: `write ${targets.map((target) => `"${target}"`).join(', ')}`,
  });
}
