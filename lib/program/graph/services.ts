import type { PortFact, ServiceFact } from '../registry/services';
import type { Drawing } from './drawing';
import { idOf } from './ids';
import { visibleText } from './namespaces';
import type { Program } from './program';
import { addonOfLabels, isOfSystem } from './system';

/** Formats ports: `80 HTTP, 9090 TCP`; the protocol is left out where the proxy detects it. */
const portsText = (ports: readonly PortFact[]): string =>
  ports
    .map(({ number, protocol }) => (protocol === 'Unsupported' ? String(number) : `${number} ${protocol}`))
    .join(', ');

/** Returns the id of a service's node: a ServiceEntry has one for each of its hosts. */
const serviceId = ({ registry, namespace, name, hostname }: ServiceFact): string =>
  registry === 'external' ? idOf('host', namespace, hostname) : idOf('service', namespace, name);

/** Reports whether istiod makes a Service for a Gateway, which is drawn as the Gateway. */
export const isMadeForGateway = ({ source }: { readonly source: string }): boolean => source.startsWith('Gateway ');

function drawHost({ mesh }: Program, drawing: Drawing, service: ServiceFact): void {
  const { hostname, namespace, ports, meshExternal, resolution, source } = service;
  drawing.node({
    id: serviceId(service),
    kind: 'host',
    label: hostname,
    parent: drawing.namespace(namespace),
    namespace,
    objects: [source],
    facts: {
      'location': meshExternal ? 'outside the mesh' : 'in the mesh',
      'ports': portsText(ports),
      'resolution': resolution,
      'visible in': visibleText(mesh.visibilityOf(service)),
    },
  });
}

function drawOwn({ mesh }: Program, drawing: Drawing, service: ServiceFact): void {
  const { hostname, namespace, name, ports, externalName, resolution, source } = service;
  drawing.node({
    id: serviceId(service),
    kind: 'service',
    label: name,
    parent: drawing.namespace(namespace),
    namespace,
    objects: [source],
    facts: {
      'host': hostname,
      'ports': portsText(ports),
      'headless': resolution === 'passthrough' ? 'yes' : undefined,
      'alias of': externalName,
      'visible in': visibleText(mesh.visibilityOf(service)),
    },
  });
}

/** Draws Services and the hosts of ServiceEntries. */
export function drawServices(program: Program, drawing: Drawing): void {
  for (const service of program.registry.services.all) {
    const { namespace, labels, selector = {} } = service;
    if (isMadeForGateway(service) || drawing.services.has(service)) continue;
    const isSystem = isOfSystem(namespace, labels) || isOfSystem(namespace, selector);
    if (service.registry === 'kubernetes' && isSystem && program.options.system !== true) continue;
    drawService(program, drawing, service);
  }
}

/** Draws a service, if it is not there yet, and returns its id. */
export function drawService(program: Program, drawing: Drawing, service: ServiceFact): string {
  const known = drawing.services.get(service);
  if (known !== undefined) return known;
  if (service.registry === 'external') drawHost(program, drawing, service);
  else drawOwn(program, drawing, service);
  const id = serviceId(service);
  drawing.services.set(service, id);
  return id;
}

/** Draws the addons: pods and Services that belong together by their labels are one node. */
export function drawAddons({ registry, options }: Program, drawing: Drawing): void {
  if (options.system === true) return;
  for (const pod of registry.pods.all) {
    const addon = isMadeForGateway(pod) ? undefined : addonOfLabels(pod.labels);
    if (addon === undefined) continue;
    const id = drawAddon(drawing, addon, pod.namespace, pod.source);
    drawing.pods.set(pod, id);
  }
  for (const service of registry.services.all) {
    const { registry: of, namespace, selector, source } = service;
    const addon = of === 'kubernetes' && selector !== undefined ? addonOfLabels(selector) : undefined;
    if (addon === undefined || isMadeForGateway(service)) continue;
    drawing.services.set(service, drawAddon(drawing, addon, namespace, source));
  }
}

function drawAddon(drawing: Drawing, addon: string, namespace: string, source: string): string {
  const id = idOf('addon', namespace, addon);
  const parent = drawing.namespace(namespace);
  drawing.node({ id, kind: 'addon', label: addon, parent, namespace, objects: [source] });
  return id;
}
