import { fieldsOf, optionalFields, textOf } from '../objects/read';
import { isVisibleIn } from '../objects/visibility';
import { sourceOf } from '../registry/objects';
import type { ServiceFact } from '../registry/services';
import { outboundModeOf } from '../simulate/sidecar/scope';
import { Destinations } from './destinations';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import type { Program } from './program';

/**
 * Draws the ways out of the mesh: from namespaces with workloads to the external hosts that are exported to them by
 * name, or that they declare; through an egress proxy that a Sidecar names; and what is done with unknown hosts.
 */
export function drawEgress(program: Program, drawing: Drawing): void {
  const withWorkloads = new Set(
    [...drawing.nodes.values()].flatMap(({ kind, namespace }) => (kind === 'workload' ? (namespace ?? []) : [])),
  );
  for (const [service, id] of drawing.services) {
    if (service.registry !== 'external' || !service.meshExternal) continue;
    for (const namespace of callersOf(program, service, withWorkloads))
      drawing.edge({ kind: 'egress', from: idOf('namespace', namespace), to: id, objects: [service.source] });
  }
  for (const namespace of withWorkloads) drawOutbound(program, drawing, namespace);
}

/** Returns the namespaces from which a host is reached: those that its `exportTo` names, else its own. */
function callersOf({ mesh, facts }: Program, service: ServiceFact, namespaces: ReadonlySet<string>): string[] {
  const visibility = mesh.visibilityOf(service);
  const named = visibility === 'all' ? [service.namespace] : [...namespaces];
  return named.filter(
    (namespace) =>
      namespaces.has(namespace) &&
      isVisibleIn(visibility, namespace) &&
      facts.sidecars.of({ namespace, labels: {} })?.admits(service.hostname, service.namespace) !== false,
  );
}

function drawOutbound(program: Program, drawing: Drawing, namespace: string): void {
  const node = drawing.nodes.get(idOf('namespace', namespace));
  if (node === undefined || node.dataPlane !== 'sidecar') return;
  const sidecar = program.facts.sidecars.of({ namespace, labels: {} })?.object;
  const policy = sidecar && optionalFields(fieldsOf(sidecar, 'spec'), 'outboundTrafficPolicy');
  node.facts['unknown hosts'] = outboundModeOf(policy, program.registry.mesh.outboundMode);
  const proxy = policy && optionalFields(policy, 'egressProxy');
  const host = proxy && textOf(proxy, 'host');
  if (sidecar === undefined || host === undefined) return;
  const full = program.registry.fullHost(host, namespace);
  const to = new Destinations(program, drawing).destination(full, textOf(proxy ?? {}, 'subset'), namespace);
  drawing.edge({ kind: 'egress', from: node.id, to, label: 'unknown hosts', objects: [sourceOf(sidecar)] });
}
