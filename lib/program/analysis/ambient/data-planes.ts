import { dataPlaneMode, waypointOf } from '../../../model';
import type { DataPlaneMode, Manifest, WaypointName } from '../../../model';
import { fields, kindOf, namespaceOf, text } from '../read';
import type { Fields } from '../read';

interface Workload {
  readonly namespace: string;
  readonly labels: Fields;
}

/** Where pod templates are. */
const WORKLOADS: ReadonlySet<string> = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
]);

/** How each namespace, workload and service of a set of objects takes part in the mesh. What the objects do not show is not known. */
export class DataPlanes {
  private readonly namespaces = new Map<string, Fields>();
  private readonly services = new Map<string, Fields>();
  private readonly workloads = new Map<string, Workload[]>();
  /** Whether any pods are in ambient mode. */
  readonly hasAmbient: boolean;
  /** Whether any pods have sidecars. */
  readonly hasSidecars: boolean;
  /** What waypoints handle, by `NAMESPACE/NAME`. */
  private readonly waypoints = new Map<string, string>();

  constructor(
    objects: readonly Manifest[],
    private readonly domain: string,
  ) {
    for (const object of objects) this.declare(object);
    this.hasAmbient = this.some('ambient');
    this.hasSidecars = this.some('sidecar');
  }

  private declare(object: Manifest): void {
    const kind = kindOf(object);
    const labels = fields(object.metadata as Fields, 'labels');
    const name = String(object.metadata?.name);
    if (kind === 'Namespace') this.namespaces.set(name, labels);
    else if (kind === 'Service' || kind === 'networking.istio.io/ServiceEntry')
      this.services.set(`${namespaceOf(object)}/${name}`, labels);
    else if (kind === 'gateway.networking.k8s.io/Gateway')
      this.waypoints.set(`${namespaceOf(object)}/${name}`, text(labels, 'istio.io/waypoint-for') ?? 'service');
    else if (WORKLOADS.has(kind)) this.declareWorkload(object);
  }

  private declareWorkload(object: Manifest): void {
    const namespace = namespaceOf(object);
    const others = this.workloads.get(namespace) ?? [];
    this.workloads.set(namespace, others);
    others.push({
      namespace,
      labels: fields(fields(fields(fields(object, 'spec'), 'template'), 'metadata'), 'labels'),
    });
  }

  private some(mode: DataPlaneMode): boolean {
    return (
      [...this.namespaces.values()].some((labels) => dataPlaneMode(labels) === mode) ||
      [...this.workloads.values()].flat().some((workload) => this.modeOf(workload) === mode)
    );
  }

  private modeOf({ namespace, labels }: Workload): DataPlaneMode | undefined {
    return dataPlaneMode(this.namespaces.get(namespace), labels);
  }

  /** The modes of the pods that a selector finds in a namespace; without pods that are known, the mode of the namespace. */
  modes(namespace: string, selector: Fields): ReadonlySet<DataPlaneMode> {
    const wanted = Object.entries(selector);
    const selected = (this.workloads.get(namespace) ?? []).filter(({ labels }) =>
      wanted.every(([key, value]) => labels[key] === value),
    );
    const modes =
      selected.length > 0
        ? selected.map((workload) => this.modeOf(workload))
        : [dataPlaneMode(this.namespaces.get(namespace))];
    return new Set(modes.filter((mode) => mode !== undefined));
  }

  namespaceMode(namespace: string): DataPlaneMode | undefined {
    return dataPlaneMode(this.namespaces.get(namespace));
  }

  /** The waypoint that the labels of a namespace name. */
  namespaceWaypoint(namespace: string): WaypointName | undefined {
    return waypointOf(namespace, this.namespaces.get(namespace));
  }

  /** The waypoint that handles requests to a service; one that is only for workloads does not. */
  serviceWaypoint(namespace: string, name: string): WaypointName | undefined {
    const waypoint = waypointOf(namespace, this.namespaces.get(namespace), this.services.get(`${namespace}/${name}`));
    const traffic = waypoint && this.waypoints.get(`${waypoint.namespace}/${waypoint.name}`);
    return traffic === 'workload' || traffic === 'none' ? undefined : waypoint;
  }

  /** The service that a host is, as an object of a namespace names it; undefined for hosts outside the cluster. */
  serviceOf(host: string, namespace: string): { readonly name: string; readonly namespace: string } | undefined {
    if (host !== '' && !host.includes('.') && !host.includes('*')) return { name: host, namespace };
    if (!host.endsWith(this.domain) || host.includes('*')) return undefined;
    const [name, own] = host.slice(0, -this.domain.length).split('.');
    return own === undefined ? undefined : { name, namespace: own };
  }
}
