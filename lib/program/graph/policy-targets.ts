import type { ObjectFact } from '../registry/objects';
import { targetsOf, type Target } from '../simulate/access/attachment';
import type { Drawing } from './drawing';
import { gatewayNodeId } from './gateways';
import type { Program } from './program';

/** What one policy acts on: the node, and by which rule. */
export interface ActedOn {
  readonly id: string;
  readonly by: 'selector' | 'namespace' | 'mesh' | 'target';
  /** Reason why nothing acts there, where the kind of the target already says so. */
  readonly inactive?: string;
}

/** Finder of the nodes that policies target by name. */
export class PolicyTargets {
  private readonly services = new Map<string, Set<string>>();

  constructor(
    private readonly program: Program,
    private readonly drawing: Drawing,
  ) {
    for (const [{ registry, namespace, name }, id] of drawing.services) {
      const key = `${registry} ${namespace}/${name}`;
      if (drawing.nodes.has(id)) this.services.set(key, (this.services.get(key) ?? new Set()).add(id));
    }
  }

  of(policy: ObjectFact): readonly ActedOn[] {
    return targetsOf(policy.spec).flatMap((target) => this.nodes(target, policy));
  }

  private nodes(target: Target, policy: ObjectFact): ActedOn[] {
    const { kind, name } = target;
    if (kind === 'Gateway') return this.gateways(policy, name);
    if (kind === 'GatewayClass') return this.waypoints(policy, name);
    const registry = kind === 'ServiceEntry' ? 'external' : 'kubernetes';
    const found = this.services.get(`${registry} ${policy.namespace}/${name}`) ?? [];
    return [...found].map((id) => ({ id, by: 'target' }));
  }

  private gateways({ namespace }: ObjectFact, name: string): ActedOn[] {
    return this.program.registry.objects
      .of('gateway.networking.k8s.io/Gateway')
      .filter((gateway) => gateway.name === name && gateway.namespace === namespace)
      .map((gateway) => ({ id: gatewayNodeId(gateway), by: 'target' }));
  }

  private waypoints({ namespace }: ObjectFact, name: string): ActedOn[] {
    const isRoot = namespace === this.program.registry.mesh.rootNamespace;
    const inactive = isRoot ? {} : { inactive: 'a policy for a class is in the root namespace' };
    return [...this.drawing.nodes.values()]
      .filter(({ id, facts }) => id.startsWith('waypoint:') && facts.class === name)
      .map(({ id }) => ({ id, by: 'target', ...inactive }));
  }
}
