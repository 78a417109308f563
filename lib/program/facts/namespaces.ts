import { dataPlaneMode, waypointOf, type DataPlaneMode, type Manifest, type WaypointName } from '../../model';
import { fieldsOf, type Fields } from '../objects/read';
import type { PodFact } from './pods';

const NONE: Fields = {};
const PROXY = 'istio-proxy';

/** Labels of namespaces, and the data plane mode that they give to pods. */
export class Namespaces {
  private readonly objects = new Map<string, Manifest>();

  constructor(namespaces: readonly Manifest[]) {
    for (const object of namespaces) this.objects.set(String(object.metadata.name), object);
  }

  get size(): number {
    return this.objects.size;
  }

  names(): IterableIterator<string> {
    return this.objects.keys();
  }

  get(name: string): Manifest | undefined {
    return this.objects.get(name);
  }

  labels(name: string): Fields {
    return fieldsOf((this.objects.get(name)?.metadata ?? NONE) as Fields, 'labels');
  }

  /** Returns the data plane mode of a namespace's pods; undefined where no label states it. */
  mode(name: string): DataPlaneMode | undefined {
    return dataPlaneMode(this.labels(name));
  }

  waypoint(name: string): WaypointName | undefined {
    return waypointOf(name, this.labels(name));
  }

  /**
   * Returns the data plane mode of pods: a sidecar in the template, a sidecar by the injector, ambient, or none.
   * Undefined where neither the pod nor a Namespace object states it, because the namespace's labels may be set
   * elsewhere.
   */
  modeOf(pod: PodFact): DataPlaneMode | undefined {
    if (hasProxy(pod)) return 'sidecar';
    const { labels } = pod;
    const annotated = pod.annotations['sidecar.istio.io/inject'];
    const injected =
      typeof annotated === 'string' && labels['sidecar.istio.io/inject'] === undefined
        ? { ...labels, 'sidecar.istio.io/inject': annotated }
        : labels;
    if (pod.spec.hostNetwork === true) return 'none';
    return dataPlaneMode(this.labels(pod.namespace), injected);
  }
}

/** Reports whether a pod's template has the proxy already: an injected pod, or a gateway. */
export function hasProxy({ spec, isMadeByIstiod }: PodFact): boolean {
  return (
    isMadeByIstiod ||
    [...containers(spec, 'containers'), ...containers(spec, 'initContainers')].some(({ name }) => name === PROXY)
  );
}

/**
 * Reports whether a pod runs the proxy and nothing beside it: a gateway, to whose listeners PeerAuthentications do not
 * apply.
 */
export function isGatewayPod(pod: PodFact): boolean {
  return hasProxy(pod) && containers(pod.spec, 'containers').every(({ name }) => name === PROXY);
}

function containers(spec: Fields, field: string): readonly Fields[] {
  const list = spec[field];
  return Array.isArray(list) ? (list as (Fields | null)[]).filter((container) => container !== null) : [];
}
