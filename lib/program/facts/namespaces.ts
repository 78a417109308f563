import { dataPlaneMode, waypointOf, type DataPlaneMode, type Manifest, type WaypointName } from '../../model';
import { fields, type Fields } from '../analysis/read';
import type { PodFact } from './pods';

const NONE: Fields = {};
const PROXY = 'istio-proxy';

/** The labels of namespaces, and what follows from them for pods. */
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
    return fields((this.objects.get(name)?.metadata ?? NONE) as Fields, 'labels');
  }

  /** Returns how a namespace's pods take part in the mesh; undefined where no label says so. */
  mode(name: string): DataPlaneMode | undefined {
    return dataPlaneMode(this.labels(name));
  }

  waypoint(name: string): WaypointName | undefined {
    return waypointOf(name, this.labels(name));
  }

  /**
   * Returns how pods take part in the mesh: with a sidecar of their own, by the injector, by ztunnel, or not at all.
   * Undefined where neither the pod nor a Namespace object says anything, because the namespace's labels may be set
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

/** Whether a pod's template has the proxy already: an injected pod, or a gateway. */
export function hasProxy({ spec, isMadeByIstiod }: PodFact): boolean {
  return (
    isMadeByIstiod ||
    [...containers(spec, 'containers'), ...containers(spec, 'initContainers')].some(({ name }) => name === PROXY)
  );
}

function containers(spec: Fields, field: string): readonly Fields[] {
  const list = spec[field];
  return Array.isArray(list) ? (list as (Fields | null)[]).filter((container) => container !== null) : [];
}
