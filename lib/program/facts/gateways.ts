import type { Manifest } from '../../model';
import { fields, items, text, type Fields } from '../analysis/read';
import { matchesLabels, type PodFact, type Pods } from './pods';

/** A port of a Service, as pods behind it see it. */
export interface ServedPort {
  readonly service: Manifest;
  readonly port: number;
  /** The number of the pods' port; undefined where it is named. */
  readonly targetPort: number | undefined;
}

/** Istio Gateways by the pods that they configure, and the Service ports before those pods. */
export class Gateways {
  private readonly ports = new WeakMap<PodFact, readonly ServedPort[]>();

  constructor(
    private readonly pods: Pods,
    private readonly servicesIn: (namespace: string) => readonly Manifest[],
  ) {}

  /** Returns the pods that a Gateway's selector finds, in all namespaces. An empty selector finds all pods. */
  podsOf(gateway: Manifest): readonly PodFact[] {
    return this.pods.selected(fields(fields(gateway, 'spec'), 'selector'));
  }

  /** Returns the Services that select a pod. */
  servicesOf(pod: PodFact): readonly Manifest[] {
    return this.servicesIn(pod.namespace).filter((service) => {
      const selector = fields(fields(service, 'spec'), 'selector');
      return Object.keys(selector).length > 0 && matchesLabels(selector, pod.labels);
    });
  }

  /** Returns the TCP ports of the Services before a pod. */
  portsBefore(pod: PodFact): readonly ServedPort[] {
    const known = this.ports.get(pod);
    if (known !== undefined) return known;
    const found = this.servicesOf(pod).flatMap((service) => servedPorts(service));
    this.ports.set(pod, found);
    return found;
  }
}

function servedPorts(service: Manifest): ServedPort[] {
  return items(fields(service, 'spec'), 'ports').flatMap((port: Fields) => {
    if (typeof port.port !== 'number' || (text(port, 'protocol') ?? 'TCP') !== 'TCP') return [];
    const target = port.targetPort ?? port.port;
    return [
      { service, port: port.port, targetPort: typeof target === 'number' ? target : Number(target) || undefined },
    ];
  });
}
