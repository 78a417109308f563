import type { Construct } from 'constructs';
import { GATEWAY_API_KINDS } from '../../imports/kinds';
import {
  kubernetesGatewayReference,
  waypointProps,
  type GatewayApiProps,
  type KubernetesGatewayProps,
  type WaypointProps,
} from '../policies/gateway-api';
import { type ReferenceContext, REFERENCE } from '../policies/references/references';
import { Policy } from './policy';

export type { KubernetesGatewayProps, WaypointProps } from '../policies/gateway-api';

/**
 * A `Gateway` of the Gateway API: istiod makes pods, a Service and an account for it. `Gateway` without a word before
 * it is Istio's own kind.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class KubernetesGateway extends Policy {
  private readonly className: string;

  constructor(scope: Construct, id: string, props: KubernetesGatewayProps) {
    super(scope, id, GATEWAY_API_KINDS.Gateway, props);
    this.className = props.gatewayClassName;
  }

  /** How routes and policies name the gateway: as parent, target, account or host. */
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

export type GatewayClassProps = GatewayApiProps<'GatewayClass'>;

/**
 * A sort of gateway, and who makes it. istiod makes the classes of Istio itself.
 * https://gateway-api.sigs.k8s.io/api-types/gatewayclass/
 */
export class GatewayClass extends Policy {
  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(scope, id, GATEWAY_API_KINDS.GatewayClass, props);
  }

  /** Classes are in no namespace, whatever the chart's is. */
  override toJson(): Record<string, unknown> {
    const json = super.toJson();
    delete (json.metadata as { namespace?: string }).namespace;
    return json;
  }
}

export type HTTPRouteProps = GatewayApiProps<'HTTPRoute'>;

/** Where HTTP requests go. https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export class HTTPRoute extends Policy {
  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.HTTPRoute, props);
  }
}

export type GRPCRouteProps = GatewayApiProps<'GRPCRoute'>;

/** Where gRPC requests go. https://gateway-api.sigs.k8s.io/api-types/grpcroute/ */
export class GRPCRoute extends Policy {
  constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.GRPCRoute, props);
  }
}

export type TLSRouteProps = GatewayApiProps<'TLSRoute'>;

/**
 * Where TLS connections go, by the name of the server that they ask for. https://gateway-api.sigs.k8s.io/guides/tls/
 */
export class TLSRoute extends Policy {
  constructor(scope: Construct, id: string, props: TLSRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.TLSRoute, props);
  }
}

export type TCPRouteProps = GatewayApiProps<'TCPRoute'>;

/** Where TCP connections go. https://gateway-api.sigs.k8s.io/guides/tcp/ */
export class TCPRoute extends Policy {
  constructor(scope: Construct, id: string, props: TCPRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.TCPRoute, props);
  }
}

export type ReferenceGrantProps = GatewayApiProps<'ReferenceGrant'>;

/**
 * Lets objects of other namespaces refer to objects of this one.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export class ReferenceGrant extends Policy {
  constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(scope, id, GATEWAY_API_KINDS.ReferenceGrant, props);
  }
}

export type BackendTLSPolicyProps = GatewayApiProps<'BackendTLSPolicy'>;

/** TLS from gateways to services. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export class BackendTLSPolicy extends Policy {
  constructor(scope: Construct, id: string, props: BackendTLSPolicyProps) {
    super(scope, id, GATEWAY_API_KINDS.BackendTLSPolicy, props);
  }
}

export type ListenerSetProps = GatewayApiProps<'ListenerSet'>;

/** Further listeners of a gateway, which somebody else may own. https://gateway-api.sigs.k8s.io/geps/gep-1713/ */
export class ListenerSet extends Policy {
  constructor(scope: Construct, id: string, props: ListenerSetProps) {
    super(scope, id, GATEWAY_API_KINDS.ListenerSet, props);
  }
}
