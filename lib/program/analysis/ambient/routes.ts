import { objectName } from '../../../rules/schema-problems';
import type { Manifest, Problem } from '../../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../objects/read';
import type { AmbientCode } from '../../problems.data';
import { gatewaysInFront } from './gateways-in-front';
import { problemOf, type AmbientMesh } from './mesh';
import { shownService, type NamedService } from './services';
import type { GatewayView } from './waypoints';

/** Service whose requests an object routes or shapes. */
interface Routed {
  readonly path: string;
  readonly service: NamedService;
  /** Port that a parent reference names. */
  readonly port?: number;
}

const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
const DESTINATION_RULE = 'networking.istio.io/DestinationRule';
const ROUTES: ReadonlySet<string> = new Set([
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
]);

const shownName = ({ namespace, name }: NamedService): string => `${namespace}/${name}`;

/** Reports routes within the mesh that no proxy applies, or not as written. */
export function routeProblems(mesh: AmbientMesh): Problem[] {
  const routedBy = new Map<string, Manifest>();
  for (const object of mesh.objects) {
    if (ROUTES.has(kindOf(object)))
      for (const { service } of parents(object, mesh)) routedBy.set(shownName(service), object);
  }
  if (routedBy.size === 0 && !mesh.planes.hasAmbient) return [];
  return mesh.objects.flatMap((object) => {
    const routed = routedServices(object, mesh);
    return [
      ...(kindOf(object) === VIRTUAL_SERVICE
        ? routed.flatMap((one) => conflict(object, one, routedBy.get(shownName(one.service))))
        : []),
      ...(mesh.planes.hasAmbient ? routed.flatMap((one) => routedProblems(object, one, mesh)) : []),
    ];
  });
}

function routedServices(object: Manifest, mesh: AmbientMesh): Routed[] {
  const kind = kindOf(object);
  const spec = fieldsOf(object, 'spec');
  const named = (host: string, path: string): Routed[] => {
    const service = mesh.services.ofHost(host, namespaceOf(object));
    return service ? [{ path, service }] : [];
  };
  if (kind === DESTINATION_RULE) return named(textOf(spec, 'host') ?? '', 'spec.host');
  if (ROUTES.has(kind)) return parents(object, mesh);
  if (kind !== VIRTUAL_SERVICE) return [];
  const gateways = textsByIndex(spec, 'gateways');
  const isOfMesh = gateways.length === 0 || gateways.includes('mesh');
  return isOfMesh ? textsByIndex(spec, 'hosts').flatMap((host, i) => named(host, `spec.hosts[${i}]`)) : [];
}

/** Returns the parent services of a route of the Gateway API. */
function parents(object: Manifest, { services }: AmbientMesh): Routed[] {
  return itemsOf(fieldsOf(object, 'spec'), 'parentRefs').flatMap((parent, i) => {
    const kind = textOf(parent, 'kind');
    if (kind !== 'Service' && kind !== 'ServiceEntry') return [];
    const service = services.named(
      kind,
      textOf(parent, 'namespace') ?? namespaceOf(object),
      textOf(parent, 'name') ?? '',
    );
    return [
      { path: `spec.parentRefs[${i}]`, service, port: typeof parent.port === 'number' ? parent.port : undefined },
    ];
  });
}

/** Reports a VirtualService for a service that has routes of the Gateway API, which istiod prefers. */
function conflict(object: Manifest, { path, service }: Routed, other: Manifest | undefined): Problem[] {
  if (other === undefined) return [];
  const found = shownName(service);
  const message =
    `${objectName(other)} routes this service too, and istiod passes a VirtualService over ` + 'where there is one';
  const fix = `write all routes of a service in one kind: move these into ${objectName(other)}, or its rules here`;
  return [problemOf(object, { code: 'two-routes', path, found, message, fix })];
}

/** Checks a route at the service that it is for. */
function routedProblems(object: Manifest, routed: Routed, mesh: AmbientMesh): Problem[] {
  const { service, path } = routed;
  const { waypoint, named, unbound } = mesh.waypoints.ofService(service);
  if (named === undefined || unbound) {
    if (mesh.planes.namespaceMode(service.namespace) !== 'ambient') return [];
    return [effectless(object, 'no-waypoint', path, shownName(service), noWaypoint(routed, mesh))];
  }
  if (waypoint === undefined) return [];
  return [
    ...fromElsewhere(object, routed, waypoint),
    ...(kindOf(object) === VIRTUAL_SERVICE ? sourceMatches(object, waypoint) : []),
    ...(kindOf(object) === DESTINATION_RULE ? tlsProblems(object, routed) : []),
    ...(ROUTES.has(kindOf(object)) ? tcpProblems(object, routed) : []),
    ...passedByGateways(object, routed, mesh),
  ];
}

const effectless = (
  object: Manifest,
  code: AmbientCode,
  path: string,
  found: unknown,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
): Problem => problemOf(object, { code, severity: 'warning', path, found, message, fix });

function noWaypoint({ service }: Routed, mesh: AmbientMesh): Pick<Problem, 'message' | 'fix'> {
  const { named, unbound } = mesh.waypoints.ofService(service);
  const callers = 'so callers without sidecars do not get this';
  const name = named && `${named.namespace}/${named.name}`;
  if (unbound === 'headless') {
    const message =
      'the service is in ambient mode and headless: its clients connect to pods and pass the ' +
      `waypoint by, ${callers}`;
    return { message, fix: 'give the Service a cluster address' };
  }
  if (unbound === 'refused') {
    const message = `waypoint ${name} does not take services of namespace ${service.namespace}, ${callers}`;
    return { message, fix: 'let its listener allow the namespace: allowedRoutes.namespaces' };
  }
  if (unbound === 'missing') {
    const message = `the service is to use waypoint ${name}, and there is no such Gateway, ${callers}`;
    return { message, fix: 'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`' };
  }
  return {
    message: `the service is in ambient mode and no waypoint handles it, ${callers}`,
    fix: `give namespace ${service.namespace} a waypoint, or the ${service.kind} the label istio.io/use-waypoint`,
  };
}

