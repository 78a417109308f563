import type { Manifest, Problem } from '../../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, type Fields } from '../../objects/read';
import { behindWaypointProblems } from './behind-waypoint';
import { GATEWAY_NAME } from './data-planes';
import {
  AUTHORIZATION,
  isForAmbient,
  isMeshWide,
  podsOfPolicy,
  problemOf,
  selectorField,
  selectorOf,
  targetsOf,
  useWaypoint,
  type AmbientMesh,
} from './mesh';
import { outsideMeshProblems } from './outside-mesh';
import { targetProblems } from './targets';
import { isWaypoint } from './waypoints';
import { ztunnelProblems } from './rules/ztunnel-rules';

const REQUEST_AUTHENTICATION = 'security.istio.io/RequestAuthentication';
const TELEMETRY = 'telemetry.istio.io/Telemetry';
const SIDECAR = 'networking.istio.io/Sidecar';
const PROXY_CONFIG = 'networking.istio.io/ProxyConfig';
const ENVOY_FILTER = 'networking.istio.io/EnvoyFilter';

/** Kinds that only proxies enforce, and that may restrict callers. */
const PROXY_ONLY: ReadonlySet<string> = new Set([
  REQUEST_AUTHENTICATION,
  ENVOY_FILTER,
  'extensions.istio.io/WasmPlugin',
  'extensions.istio.io/TrafficExtension',
]);

const KINDS: ReadonlySet<string> = new Set([...PROXY_ONLY, AUTHORIZATION, TELEMETRY, SIDECAR, PROXY_CONFIG]);

/** Reports policies that are not enforced, or not as written, because of the mode of their pods. */
export function policyProblems(object: Manifest, mesh: AmbientMesh): Problem[] {
  const kind = kindOf(object);
  if (!KINDS.has(kind)) return [];
  const spec = fieldsOf(object, 'spec');
  const targets = targetsOf(spec);
  if (targets.length > 0) return targets.flatMap((target) => targetProblems(object, target, mesh));
  const gateway = selectedGateway(object, spec, mesh);
  if (gateway) return isWaypoint(gateway) ? [selectsWaypoint(object, spec)] : [];
  const outside = outsideMeshProblems(object, mesh);
  if (outside.length > 0) return outside;
  if (kind === AUTHORIZATION) {
    return isForAmbient(object, mesh)
      ? [...ztunnelProblems(object, mesh), ...behindWaypointProblems(object, mesh)]
      : [];
  }
  return isForAmbient(object, mesh) ? unknownToZtunnel(object, kind, spec, mesh) : [];
}

/** Returns the Gateway of the Gateway API whose pods a policy selects by the gateway's name. */
function selectedGateway(object: Manifest, spec: Fields, { waypoints }: AmbientMesh) {
  const name = textOf(selectorOf(spec), GATEWAY_NAME);
  return name === undefined ? undefined : waypoints.find(namespaceOf(object), name);
}

function selectsWaypoint(object: Manifest, spec: Fields): Problem {
  const field = selectorField(spec) ?? 'selector';
  const name = textOf(selectorOf(spec), GATEWAY_NAME);
  return problemOf(object, {
    code: 'not-enforced',
    path: `spec.${field}`,
    found: spec[field],
    message: 'these are the pods of a waypoint, which only carries out what is attached to it by `targetRefs`',
    fix: `write targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: '${name}' }] instead`,
  });
}

/** Reports kinds that ztunnel does not support. */
function unknownToZtunnel(object: Manifest, kind: string, spec: Fields, mesh: AmbientMesh): Problem[] {
  switch (kind) {
    case SIDECAR:
      return meshWideForOthers(object, mesh) ? [] : [sidecarProblem(object, spec)];
    case PROXY_CONFIG:
      return meshWideForOthers(object, mesh) ? [] : [noEffect(object, 'ztunnel, which serves them, does not read it')];
    case TELEMETRY:
      return isTakenByProxies(object, spec, mesh) ? [] : [{ ...ignored(object, spec, mesh), severity: 'warning' }];
    case ENVOY_FILTER:
      return isForGateways(spec) ? [] : [ignored(object, spec, mesh)];
    default:
      return [ignored(object, spec, mesh)];
  }
}

/** Reports whether an object is the default of the whole mesh, and pods with sidecars read it. */
const meshWideForOthers = (object: Manifest, mesh: AmbientMesh): boolean =>
  isMeshWide(object, mesh) &&
  (mesh.planes.hasSidecars || podsOfPolicy(object, mesh).some((pod) => mesh.planes.modeOf(pod) !== 'ambient'));

/**
 * Returns the problem of a Sidecar: it only narrows the configuration of proxies, unless it blocks outbound traffic.
 */
function sidecarProblem(object: Manifest, spec: Fields): Problem {
  const closes = fieldsOf(spec, 'outboundTrafficPolicy').mode === 'REGISTRY_ONLY';
  const message = 'its pods are in ambient mode and have no sidecars that could read it';
  return problemOf(object, {
    code: 'no-sidecar',
    severity: closes ? 'error' : 'warning',
    path: 'kind',
    found: SIDECAR,
    message: closes ? `${message}: connections to unknown hosts are let out` : message,
    fix: 'leave the object out, or enrol the namespace as sidecar',
  });
}

const noEffect = (object: Manifest, reason: string): Problem =>
  problemOf(object, {
    code: 'no-effect',
    severity: 'warning',
    path: 'kind',
    found: kindOf(object),
    message: `its pods are in ambient mode, and ${reason}`,
    fix: 'leave the object out, or enrol the namespace as sidecar',
  });

/** Reports whether a waypoint reads a Telemetry: one of its own namespace or of the root namespace. */
function isTakenByProxies(object: Manifest, spec: Fields, mesh: AmbientMesh): boolean {
  if (selectorField(spec) !== undefined) return false;
  return isMeshWide(object, mesh) || mesh.waypoints.ofNamespace(namespaceOf(object)) !== undefined;
}

/** Reports whether all patches of an EnvoyFilter apply to gateways. */
function isForGateways(spec: Fields): boolean {
  const patches = itemsOf(spec, 'configPatches');
  return patches.length > 0 && patches.every((patch) => fieldsOf(patch, 'match').context === 'GATEWAY');
}

function ignored(object: Manifest, spec: Fields, mesh: AmbientMesh): Problem {
  const namespace = namespaceOf(object);
  const selector = selectorField(spec);
  const message = mesh.waypoints.ofNamespace(namespace)
    ? 'its pods are in ambient mode: ztunnel does not know this kind, and a waypoint ignores what is not attached to it'
    : 'its pods are in ambient mode: ztunnel does not know this kind, and no waypoint is there to carry it out';
  return problemOf(object, {
    code: 'not-enforced',
    path: selector === undefined ? 'spec' : `spec.${selector}`,
    found: selector === undefined ? undefined : spec[selector],
    message,
    fix: useWaypoint(namespace, mesh),
  });
}
