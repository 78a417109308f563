import type { PodFact } from '../registry/pods';
import type { Protocol } from '../registry/protocols';
import { podPortOf, type ServiceFact } from '../registry/services';
import type { Mesh } from './mesh';

/** Port of a pod, as the Service in front of it declares it. */
export interface ReachedPort {
  readonly number: number;
  /** Protocol; undefined where no Service has the port, so that it is detected from the bytes. */
  readonly protocol: Protocol | undefined;
  readonly service?: ServiceFact;
}

/**
 * Returns the port of a pod that a client reaches through a Service's port; the host decides between several Services.
 */
export function reachedPort(mesh: Mesh, pod: PodFact | undefined, port: number, service?: ServiceFact): ReachedPort {
  const services = pod === undefined ? [] : mesh.registry.services.ofPod(pod);
  const ofHost = services.filter((candidate) => candidate.hostname === service?.hostname);
  for (const candidate of [...ofHost, ...services]) {
    const found = candidate.ports.find(({ number }) => number === port);
    const number = found && podPortOf(found, pod);
    if (number !== undefined) return { number, ...protocolOf(services, pod, number) };
  }
  return { number: port, ...protocolOf(services, pod, port) };
}

/** Returns the protocol of a pod's port: that of the oldest Service that forwards to it. */
function protocolOf(
  services: readonly ServiceFact[],
  pod: PodFact | undefined,
  number: number,
): Omit<ReachedPort, 'number'> {
  for (const service of services) {
    const port = service.ports.find((candidate) => podPortOf(candidate, pod) === number);
    if (port !== undefined) return { protocol: port.protocol, service };
  }
  return { protocol: undefined };
}
