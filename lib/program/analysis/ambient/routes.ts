import { objectName } from '../../../rules/schema-problems';
import type { Manifest, Problem } from '../../../model';
import { fields, items, kindOf, namespaceOf, text, texts } from '../read';
import type { DataPlanes } from './data-planes';
import { problemAt } from './policies';

/** A service whose requests an object is to route or to shape. */
interface Routed {
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
}

const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
const DESTINATION_RULE = 'networking.istio.io/DestinationRule';
const ROUTES: ReadonlySet<string> = new Set([
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
]);

/** Routes within the mesh to services that no waypoint handles, and two kinds of routes for one service. */
export function routeProblems(objects: readonly Manifest[], planes: DataPlanes): Problem[] {
  const routedBy = new Map<string, Manifest>();
  for (const object of objects) {
    if (ROUTES.has(kindOf(object)))
      for (const { namespace, name } of parents(object)) routedBy.set(`${namespace}/${name}`, object);
  }
  if (routedBy.size === 0 && !planes.hasAmbient) return [];
  return objects.flatMap((object) => {
    const routed = routedServices(object, planes);
    const twice =
      kindOf(object) === VIRTUAL_SERVICE && routedBy.size > 0
        ? routed.flatMap((service) => {
            const other = routedBy.get(`${service.namespace}/${service.name}`);
            return other ? [conflict(object, service, other)] : [];
          })
        : [];
    return [...twice, ...(planes.hasAmbient ? routed.flatMap((service) => unhandled(object, service, planes)) : [])];
  });
}

function routedServices(object: Manifest, planes: DataPlanes): Routed[] {
  const kind = kindOf(object);
  const spec = fields(object, 'spec');
  const own = namespaceOf(object);
  const named = (host: string, path: string): Routed[] => {
    const service = planes.serviceOf(host, own);
    return service ? [{ path, ...service }] : [];
  };
  if (kind === DESTINATION_RULE) return named(text(spec, 'host') ?? '', 'spec.host');
  if (ROUTES.has(kind)) return parents(object);
  if (kind !== VIRTUAL_SERVICE) return [];
  const gateways = texts(spec, 'gateways');
  return gateways.length === 0 || gateways.includes('mesh')
    ? texts(spec, 'hosts').flatMap((host, i) => named(host, `spec.hosts[${i}]`))
    : [];
}

/** Services that a route of the Gateway API belongs to. */
function parents(object: Manifest): Routed[] {
  return items(fields(object, 'spec'), 'parentRefs').flatMap((parent, i) =>
    text(parent, 'kind') === 'Service'
      ? [
          {
            path: `spec.parentRefs[${i}]`,
            name: text(parent, 'name') ?? '',
            namespace: text(parent, 'namespace') ?? namespaceOf(object),
          },
        ]
      : [],
  );
}

function conflict(object: Manifest, { path, name, namespace }: Routed, other: Manifest): Problem {
  return problemAt(
    object,
    'two-routes',
    path,
    `${namespace}/${name}`,
    `${objectName(other)} routes this service too, and which of the two holds is not defined`,
    `write all routes of a service in one kind: move these into ${objectName(other)}, or its rules here`,
  );
}

/** Sidecars of callers would still carry a VirtualService or DestinationRule out: then it is a warning. */
function unhandled(object: Manifest, { path, name, namespace }: Routed, planes: DataPlanes): Problem[] {
  if (planes.namespaceMode(namespace) !== 'ambient' || planes.serviceWaypoint(namespace, name) !== undefined) return [];
  const severity = planes.hasSidecars || kindOf(object) === DESTINATION_RULE ? 'warning' : 'error';
  return [
    problemAt(
      object,
      'no-waypoint',
      path,
      `${namespace}/${name}`,
      'the service is in ambient mode and no waypoint handles it, so callers without sidecars do not get this',
      `give namespace ${namespace} a waypoint, or the Service the label istio.io/use-waypoint`,
      severity,
    ),
  ];
}
