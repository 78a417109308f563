import type { GatewayRole, MeshNode, ResolvedComponent, ResolvedGateway } from '../model';
import { accountOf, gatewayReference } from '../policies/gateway-reference';
import type { CallOptions } from '../policies/intents';
import { REFERENCE } from '../policies/references';
import type { Referable, ReferenceContext } from '../policies/references';
import { calls } from './calls';
import type { AnyService } from './policy-target';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway implements ResolvedGateway, Referable {
  readonly role: GatewayRole;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods: the `selector` of an Istio `Gateway` object. */
  readonly labels: Readonly<Record<string, string>>;

  /** Name of the service account of the pods. */
  readonly serviceAccount: string;

  constructor(gateway: ResolvedGateway, nodes: readonly MeshNode[]) {
    this.serviceAccount = accountOf(gateway, nodes);
    ({ role: this.role, name: this.name, namespace: this.namespace, labels: this.labels } = gateway);
  }

  /** The host of its Service inside the cluster. */
  get host(): string { return `${this.name}.${this.namespace}.svc.cluster.local`; }

  /** Lets the gateway call a service, which then takes calls of nobody else but those who may. */
  calls(service: AnyService, options?: CallOptions): this {
    calls(this, service, options);
    return this;
  }

  /** How policies name the gateway: as `selector`, host, destination or service account. */
  [REFERENCE](place: string, from: ReferenceContext): unknown { return gatewayReference(this, place, from); }

  /** @internal */
  static ofComponents(components: readonly ResolvedComponent[], nodes: readonly MeshNode[]): MeshGateway[] {
    return components.flatMap((component) => (component.gateway ? [new MeshGateway(component.gateway, nodes)] : []));
  }
}
