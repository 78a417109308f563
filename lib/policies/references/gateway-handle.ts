import {
  ADDRESS,
  type Addressed,
  type GatewayRole,
  type MeshNode,
  type ResolvedComponent,
  type ResolvedGateway,
} from '../../model';
import { accountOf, gatewayReference } from './gateway-reference';
import { REFERENCE, type Referable, type ReferenceContext } from './references';

/**
 * Gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. Each engine extends it with its own
 * methods.
 */
export class GatewayHandle implements ResolvedGateway, Referable, Addressed {
  readonly role: GatewayRole;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods: the `selector` of an Istio `Gateway` object. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the service account of the pods. */
  readonly serviceAccount: string;

  constructor(gateway: ResolvedGateway, nodes: readonly MeshNode[]) {
    ({ role: this.role, name: this.name, namespace: this.namespace, labels: this.labels } = gateway);
    this.serviceAccount = accountOf(gateway, nodes);
  }

  /** Returns the host of the gateway's Service inside the cluster. */
  get host(): string {
    return `${this.name}.${this.namespace}.svc.cluster.local`;
  }

  /** Returns the gateway's name in a field: its `selector`, host, destination or service account. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return gatewayReference(this, place, from);
  }

  /** Returns what stands for it in `ingress.gateway` of an addon. @internal */
  [ADDRESS](): unknown {
    return { selector: this.labels };
  }

  /** Returns the gateways among the components of a mesh. @internal */
  static ofComponents<Handle>(
    this: new (gateway: ResolvedGateway, nodes: readonly MeshNode[]) => Handle,
    components: readonly ResolvedComponent[],
    nodes: readonly MeshNode[],
  ): Handle[] {
    return components.flatMap(({ gateway }) => (gateway ? [new this(gateway, nodes)] : []));
  }
}
