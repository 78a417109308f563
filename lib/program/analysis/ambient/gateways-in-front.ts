import type { Manifest } from '../../../model';
import { fields, items, kindOf, namespaceOf, text, texts } from '../read';
import type { Fields } from '../read';
import { selects } from './data-planes';
import type { AmbientMesh } from './mesh';
import { shownService } from './services';
import type { ServiceView } from './services';
import { isWaypoint } from './waypoints';

const ROUTES: ReadonlySet<string> = new Set(
  ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'].map((kind) => `gateway.networking.k8s.io/${kind}`),
);
const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** Somebody whose requests reach the pods of a service without its waypoint. */
export interface Bypass {
  /** `Gateway shop/public`, `Deployment ops/batch` */
  readonly shown: string;
  /** Identity, without `spiffe://`; undefined when the objects do not show it. */
  readonly principal?: string;
  readonly reason: string;
  readonly fix: string;
}

/** The gateways that route to a service, unless they are told to send to its waypoint. */
export function gatewaysInFront(service: ServiceView, mesh: AmbientMesh): Bypass[] {
  const label =
    service.labels[INGRESS_USE_WAYPOINT] ?? mesh.planes.namespaceLabels(service.namespace)?.[INGRESS_USE_WAYPOINT];
  if (/^true$/i.test(String(label))) return [];
  const gateways = new Map<string, Manifest>();
  for (const object of mesh.objects) {
    for (const gateway of gatewaysOf(object, service, mesh))
      gateways.set(`${kindOf(gateway)} ${namespaceOf(gateway)}/${gateway.metadata.name}`, gateway);
  }
  return [...gateways.values()].map((gateway) => ({
    shown: `Gateway ${namespaceOf(gateway)}/${String(gateway.metadata.name)}`,
    principal: principal(gateway, mesh),
    reason: 'routes to it, and gateways only send to a waypoint when they are told to',
    fix: `label the ${service.kind}, or its namespace, ${INGRESS_USE_WAYPOINT}: "true"`,
  }));
}

/** The gateways at which an object routes to a service. */
function gatewaysOf(object: Manifest, service: ServiceView, mesh: AmbientMesh): Manifest[] {
  const kind = kindOf(object);
  if (ROUTES.has(kind))
    return backends(object).some((backend) => isService(backend, service)) ? parentGateways(object, mesh) : [];
  if (kind !== VIRTUAL_SERVICE) return [];
  const spec = fields(object, 'spec');
  const routes = ['http', 'tls', 'tcp']
    .flatMap((protocol) => items(spec, protocol))
    .flatMap((route) => items(route, 'route'));
  const leads = routes.some((route) =>
    leadsTo(text(fields(route, 'destination'), 'host') ?? '', object, service, mesh),
  );
  return leads ? texts(spec, 'gateways').flatMap((name) => istioGateway(name, object, mesh)) : [];
}

function leadsTo(host: string, object: Manifest, service: ServiceView, { services }: AmbientMesh): boolean {
  const named = services.ofHost(host, namespaceOf(object));
  return named?.kind === service.kind && named.namespace === service.namespace && named.name === service.name;
}

const backends = (route: Manifest) =>
  items(fields(route, 'spec'), 'rules')
    .flatMap((rule) => items(rule, 'backendRefs'))
    .map((backend) => ({
      kind: text(backend, 'kind') ?? 'Service',
      namespace: text(backend, 'namespace') ?? namespaceOf(route),
      name: text(backend, 'name'),
    }));

const isService = (backend: ReturnType<typeof backends>[number], service: ServiceView): boolean =>
  `${backend.kind} ${backend.namespace}/${backend.name}` === shownService(service);

function parentGateways(route: Manifest, { waypoints }: AmbientMesh): Manifest[] {
  return items(fields(route, 'spec'), 'parentRefs').flatMap((parent) => {
    if ((text(parent, 'kind') ?? 'Gateway') !== 'Gateway') return [];
    const gateway = waypoints.find(text(parent, 'namespace') ?? namespaceOf(route), text(parent, 'name') ?? '');
    return gateway && !isWaypoint(gateway) ? [gateway.object] : [];
  });
}

function istioGateway(name: string, object: Manifest, { objects }: AmbientMesh): Manifest[] {
  const slash = name.indexOf('/');
  const namespace = slash < 0 ? namespaceOf(object) : name.slice(0, slash);
  return objects.filter(
    (one) =>
      kindOf(one) === 'networking.istio.io/Gateway' &&
      one.metadata.name === name.slice(slash + 1) &&
      namespaceOf(one) === namespace,
  );
}

/** The identity of the pods of a gateway, where the objects show it. */
function principal(gateway: Manifest, { planes, settings, waypoints }: AmbientMesh): string | undefined {
  const identity = (namespace: string, account: string) => `${settings.trustDomain}/ns/${namespace}/sa/${account}`;
  if (kindOf(gateway) === 'gateway.networking.k8s.io/Gateway') {
    const view = waypoints.find(namespaceOf(gateway), String(gateway.metadata.name));
    return view && identity(view.namespace, view.account);
  }
  const selector: Fields = fields(fields(gateway, 'spec'), 'selector');
  const pods = planes.workloads.filter(({ labels }) => Object.keys(selector).length > 0 && selects(selector, labels));
  return pods.length === 1 ? identity(pods[0].namespace, pods[0].account) : undefined;
}
