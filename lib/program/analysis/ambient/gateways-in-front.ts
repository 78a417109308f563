import type { Manifest } from '../../../model';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import type { AmbientMesh } from './mesh';
import { shownService, type ServiceView } from './services';
import { isWaypoint } from './waypoints';

const ROUTES: ReadonlySet<string> = new Set(
  ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'].map((kind) => `gateway.networking.k8s.io/${kind}`),
);
const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** Caller whose requests reach the pods of a service without passing its waypoint. */
export interface Bypass {
  /** Kind and name of the caller: `Gateway shop/public`, `Deployment ops/batch`. */
  readonly shown: string;
  /** Identity of the caller without `spiffe://`; undefined when the objects do not state it. */
  readonly principal?: string;
  readonly reason: string;
  readonly fix: string;
}

/** Returns the gateways that route to a service, unless they are configured to send requests through its waypoint. */
export function gatewaysInFront(service: ServiceView, mesh: AmbientMesh): Bypass[] {
  const label =
    service.labels[INGRESS_USE_WAYPOINT] ?? mesh.planes.namespaceLabels(service.namespace)?.[INGRESS_USE_WAYPOINT];
  if (/^true$/i.test(String(label))) return [];
  return [...(routedBy(mesh).get(shownService(service)) ?? [])].map((gateway) => ({
    shown: `Gateway ${namespaceOf(gateway)}/${String(gateway.metadata.name)}`,
    principal: principal(gateway, mesh),
    reason: 'routes to it, and gateways only send to a waypoint when they are told to',
    fix: `label the ${service.kind}, or its namespace, ${INGRESS_USE_WAYPOINT}: "true"`,
  }));
}

type RoutedBy = ReadonlyMap<string, ReadonlySet<Manifest>>;
const ROUTED_BY = new WeakMap<AmbientMesh, RoutedBy>();

/** Returns the gateways that route to each service, by `Service shop/orders`; indexed on first use. */
function routedBy(mesh: AmbientMesh): RoutedBy {
  const known = ROUTED_BY.get(mesh);
  if (known) return known;
  const all = new Map<string, Set<Manifest>>();
  const of = (service: string) => all.get(service) ?? new Set<Manifest>();
  const istioGateways = new Map(
    mesh.objects
      .filter((object) => kindOf(object) === 'networking.istio.io/Gateway')
      .map((object) => [`${namespaceOf(object)}/${object.metadata.name}`, object]),
  );
  for (const object of mesh.objects) {
    const { services, gateways } = routesOf(object, istioGateways, mesh);
    for (const service of services)
      all.set(
        service,
        gateways.reduce((set, gateway) => set.add(gateway), of(service)),
      );
  }
  ROUTED_BY.set(mesh, all);
  return all;
}

/** Returns the services that an object routes to, and the gateways that use the route. */
function routesOf(
  object: Manifest,
  istioGateways: ReadonlyMap<string, Manifest>,
  mesh: AmbientMesh,
): { services: string[]; gateways: Manifest[] } {
  const kind = kindOf(object);
  if (ROUTES.has(kind)) {
    const gateways = parentGateways(object, mesh);
    return { services: gateways.length > 0 ? backends(object) : [], gateways };
  }
  if (kind !== VIRTUAL_SERVICE) return { services: [], gateways: [] };
  const gateways = textsByIndex(fieldsOf(object, 'spec'), 'gateways').flatMap((name) => {
    const gateway = istioGateways.get(name.includes('/') ? name : `${namespaceOf(object)}/${name}`);
    return gateway ? [gateway] : [];
  });
  return { services: gateways.length > 0 ? destinations(object, mesh) : [], gateways };
}

function destinations(object: Manifest, { services }: AmbientMesh): string[] {
  return ['http', 'tls', 'tcp']
    .flatMap((protocol) => itemsOf(fieldsOf(object, 'spec'), protocol))
    .flatMap((route) => itemsOf(route, 'route'))
    .flatMap((route) => {
      const named = services.ofHost(textOf(fieldsOf(route, 'destination'), 'host') ?? '', namespaceOf(object));
      return named ? [shownService(named)] : [];
    });
}

const backends = (route: Manifest): string[] =>
  itemsOf(fieldsOf(route, 'spec'), 'rules')
    .flatMap((rule) => itemsOf(rule, 'backendRefs'))
    .map((backend) => {
      const namespace = textOf(backend, 'namespace') ?? namespaceOf(route);
      return `${textOf(backend, 'kind') ?? 'Service'} ${namespace}/${textOf(backend, 'name')}`;
    });

function parentGateways(route: Manifest, { waypoints }: AmbientMesh): Manifest[] {
  return itemsOf(fieldsOf(route, 'spec'), 'parentRefs').flatMap((parent) => {
    if ((textOf(parent, 'kind') ?? 'Gateway') !== 'Gateway') return [];
    const gateway = waypoints.find(textOf(parent, 'namespace') ?? namespaceOf(route), textOf(parent, 'name') ?? '');
    return gateway && !isWaypoint(gateway) ? [gateway.object] : [];
  });
}

/** Returns the identity of a gateway's pods, where the objects state it. */
function principal(gateway: Manifest, { planes, settings, waypoints }: AmbientMesh): string | undefined {
  const identity = (namespace: string, account: string) => `${settings.trustDomain}/ns/${namespace}/sa/${account}`;
  if (kindOf(gateway) === 'gateway.networking.k8s.io/Gateway') {
    const view = waypoints.find(namespaceOf(gateway), String(gateway.metadata.name));
    return view && identity(view.namespace, view.account);
  }
  const selector: Fields = fieldsOf(fieldsOf(gateway, 'spec'), 'selector');
  const pods = planes.workloads.filter(
    ({ labels }) => Object.keys(selector).length > 0 && matchesLabels(selector, labels),
  );
  return pods.length === 1 ? identity(pods[0].namespace, pods[0].account) : undefined;
}
