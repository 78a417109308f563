import { waypointOf } from '../../../model/data-plane';
import type { ObjectFact } from '../../registry/objects';
import type { PodFact } from '../../registry/pods';
import { fieldsOf, itemsOf, optionalFields, textOf } from '../../objects/read';
import type { Registry } from '../../registry/registry';
import { matchesSelector } from '../../objects/selectors';
import type { ServiceFact } from '../../registry/services';

/** Label of the traffic that a waypoint handles. */
const FOR = 'istio.io/waypoint-for';

type Traffic = 'service' | 'workload';

/** Bindings of waypoints to services and pods. */
export class WaypointBindings {
  constructor(private readonly registry: Registry) {}

  private isNamed(gateway: ObjectFact, namespace: string, labels: Readonly<Record<string, string>>): boolean {
    const named = waypointOf(namespace, this.registry.namespaces.labelsOf(namespace), labels);
    return named?.name === gateway.name && named.namespace === gateway.namespace;
  }

  private isFor(gateway: ObjectFact, traffic: Traffic): boolean {
    const wanted = gateway.labels[FOR] ?? 'service';
    return wanted === traffic || wanted === 'all';
  }

  /**
   * Reports whether a waypoint accepts objects of a namespace: by its listener for the mesh, and by default only its
   * own.
   */
  private admits({ spec, namespace }: ObjectFact, from: string): boolean {
    const listener = itemsOf(spec, 'listeners').find((candidate) => textOf(candidate, 'protocol') === 'HBONE');
    const allowed = fieldsOf(fieldsOf(listener ?? {}, 'allowedRoutes'), 'namespaces');
    switch (textOf(allowed, 'from') ?? 'Same') {
      case 'All':
        return true;
      case 'Selector': {
        const selector = optionalFields(allowed, 'selector');
        return selector !== undefined && matchesSelector(selector, this.registry.namespaces.labelsOf(from));
      }
      default:
        return from === namespace;
    }
  }

  /** Reports whether requests to a service go through a waypoint. */
  isBoundService(gateway: ObjectFact, service: Pick<ServiceFact, 'namespace' | 'labels'>): boolean {
    return (
      this.isFor(gateway, 'service') &&
      this.isNamed(gateway, service.namespace, service.labels) &&
      this.admits(gateway, service.namespace)
    );
  }

  /** Reports whether connections to the address of a pod go through a waypoint. */
  isBoundPod(gateway: ObjectFact, pod: Pick<PodFact, 'namespace' | 'labels'>): boolean {
    return (
      this.isFor(gateway, 'workload') &&
      this.isNamed(gateway, pod.namespace, pod.labels) &&
      this.admits(gateway, pod.namespace)
    );
  }
}
