import { waypointOf, type Manifest, type WaypointName } from '../../../model';
import { deployedObjectNames } from '../../../model/gateway-class';
import type { Outside } from '../../outside';
import { fieldsOf, itemsOf, kindOf, namespaceOf, textOf } from '../../objects/read';
import { matchesSelector } from '../../objects/selectors';
import type { DataPlanes, Workload } from './data-planes';
import type { NamedService } from './services';

export const WAYPOINT_CLASS = 'istio-waypoint';

/** Gateway of the Gateway API. */
export interface GatewayView {
  readonly object: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly className: string;
  readonly account: string;
  /** Traffic that the Gateway handles as a waypoint: `service`, `workload`, `all` or `none`. */
  readonly handles: string;
}

const gatewayView = (object: Manifest): GatewayView => {
  const [name, className] = [String(object.metadata.name), textOf(fieldsOf(object, 'spec'), 'gatewayClassName') ?? ''];
  const { annotations, labels } = object.metadata;
  return {
    object,
    name,
    namespace: namespaceOf(object),
    className,
    account: deployedObjectNames({ name, gatewayClassName: className, annotations }).account,
    handles: textOf(labels ?? {}, 'istio.io/waypoint-for') ?? 'service',
  };
};

export const isWaypoint = ({ className }: GatewayView): boolean => className.endsWith('-waypoint');

/** Reason why the waypoint that is named does not handle a service or pod. */
export type Unbound = 'missing' | 'refused' | 'other-traffic' | 'headless';

/** Waypoint of a service or pod, or the reason why it is not bound. Without a name no label requests one. */
export interface Binding {
  readonly named?: WaypointName;
  readonly waypoint?: GatewayView;
  readonly unbound?: Unbound;
}

/** Index of waypoints by the services and workloads that they handle. */
export class Waypoints {
  private readonly gateways = new Map<string, GatewayView>();
  private readonly outside: ReadonlySet<string>;

  constructor(
    objects: readonly Manifest[],
    private readonly planes: DataPlanes,
    outside: Outside = {},
  ) {
    for (const object of objects) {
      if (kindOf(object) !== 'gateway.networking.k8s.io/Gateway') continue;
      const gateway = gatewayView(object);
      this.gateways.set(`${gateway.namespace}/${gateway.name}`, gateway);
    }
    this.outside = new Set(outside.waypoints);
  }

  get all(): GatewayView[] {
    return [...this.gateways.values()];
  }

  find(namespace: string, name: string): GatewayView | undefined {
    return this.gateways.get(`${namespace}/${name}`);
  }

  /** Reports whether a Gateway is declared as existing outside the objects. */
  isOutside({ namespace, name }: WaypointName): boolean {
    return this.outside.has(`${namespace}/${name}`) || this.outside.has(name);
  }

  /** Returns the waypoint that the labels of a namespace name. */
  ofNamespace(namespace: string): WaypointName | undefined {
    return waypointOf(namespace, this.planes.namespaceLabels(namespace));
  }

  /** Returns the waypoint of requests to a service. */
  ofService({ namespace, view }: Pick<NamedService, 'namespace' | 'view'>): Binding {
    const named = waypointOf(namespace, this.planes.namespaceLabels(namespace), view?.labels);
    if (named === undefined) return {};
    if (view?.headless) return { named, unbound: 'headless' };
    return this.bind(named, namespace, ['service', 'all']);
  }

  /** Returns the waypoint of connections to the address of a pod. */
  ofWorkload({ namespace, labels }: Workload): Binding {
    const named = waypointOf(namespace, this.planes.namespaceLabels(namespace), labels);
    return named === undefined ? {} : this.bind(named, namespace, ['workload', 'all']);
  }

  private bind(named: WaypointName, from: string, traffic: readonly string[]): Binding {
    const waypoint = this.find(named.namespace, named.name);
    if (waypoint === undefined) return this.isOutside(named) ? { named } : { named, unbound: 'missing' };
    if (!this.admits(waypoint, from)) return { named, waypoint, unbound: 'refused' };
    return traffic.includes(waypoint.handles) ? { named, waypoint } : { named, waypoint, unbound: 'other-traffic' };
  }

  /** Reports whether a waypoint accepts services of a namespace: the listener of its tunnel decides. */
  private admits({ object, namespace }: GatewayView, from: string): boolean {
    const listeners = itemsOf(fieldsOf(object, 'spec'), 'listeners');
    const tunnel = listeners.find(({ protocol, port }) => protocol === 'HBONE' && port === 15008) ?? {};
    const allowed = fieldsOf(fieldsOf(tunnel, 'allowedRoutes'), 'namespaces');
    if (allowed.from === 'All') return true;
    if (allowed.from !== 'Selector') return namespace === from;
    return matchesSelector(fieldsOf(allowed, 'selector'), {
      [NAMESPACE_NAME]: from,
      ...this.planes.namespaceLabels(from),
    });
  }
}

/** Label that Kubernetes gives every namespace, with its name. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
