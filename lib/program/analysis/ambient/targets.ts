import type { Manifest, Problem } from '../../../model';
import { kindOf, namespaceOf } from '../../objects/read';
import { bypassProblems } from './bypass';
import { AUTHORIZATION, isMeshWide, problemOf, type AmbientMesh, type Target } from './mesh';
import { shownService, type NamedService, type ServiceView } from './services';
import { WAYPOINT_CLASS, isWaypoint, type Binding, type GatewayView } from './waypoints';
import { waypointRuleProblems } from './rules/waypoint-rules';

/** Checks a policy for one of its targets: only the proxy of the target enforces it. */
export function targetProblems(object: Manifest, target: Target, mesh: AmbientMesh): Problem[] {
  switch (target.kind) {
    case 'Service':
    case 'ServiceEntry':
      return serviceTarget(object, target, mesh.services.named(target.kind, namespaceOf(object), target.name), mesh);
    case 'Gateway':
      return gatewayTarget(object, target, mesh);
    case 'GatewayClass':
      return classTarget(object, target, mesh);
    default:
      return [];
  }
}

function serviceTarget(object: Manifest, target: Target, service: NamedService, mesh: AmbientMesh): Problem[] {
  const mode = mesh.planes.namespaceMode(service.namespace);
  const binding = mesh.waypoints.ofService(service);
  const { path, name: found } = target;
  if (binding.named === undefined || binding.unbound) {
    if (mode === undefined && binding.named === undefined) return [];
    if (mode === 'sidecar') {
      const message = 'the namespace has sidecars, which ignore policies with targetRefs';
      return [
        problemOf(object, {
          code: 'not-enforced',
          path,
          found,
          message,
          fix: 'select the pods with `selector` instead',
        }),
      ];
    }
    return [
      problemOf(object, {
        code: 'no-waypoint',
        severity: severityOf(object, service, binding),
        path,
        found,
        ...noWaypoint(service, binding),
      }),
    ];
  }
  if (kindOf(object) !== AUTHORIZATION || service.view === undefined) return [];
  return [...waypointRuleProblems(object, [service.view], mesh), ...bypassProblems(object, target, service.view, mesh)];
}

/**
 * Returns the severity of an unenforced policy: a warning for Telemetry, which restricts no caller, and where neither
 * the waypoint nor the service is among the objects, because both may be elsewhere.
 */
function severityOf(object: Manifest, { view }: NamedService, { unbound }: Binding): Problem['severity'] {
  return kindOf(object) === 'telemetry.istio.io/Telemetry' || (unbound === 'missing' && view === undefined)
    ? 'warning'
    : 'error';
}

/** Returns the reason why no waypoint handles a service, and the fix. */
export function noWaypoint(service: NamedService, { named, unbound }: Binding): { message: string; fix: string } {
  const shown = shownService(service);
  const consequence = 'so nobody carries the policy out';
  const name = named && `${named.namespace}/${named.name}`;
  switch (unbound) {
    case 'missing':
      return {
        message: `${shown} is to use waypoint ${name}, and there is no such Gateway, ${consequence}`,
        fix: 'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`',
      };
    case 'refused':
      return {
        message: `waypoint ${name} does not take services of namespace ${service.namespace}, ${consequence}`,
        fix: `let its listener allow the namespace: allowedRoutes.namespaces`,
      };
    case 'headless':
      return {
        message: `${shown} is headless: its clients connect to pods and pass the waypoint by, ${consequence}`,
        fix: 'give the Service a cluster address, or select its pods with `selector` and compare what a connection has',
      };
    default:
      return {
        message: `no waypoint handles ${shown}, ${consequence}`,
        fix: `give namespace ${service.namespace} a waypoint, or the ${service.kind} the label istio.io/use-waypoint`,
      };
  }
}

function gatewayTarget(object: Manifest, target: Target, mesh: AmbientMesh): Problem[] {
  const gateway = mesh.waypoints.find(namespaceOf(object), target.name);
  if (gateway === undefined) return elsewhere(object, target, mesh);
  if (!isWaypoint(gateway) || kindOf(object) !== AUTHORIZATION) return [];
  return attachedTo(object, target, mesh, (one) => one === gateway);
}

/**
 * Reports a policy for a Gateway of another namespace, which never attaches. A Gateway that is not declared is reported
 * as a dangling reference.
 */
function elsewhere(object: Manifest, { path, name }: Target, { waypoints }: AmbientMesh): Problem[] {
  const others = waypoints.all.filter((gateway) => gateway.name === name);
  if (others.length === 0 || waypoints.isOutside({ namespace: namespaceOf(object), name })) return [];
  const [{ namespace }] = others;
  const message =
    `the Gateway of this name is in namespace ${namespace}, and a policy is only attached in ` +
    'its own, so nobody carries it out';
  return [
    problemOf(object, {
      code: 'not-enforced',
      path,
      found: name,
      message,
      fix: `put the policy into namespace ${namespace}`,
    }),
  ];
}

function classTarget(object: Manifest, target: Target, mesh: AmbientMesh): Problem[] {
  const { path, name: found } = target;
  if (found !== WAYPOINT_CLASS) {
    const message = 'policies are only attached to the class istio-waypoint, so nobody carries this one out';
    return [
      problemOf(object, {
        code: 'not-enforced',
        path,
        found,
        message,
        fix: 'attach the policy to each Gateway of the class',
      }),
    ];
  }
  if (!isMeshWide(object, mesh)) {
    const root = mesh.settings.rootNamespace;
    const message =
      `a policy for all waypoints only counts in the root namespace ${root}, so nobody carries ` + 'this one out';
    const fix = `put the policy into namespace ${root}, or attach it to a waypoint of this one`;
    return [problemOf(object, { code: 'not-enforced', path, found, message, fix })];
  }
  return kindOf(object) === AUTHORIZATION ? attachedTo(object, target, mesh, () => true) : [];
}

/** Checks a policy at the waypoints of all its services. */
function attachedTo(
  object: Manifest,
  target: Target,
  mesh: AmbientMesh,
  wanted: (waypoint: GatewayView) => boolean,
): Problem[] {
  const services = mesh.services.all.filter((service: ServiceView) => {
    const { waypoint, unbound } = mesh.waypoints.ofService({ ...service, view: service });
    return unbound === undefined && waypoint !== undefined && wanted(waypoint);
  });
  if (services.length === 0) return [];
  return [
    ...waypointRuleProblems(object, services, mesh),
    ...services.flatMap((service) => bypassProblems(object, target, service, mesh)),
  ];
}
