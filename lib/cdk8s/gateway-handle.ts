import type { GatewayRole, ResolvedComponent, ResolvedGateway } from '../model';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway implements ResolvedGateway {
  readonly role: GatewayRole;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods: the `selector` of an Istio `Gateway` object. */
  readonly labels: Readonly<Record<string, string>>;

  constructor(gateway: ResolvedGateway) {
    ({ role: this.role, name: this.name, namespace: this.namespace, labels: this.labels } = gateway);
  }

  /** The host of its Service inside the cluster. */
  get host(): string { return `${this.name}.${this.namespace}.svc.cluster.local`; }

  /** @internal */
  static ofComponents(components: readonly ResolvedComponent[]): MeshGateway[] {
    return components.flatMap((component) => (component.gateway ? [new MeshGateway(component.gateway)] : []));
  }
}
