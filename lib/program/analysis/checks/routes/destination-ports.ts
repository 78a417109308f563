import type { Manifest } from '../../../../model';
import type { ProgramFacts, ServiceFact } from '../../../facts';
import { GATEWAY, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf } from '../../../objects/read';
import { destinationsOf, gatewaysOf, isForMesh, viewersOf } from '../../virtual-services';
import { listed } from '../../wording';

/**
 * Reports destinations without a port whose service has several. Proxies then take the port on which a request arrived:
 * right in the mesh, where callers use the ports of the service itself, but at a gateway only by chance.
 */
export const destinationPorts: Check = {
  codes: ['IST0112'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['services'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkRoutes(object, facts, report);
  },
};

function checkRoutes(object: Manifest, facts: ProgramFacts, report: Report): void {
  for (const { path, destination } of destinationsOf(object)) {
    const host = textOf(destination, 'host');
    if (host === undefined || destination.port !== undefined) continue;
    const [service] = facts.hosts.visible(host, namespaceOf(object), viewersOf(object));
    if (service?.ports === undefined || service.ports.length < 2) continue;
    const numbers = service.ports.map(({ number }) => number);
    report({
      code: 'IST0112',
      object,
      path: `${path}.port`,
      ...consequence(object, service, facts),
      parameters: [host, listed(numbers)],
      fix: `name one of ports ${numbers.join(', ')}`,
    });
  }
}

/** Describes the consequence at the gateways of the VirtualService, or for callers in the mesh. */
function consequence(object: Manifest, service: ServiceFact, facts: ProgramFacts) {
  const served = new Set(service.ports?.map(({ number }) => number));
  const name = service.hostname;
  const listening = gatewaysOf(object).flatMap((gateway) =>
    portsOfGateway(facts.find(GATEWAY, gateway.namespace, gateway.name)),
  );
  const missing = [...new Set(listening)].filter((port) => !served.has(port));
  if (missing.length > 0) {
    return {
      message:
        `${name} has several ports, and none of them is the port ${missing.join(', ')} of the gateway, which is ` +
        'used where none is named',
      severity: 'error',
    } as const;
  }
  const message = `${name} has several ports, and which of them is meant depends on the port where a request arrives`;
  const isMeshOnly = isForMesh(object) && gatewaysOf(object).length === 0;
  return { message, severity: 'warning', audience: isMeshOnly ? 'analyze' : 'all' } as const;
}

function portsOfGateway(gateway: Manifest | undefined): number[] {
  if (gateway === undefined) return [];
  return itemsOf(fieldsOf(gateway, 'spec'), 'servers')
    .map((server) => fieldsOf(server, 'port').number)
    .filter((number) => typeof number === 'number');
}
