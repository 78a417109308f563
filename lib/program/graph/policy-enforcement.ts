import { ztunnelPolicy } from '../access/ztunnel';
import { append } from '../facts/append';
import type { ObjectFact } from '../registry/objects';
import type { ServiceFact } from '../registry/services';
import type { Program } from './program';
import { WaypointBindings } from '../simulate/waypoint/bindings';
import type { Drawing, NodeDraft } from './drawing';
import { gatewayNodeId } from './gateways';
import type { PolicyKind } from './policy-kinds';
import type { GraphDataPlane } from './types';

/** Proxies that carry out a policy at a node, or the reason why none does. */
export interface Enforcement {
  readonly at?: string;
  readonly inactive?: string;
}

/** Proxies of a namespace: data planes of its workloads, and gateways of the Gateway API. */
type Plane = GraphDataPlane | 'gateway';

/** Kinds that do not act on what arrives at the listeners of gateways. */
const NOT_AT_GATEWAYS: ReadonlySet<string> = new Set([
  'security.istio.io/PeerAuthentication',
  'networking.istio.io/Sidecar',
]);

const planeOf = ({ facts, dataPlane = 'unknown' }: NodeDraft): Plane =>
  facts.role === 'gateway' ? 'gateway' : dataPlane;

/** Finder of the proxies that carry out policies. */
export class PolicyEnforcement {
  private readonly planes = new Map<string, Set<Plane>>();
  private readonly services = new Map<string, ServiceFact[]>();

  constructor(
    private readonly program: Program,
    private readonly drawing: Drawing,
  ) {
    for (const node of drawing.nodes.values()) {
      if (node.kind !== 'workload' || node.namespace === undefined) continue;
      this.planes.set(node.namespace, (this.planes.get(node.namespace) ?? new Set()).add(planeOf(node)));
    }
    for (const [{ namespace }, id] of drawing.pods)
      if (id.startsWith('gateway:'))
        this.planes.set(namespace, (this.planes.get(namespace) ?? new Set()).add('gateway'));
    for (const [service, id] of drawing.services) append(this.services, id, service);
  }

  of(kind: PolicyKind, policy: ObjectFact, id: string): Enforcement {
    const node = this.drawing.nodes.get(id);
    switch (node?.kind) {
      case 'gateway':
      case 'waypoint':
        return { at: node.kind };
      case 'service':
      case 'host':
        return kind.kind === 'gateway.networking.k8s.io/BackendTLSPolicy' ? {} : this.atWaypoint(id);
      case 'workload':
        return this.atPlanes(kind, policy, new Set([planeOf(node)]));
      case 'namespace':
        return this.atPlanes(kind, policy, this.planesOf(node));
      default:
        return {};
    }
  }

  private planesOf({ namespace = '', dataPlane = 'unknown' }: NodeDraft): ReadonlySet<Plane> {
    return this.planes.get(namespace) ?? new Set<Plane>([dataPlane]);
  }

  private atPlanes(kind: PolicyKind, policy: ObjectFact, planes: ReadonlySet<Plane>): Enforcement {
    const byZtunnel = isTakenByZtunnel(kind, policy);
    const at = [
      ...(planes.has('sidecar') ? ['sidecar'] : []),
      ...(planes.has('ambient') && byZtunnel ? ['ztunnel'] : []),
      ...(planes.has('gateway') && !NOT_AT_GATEWAYS.has(kind.kind) ? ['gateway'] : []),
      ...(planes.has('unknown') ? ['unknown'] : []),
    ].join(' and ');
    if (at !== '') return { at };
    if (planes.has('gateway')) return { inactive: 'it does not act on what arrives at gateways' };
    return { inactive: planes.has('ambient') ? 'ztunnel does not take it' : 'its pods have no proxy' };
  }

  /** Returns the waypoint of a service or host, which alone carries out policies that target it. */
  private atWaypoint(id: string): Enforcement {
    const { registry } = this.program;
    const bindings = new WaypointBindings(registry);
    const services = this.services.get(id) ?? [];
    const waypoint = registry.objects
      .of('gateway.networking.k8s.io/Gateway')
      .filter((gateway) => gatewayNodeId(gateway).startsWith('waypoint:'))
      .find((gateway) => services.some((service) => bindings.isBoundService(gateway, service)));
    if (waypoint === undefined) return { inactive: 'the service has no waypoint' };
    return { at: `waypoint ${waypoint.namespace}/${waypoint.name}` };
  }
}

/** Reports whether istiod gives a policy to ztunnel, or ztunnel what follows from it. */
function isTakenByZtunnel({ kind }: PolicyKind, { manifest }: ObjectFact): boolean {
  if (kind === 'security.istio.io/PeerAuthentication') return true;
  return kind === 'security.istio.io/AuthorizationPolicy' && ztunnelPolicy(manifest) !== undefined;
}
