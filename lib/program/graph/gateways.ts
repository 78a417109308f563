import { itemsOf, numberOf, textOf, fieldsOf } from '../objects/read';
import { gatewayClassOf } from '../registry/gateway-objects';
import type { ObjectFact } from '../registry/objects';
import type { GatewayConfig, GatewayServer } from '../simulate/gateway/servers';
import { addObjects, type Drawing } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';
import { isMadeForGateway } from './services';

const KUBERNETES_GATEWAY = 'gateway.networking.k8s.io/Gateway';
const WAYPOINT_CLASS = 'istio-waypoint';

/** Returns the id of an Istio Gateway's node. */
export const istioGatewayId = (namespace: string, name: string): string => idOf('gateway', namespace, name);

/** Returns the id of the node of a Gateway of the Gateway API, which may have the name of an Istio Gateway. */
export const kubernetesGatewayId = (namespace: string, name: string): string =>
  idOf('gateway', 'gateway-api', namespace, name);

export const waypointId = (namespace: string, name: string): string => idOf('waypoint', namespace, name);

/** Returns the id of a Gateway's node, by its class. */
export const gatewayNodeId = (gateway: ObjectFact): string =>
  (gatewayClassOf(gateway) === WAYPOINT_CLASS ? waypointId : kubernetesGatewayId)(gateway.namespace, gateway.name);

/** Formats a server: `443 HTTPS shop.example.com (SIMPLE)`. */
function serverText({ port, protocol, hosts, tls }: GatewayServer): string {
  const mode = tls === undefined ? '' : ` (${tls.httpsRedirect ? 'redirects to HTTPS' : tls.mode})`;
  return `${port} ${protocol} ${hosts.join(', ')}${mode}`;
}

function drawIstioGateway({ registry }: Program, drawing: Drawing, config: GatewayConfig): void {
  const { namespace, name, servers, selector = {} } = config;
  const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  const { id } = drawing.node({
    id: istioGatewayId(namespace, name),
    kind: 'gateway',
    label: name,
    parent: drawing.namespace(namespace),
    namespace,
    objects: [`Gateway ${namespace}/${name}`],
    facts: {
      api: 'Istio',
      servers: servers.map(serverText).join('; '),
      selector: labels.length === 0 ? 'every workload' : labels.join(','),
    },
  });
  if (labels.length === 0) return;
  const isSelected = (own: Readonly<Record<string, string>>) =>
    Object.entries(selector).every(([key, value]) => own[key] === value);
  for (const pod of registry.pods.all) if (isSelected(pod.labels)) drawSelected(drawing, id, drawing.pods.get(pod));
}

function drawSelected(drawing: Drawing, from: string, to: string | undefined): void {
  if (to === undefined || to === from) return;
  const objects = drawing.nodes.get(from)?.objects.slice(0, 1) ?? [];
  drawing.edge({ kind: 'selects', from, to, objects });
}

/** Draws a Gateway of the Gateway API, a waypoint among them, which stands for the pods that istiod makes. */
function drawKubernetesGateway({ registry }: Program, drawing: Drawing, gateway: ObjectFact): void {
  const { namespace, name, source, spec, labels } = gateway;
  const id = gatewayNodeId(gateway);
  const kind = id.startsWith('waypoint:') ? 'waypoint' : 'gateway';
  const listeners = itemsOf(spec, 'listeners').map((listener) => {
    const mode = textOf(fieldsOf(listener, 'tls'), 'mode');
    const parts = [numberOf(listener, 'port') ?? '', textOf(listener, 'protocol'), textOf(listener, 'hostname')];
    return `${parts.filter((part) => part !== undefined).join(' ')}${mode === undefined ? '' : ` (${mode})`}`;
  });
  drawing.node({
    ...{ id, kind, label: name, parent: drawing.namespace(namespace), namespace, objects: [source] },
    facts: {
      api: 'Gateway API',
      class: gatewayClassOf(gateway),
      listeners: listeners.join('; '),
      for: kind === 'waypoint' ? (labels['istio.io/waypoint-for'] ?? 'service') : undefined,
    },
  });
  for (const pod of registry.pods.in(namespace)) {
    if (isMadeForGateway(pod) && pod.labels['gateway.networking.k8s.io/gateway-name'] === name)
      drawing.pods.set(pod, id);
  }
}

/** Draws the Gateways of both APIs, the waypoints, and the workloads that they configure. */
export function drawGateways(program: Program, drawing: Drawing): void {
  const { registry, mesh } = program;
  for (const gateway of registry.objects.of(KUBERNETES_GATEWAY)) drawKubernetesGateway(program, drawing, gateway);
  for (const set of registry.objects.of('gateway.networking.k8s.io/ListenerSet')) {
    const node = drawing.nodes.get(listenerParent(set));
    if (node !== undefined) addObjects(node, [set.source]);
  }
  for (const config of mesh.gateways) {
    if (config.selector !== undefined) drawIstioGateway(program, drawing, config);
    else drawDeployedElsewhere(program, drawing, config);
  }
  for (const service of registry.services.all) {
    const id = isMadeForGateway(service) ? madeFor(drawing, service.source) : undefined;
    if (id !== undefined) drawing.services.set(service, id);
  }
}

/** Returns the id of the Gateway that a ListenerSet belongs to. */
export function listenerParent({ spec, namespace }: ObjectFact): string {
  const parent = fieldsOf(spec, 'parentRef');
  return kubernetesGatewayId(textOf(parent, 'namespace') ?? namespace, textOf(parent, 'name') ?? '');
}

function madeFor(drawing: Drawing, source: string): string | undefined {
  const [namespace, name] = source.slice('Gateway '.length).split('/');
  return [kubernetesGatewayId(namespace, name), waypointId(namespace, name)].find((id) => drawing.nodes.has(id));
}

/** Draws the workloads of a Gateway whose addresses name the Service of a proxy that is deployed by itself. */
function drawDeployedElsewhere({ registry }: Program, drawing: Drawing, { servers, workloads }: GatewayConfig): void {
  const id = servers.map(({ source }) => madeFor(drawing, source)).find((found) => found !== undefined);
  for (const workload of workloads ?? []) {
    const slash = workload.indexOf('/');
    const pod = registry.pods.named(workload.slice(0, slash), workload.slice(slash + 1));
    if (id !== undefined && pod !== undefined) drawSelected(drawing, id, drawing.pods.get(pod));
  }
}
