import type { Construct } from 'constructs';
import { GATEWAY_API_KINDS } from '../../imports/kinds';
import {
  kubernetesGatewayReference,
  waypointProps,
  type KubernetesGatewayProps,
  type WaypointProps,
} from '../policies/gateway-api';
import { type ReferenceContext, REFERENCE } from '../policies/references/references';
import { Policy } from './policy';

export type { KubernetesGatewayProps, WaypointProps } from '../policies/gateway-api';

/**
 * A `Gateway` of the Gateway API: istiod makes pods, a Service and an account for it. `Gateway` without a word before
 * it is Istio's own kind. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class KubernetesGateway extends Policy {
  private readonly className: string;

  constructor(scope: Construct, id: string, props: KubernetesGatewayProps) {
    super(scope, id, GATEWAY_API_KINDS.Gateway, props);
    this.className = props.gatewayClassName;
  }

  /** Stands for the gateway in routes and policies: as parent, target, account or host. */
  override [REFERENCE](place: string, from: ReferenceContext): unknown {
    const { annotations } = this.metadata.toJson() as { readonly annotations?: Readonly<Record<string, unknown>> };
    return kubernetesGatewayReference(
      { name: this.name, namespace: this.metadata.namespace, gatewayClassName: this.className, annotations },
      place,
      from,
    );
  }
}

/**
 * The proxy that carries out L7 policies of a namespace in ambient mode.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export class Waypoint extends KubernetesGateway {
  constructor(scope: Construct, id = 'waypoint', props: WaypointProps = {}) {
    super(scope, id, waypointProps(props));
  }
}
