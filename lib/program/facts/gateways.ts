import type { Manifest } from '../../model';
import { fieldsOf, itemsOf, textOf, type Fields } from '../objects/read';
import { matchesLabels } from '../objects/selectors';
import type { PodFact, Pods } from './pods';

/** Port of a Service, with the port of the pods behind it. */
export interface ServedPort {
  readonly service: Manifest;
  readonly port: number;
  /** Number of the pods' port; undefined where it is named. */
  readonly targetPort: number | undefined;
}

/** Index of Istio Gateways by the pods that they configure, and of Service ports in front of those pods. */
export class Gateways {
  private readonly ports = new WeakMap<PodFact, readonly ServedPort[]>();

  constructor(
    private readonly pods: Pods,
    private readonly servicesIn: (namespace: string) => readonly Manifest[],
  ) {}

  /** Returns the pods that a Gateway's selector matches, in all namespaces. An empty selector matches all pods. */
  podsOf(gateway: Manifest): readonly PodFact[] {
    return this.pods.selected(fieldsOf(fieldsOf(gateway, 'spec'), 'selector'));
  }

  /** Returns the Services that select a pod. */
  servicesOf(pod: PodFact): readonly Manifest[] {
    return this.servicesIn(pod.namespace).filter((service) => {
      const selector = fieldsOf(fieldsOf(service, 'spec'), 'selector');
      return Object.keys(selector).length > 0 && matchesLabels(selector, pod.labels);
    });
  }

  /**
   * Returns the TCP ports of the Services that may be in front of a pod: those that select it, and those without a
   * selector, whose endpoints are written elsewhere.
   */
  portsBefore(pod: PodFact): readonly ServedPort[] {
    const known = this.ports.get(pod);
    if (known !== undefined) return known;
    const services = this.servicesIn(pod.namespace).filter((service) => mayLeadTo(service, pod));
    const found = services.flatMap((service) => servedPorts(service));
    this.ports.set(pod, found);
    return found;
  }
}

function mayLeadTo(service: Manifest, { labels }: PodFact): boolean {
  const spec = fieldsOf(service, 'spec');
  return spec.type !== 'ExternalName' && matchesLabels(fieldsOf(spec, 'selector'), labels);
}

function servedPorts(service: Manifest): ServedPort[] {
  return itemsOf(fieldsOf(service, 'spec'), 'ports').flatMap((port: Fields) => {
    if (typeof port.port !== 'number' || (textOf(port, 'protocol') ?? 'TCP') !== 'TCP') return [];
    const target = port.targetPort ?? port.port;
    return [
      { service, port: port.port, targetPort: typeof target === 'number' ? target : Number(target) || undefined },
    ];
  });
}
