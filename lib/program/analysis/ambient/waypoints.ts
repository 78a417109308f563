import { waypointOf, type Manifest, type WaypointName } from '../../../model';
import { deployedObjectNames } from '../../../model/gateway-class';
import type { Outside } from '../../outside';
import { fields, items, kindOf, namespaceOf, text, type Fields } from '../read';
import { selects } from './label-index';
import type { DataPlanes, Workload } from './data-planes';
import type { NamedService } from './services';

export const WAYPOINT_CLASS = 'istio-waypoint';

/** A Gateway of the Gateway API. */
export interface GatewayView {
  readonly object: Manifest;
  readonly name: string;
  readonly namespace: string;
  readonly className: string;
  readonly account: string;
  /** What it handles as a waypoint: `service`, `workload`, `all` or `none`. */
  readonly handles: string;
}

const gatewayView = (object: Manifest): GatewayView => {
  const [name, className] = [String(object.metadata.name), text(fields(object, 'spec'), 'gatewayClassName') ?? ''];
  const { annotations, labels } = object.metadata;
  return {
    object,
    name,
    namespace: namespaceOf(object),
    className,
    account: deployedObjectNames({ name, gatewayClassName: className, annotations }).account,
    handles: text(labels ?? {}, 'istio.io/waypoint-for') ?? 'service',
  };
};

export const isWaypoint = ({ className }: GatewayView): boolean => className.endsWith('-waypoint');

/** Why no waypoint handles a service or pod, though one is named. */
export type Unbound = 'missing' | 'refused' | 'other-traffic' | 'headless';

/** The waypoint of a service or pod: bound, or why it is not. Without a name nobody asked for one. */
export interface Binding {
  readonly named?: WaypointName;
  readonly waypoint?: GatewayView;
  readonly unbound?: Unbound;
}

/** Which waypoint handles what. */
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

  /** Whether a Gateway exists without the objects. */
  isOutside({ namespace, name }: WaypointName): boolean {
    return this.outside.has(`${namespace}/${name}`) || this.outside.has(name);
  }

  /** The waypoint that the labels of a namespace name. */
  ofNamespace(namespace: string): WaypointName | undefined {
    return waypointOf(namespace, this.planes.namespaceLabels(namespace));
  }

  /** The waypoint of requests to a service. */
  ofService({ namespace, view }: Pick<NamedService, 'namespace' | 'view'>): Binding {
    const named = waypointOf(namespace, this.planes.namespaceLabels(namespace), view?.labels);
    if (named === undefined) return {};
    if (view?.headless) return { named, unbound: 'headless' };
    return this.bind(named, namespace, ['service', 'all']);
  }

  /** The waypoint of connections to the address of a pod. */
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

  /** Whether a waypoint takes services of a namespace: the listener of its tunnel decides. */
  private admits({ object, namespace }: GatewayView, from: string): boolean {
    const listeners = items(fields(object, 'spec'), 'listeners');
    const tunnel = listeners.find(({ protocol, port }) => protocol === 'HBONE' && port === 15008) ?? {};
    const allowed = fields(fields(tunnel, 'allowedRoutes'), 'namespaces');
    if (allowed.from === 'All') return true;
    if (allowed.from !== 'Selector') return namespace === from;
    return matchesSelector(fields(allowed, 'selector'), this.planes.namespaceLabels(from) ?? {}, from);
  }
}

/** Kubernetes labels every namespace with its name. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

function matchesSelector(selector: Fields, labels: Fields, namespace: string): boolean {
  const all: Fields = { [NAMESPACE_NAME]: namespace, ...labels };
  return (
    selects(fields(selector, 'matchLabels'), all) &&
    items(selector, 'matchExpressions').every((one) => matchesExpression(one, all))
  );
}

function matchesExpression(expression: Fields, labels: Fields): boolean {
  const value = labels[text(expression, 'key') ?? ''];
  const values = Array.isArray(expression.values) ? expression.values : [];
  switch (expression.operator) {
    case 'In':
      return values.includes(value);
    case 'NotIn':
      return !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
