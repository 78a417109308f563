import type * as pulumi from '@pulumi/pulumi';
import { GATEWAY_API_KINDS } from '../../imports/kinds';
import { kubernetesGatewayReference, waypointProps } from '../policies/gateway-api';
import type { GatewayApiProps, KubernetesGatewayProps, WaypointProps } from '../policies/gateway-api';
import { REFERENCE } from '../policies/references';
import type { ReferenceContext } from '../policies/references';
import { Policy } from './policy';
import type { Inputs } from './inputs/types';

/**
 * A `Gateway` of the Gateway API: istiod makes pods, a Service and an account for it. `Gateway` without a word before it is Istio's own kind.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class KubernetesGateway extends Policy {
  private readonly facts: { readonly name: string; readonly namespace?: string; readonly gatewayClassName: string };

  constructor(name: string, args: Inputs<KubernetesGatewayProps>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.Gateway, name, args, options);
    const { namespace, gatewayClassName, name: own = name } = args as KubernetesGatewayProps;
    this.facts = { name: own, namespace, gatewayClassName };
  }

  /** How routes and policies name the gateway: as parent, target, account or host. */
  override [REFERENCE](place: string, from: ReferenceContext): unknown { return kubernetesGatewayReference(this.facts, place, from); }
}

/** The proxy that carries out L7 policies of a namespace in ambient mode. https://istio.io/latest/docs/ambient/usage/waypoint/ */
export class Waypoint extends KubernetesGateway {
  constructor(name = 'waypoint', props: WaypointProps = {}, options?: pulumi.ComponentResourceOptions) { super(name, waypointProps(props) as Inputs<KubernetesGatewayProps>, options); }
}

/** A sort of gateway, and who makes it. https://gateway-api.sigs.k8s.io/api-types/gatewayclass/ */
export class GatewayClass extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'GatewayClass'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.GatewayClass, name, args, options); }
}

/** Where HTTP requests go. https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export class HTTPRoute extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'HTTPRoute'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.HTTPRoute, name, args, options); }
}

/** Where gRPC requests go. https://gateway-api.sigs.k8s.io/api-types/grpcroute/ */
export class GRPCRoute extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'GRPCRoute'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.GRPCRoute, name, args, options); }
}

/** Where TLS connections go, by the name of the server that they ask for. https://gateway-api.sigs.k8s.io/guides/tls/ */
export class TLSRoute extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'TLSRoute'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.TLSRoute, name, args, options); }
}

/** Where TCP connections go. https://gateway-api.sigs.k8s.io/guides/tcp/ */
export class TCPRoute extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'TCPRoute'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.TCPRoute, name, args, options); }
}

/** TLS from gateways to services. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export class BackendTLSPolicy extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'BackendTLSPolicy'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.BackendTLSPolicy, name, args, options); }
}

/** Further listeners of a gateway, which somebody else may own. https://gateway-api.sigs.k8s.io/geps/gep-1713/ */
export class ListenerSet extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'ListenerSet'>>, options?: pulumi.ComponentResourceOptions) { super(GATEWAY_API_KINDS.ListenerSet, name, args, options); }
}

/** Lets objects of other namespaces refer to objects of this one. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export class ReferenceGrant extends Policy {
  constructor(name: string, args: Inputs<GatewayApiProps<'ReferenceGrant'>>, options?: pulumi.ComponentResourceOptions) { super(OLDER_GRANT, name, args, options); }
}

/** The version that istiod asks for, which every release of the Gateway API serves. */
const OLDER_GRANT = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant' };