/** Reports a route that the waypoint does not read: one outside its own namespace and the service's. */
function fromElsewhere(object: Manifest, { path, service }: Routed, waypoint: GatewayView): Problem[] {
  const namespace = namespaceOf(object);
  if (kindOf(object) === DESTINATION_RULE || namespace === service.namespace || namespace === waypoint.namespace)
    return [];
  const message =
    `waypoint ${waypoint.namespace}/${waypoint.name} only reads routes of its own namespace ` +
    "and of the service's, so callers without sidecars do not get this";
  return [
    effectless(object, 'other-namespace', path, shownName(service), {
      message,
      fix: `put the object into namespace ${service.namespace}`,
    }),
  ];
}

/**
 * Reports matches by the caller: a waypoint does not know the caller's labels, and compares its own namespace instead.
 */
function sourceMatches(object: Manifest, waypoint: GatewayView): Problem[] {
  return itemsOf(fieldsOf(object, 'spec'), 'http').flatMap((route, i) =>
    itemsOf(route, 'match').flatMap((match, j) => {
      const path = `spec.http[${i}].match[${j}]`;
      return [...labelMatch(object, match, path), ...namespaceMatch(object, match, path, waypoint)];
    }),
  );
}

function labelMatch(object: Manifest, match: Fields, path: string): Problem[] {
  if (Object.keys(fieldsOf(match, 'sourceLabels')).length === 0) return [];
  const message = 'a waypoint does not know the labels of callers and leaves a match with this condition out';
  const fix = 'match something of the request, or route at callers with sidecars';
  return [effectless(object, 'source-match', `${path}.sourceLabels`, match.sourceLabels, { message, fix })];
}

function namespaceMatch(object: Manifest, match: Fields, path: string, { namespace }: GatewayView): Problem[] {
  const wanted = textOf(match, 'sourceNamespace');
  if (wanted === undefined) return [];
  const outcome = wanted === namespace ? 'every request matches, whoever calls' : 'no request matches, whoever calls';
  const message = `a waypoint compares this with its own namespace, ${namespace}: ${outcome}`;
  const fix = 'match something of the request, or route at callers with sidecars';
  return [effectless(object, 'source-match', `${path}.sourceNamespace`, wanted, { message, fix })];
}

/** TLS modes that a waypoint does not support, because it connects to pods through the tunnel. */
const OTHER_TLS: ReadonlySet<unknown> = new Set(['DISABLE', 'SIMPLE', 'MUTUAL']);

function tlsProblems(object: Manifest, { service }: Routed): Problem[] {
  if (service.kind !== 'Service') return [];
  const spec = fieldsOf(object, 'spec');
  const policies: [string, Fields][] = [
    ['spec.trafficPolicy', fieldsOf(spec, 'trafficPolicy')],
    ...itemsOf(spec, 'subsets').map((subset, i): [string, Fields] => [
      `spec.subsets[${i}].trafficPolicy`,
      fieldsOf(subset, 'trafficPolicy'),
    ]),
  ];
  const all = policies.flatMap(([path, policy]): [string, Fields][] => [
    [path, policy],
    ...itemsOf(policy, 'portLevelSettings').map((one, i): [string, Fields] => [`${path}.portLevelSettings[${i}]`, one]),
  ]);
  return all.flatMap(([path, policy]) => {
    const { mode } = fieldsOf(policy, 'tls');
    if (!OTHER_TLS.has(mode)) return [];
    const message = 'a waypoint speaks to the pods of a service through its tunnel, whatever the mode';
    return [effectless(object, 'no-effect', `${path}.tls.mode`, mode, { message, fix: 'leave `tls` out' })];
  });
}

/** Reports HTTP routes for ports whose protocol is not HTTP. */
function tcpProblems(object: Manifest, { path, service, port }: Routed): Problem[] {
  const ports = (service.view?.ports ?? []).filter(({ number }) => port === undefined || number === port);
  if (ports.length === 0 || !ports.every(({ tcp }) => tcp)) return [];
  const numbers = ports.map(({ number }) => number).join(', ');
  const message =
    `port ${numbers} of ${shownService(service)} is TCP, where a waypoint does not read ` +
    'requests and leaves the route out';
  const fix = 'name the port after its protocol if it is HTTP, or write a TCPRoute';
  return [effectless(object, 'tcp-port', path, shownName(service), { message, fix })];
}

/** Reports routes of a waypoint that requests from a gateway bypass. */
function passedByGateways(object: Manifest, { path, service }: Routed, mesh: AmbientMesh): Problem[] {
  if (kindOf(object) === DESTINATION_RULE || service.view === undefined || isAlsoAtGateways(object)) return [];
  const [gateway] = gatewaysInFront(service.view, mesh);
  if (gateway === undefined) return [];
  const message =
    `${gateway.shown} ${gateway.reason}: its requests reach the pods of ` +
    `${shownService(service)} without this route`;
  return [effectless(object, 'bypass', path, shownName(service), { message, fix: gateway.fix })];
}

/** Reports whether gateways apply the object themselves. */
function isAlsoAtGateways(object: Manifest): boolean {
  const spec = fieldsOf(object, 'spec');
  const parentKinds = itemsOf(spec, 'parentRefs').map((parent) => textOf(parent, 'kind') ?? 'Gateway');
  return parentKinds.includes('Gateway') || textsByIndex(spec, 'gateways').some((gateway) => gateway !== 'mesh');
}
