import { waypointOf } from '../../model/data-plane';
import type { Labels } from '../registry/namespaces';
import type { ObjectFact } from '../registry/objects';
import { WaypointBindings } from '../simulate/waypoint/bindings';
import type { Drawing } from './drawing';
import { waypointId } from './gateways';
import type { Program } from './program';

const USE_WAYPOINT = 'istio.io/use-waypoint';

/** Namespace, service or workload whose labels name a waypoint. */
interface Bound {
  readonly id: string;
  readonly namespace: string;
  /** Labels of the object itself; none for a namespace. */
  readonly labels: Labels;
  readonly object: string;
  readonly isBound: (gateway: ObjectFact) => boolean;
}

/** Draws which namespaces, services and workloads use which waypoint. */
export function drawWaypoints(program: Program, drawing: Drawing): void {
  for (const bound of boundOnes(program, drawing)) drawBinding(program, drawing, bound);
}

function* boundOnes({ registry }: Program, drawing: Drawing): Generator<Bound> {
  const bindings = new WaypointBindings(registry);
  for (const { name, source } of registry.objects.of('Namespace')) {
    const of = { namespace: name, labels: {} };
    const isBound = (gateway: ObjectFact) => bindings.isBoundService(gateway, of) || bindings.isBoundPod(gateway, of);
    if (registry.namespaces.labelsOf(name)[USE_WAYPOINT] !== undefined)
      yield { id: drawing.namespace(name), ...of, object: source, isBound };
  }
  for (const [service, id] of drawing.services) {
    const { namespace, labels, source } = service;
    if (labels[USE_WAYPOINT] !== undefined && drawing.nodes.has(id))
      yield { id, namespace, labels, object: source, isBound: (gateway) => bindings.isBoundService(gateway, service) };
  }
  for (const [pod, id] of drawing.pods) {
    const { namespace, labels, source } = pod;
    if (labels[USE_WAYPOINT] !== undefined && drawing.nodes.has(id))
      yield { id, namespace, labels, object: source, isBound: (gateway) => bindings.isBoundPod(gateway, pod) };
  }
}

function drawBinding({ registry, facts }: Program, drawing: Drawing, bound: Bound): void {
  const { id, namespace, labels, object, isBound } = bound;
  const named = waypointOf(namespace, registry.namespaces.labelsOf(namespace), labels);
  const node = drawing.nodes.get(id);
  if (node === undefined) return;
  if (named === undefined) {
    node.facts.waypoint = 'none';
    return;
  }
  node.facts.waypoint = `${named.namespace}/${named.name}`;
  const gateway = registry.objects
    .of('gateway.networking.k8s.io/Gateway')
    .find((candidate) => candidate.name === named.name && candidate.namespace === named.namespace);
  const isOutside = gateway === undefined && facts.waypoints.has(named.namespace, named.name);
  const to = waypointId(named.namespace, named.name);
  if (!drawing.nodes.has(to)) {
    const place = { parent: drawing.namespace(named.namespace), namespace: named.namespace };
    const declared = gateway === undefined ? (isOutside ? 'outside the program' : 'no') : undefined;
    const notOne = gateway === undefined ? undefined : 'the Gateway is no waypoint';
    drawing.node({ id: to, kind: 'waypoint', label: named.name, ...place, facts: { declared, status: notOne } });
  }
  const inactive =
    gateway === undefined
      ? isOutside
        ? undefined
        : 'no object declares the waypoint'
      : isBound(gateway)
        ? undefined
        : 'the waypoint does not admit it, or handles other traffic';
  drawing.edge({ kind: 'waypoint', from: id, to, objects: [object], facts: { inactive } });
}
