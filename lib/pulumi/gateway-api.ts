import type * as pulumi from '@pulumi/pulumi';
import { GATEWAY_API_KINDS, type GatewayApiKindName } from '../../imports/kinds';
import {
  kubernetesGatewayReference,
  waypointProps,
  type GatewayApiProps,
  type KubernetesGatewayModel,
  type KubernetesGatewayProps as GatewayProps,
  type WaypointProps,
} from '../policies/gateway-api';
import type { PolicyMetadata } from '../policies/props';
import { misplaced, REFERENCE, type ReferenceContext } from '../policies/references/references';
import { Policy } from './policy';
import type { Inputs, InputsExcept } from './inputs/types';

/** What an object of the Gateway API is called, and of which version. */
type Identity = 'name' | 'namespace' | 'apiVersion';

/**
 * The args of an object of the Gateway API: the fields of its spec, where every text, number and boolean may be an
 * Output, and its metadata.
 */
export type GatewayApiArgs<K extends GatewayApiKindName> = InputsExcept<PolicyMetadata, Identity> &
  Inputs<Omit<GatewayApiProps<K>, keyof PolicyMetadata>>;

/**
 * The args of a Gateway of the Gateway API. Its class is plain: istiod calls the pods, the Service and the account by
 * it.
 */
export type KubernetesGatewayArgs = InputsExcept<PolicyMetadata, Identity> &
  InputsExcept<Omit<GatewayProps, keyof PolicyMetadata>, 'gatewayClassName'>;

/** The args of a waypoint. For whom it works is plain. */
export type WaypointArgs = InputsExcept<WaypointProps, Identity | 'from'>;

/**
 * A `Gateway` of the Gateway API: istiod makes pods, a Service and an account for it. `Gateway` without a word before
 * it is Istio's own kind.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export class KubernetesGateway extends Policy {
  private readonly facts: KubernetesGatewayModel;

  constructor(name: string, args: KubernetesGatewayArgs, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.Gateway, name, args, options);
    const { namespace, gatewayClassName, name: own = name, metadata } = args;
    this.facts = {
      name: own,
      namespace,
      gatewayClassName,
      annotations: metadata?.annotations as KubernetesGatewayModel['annotations'],
    };
  }

  /** How routes and policies name the gateway: as parent, target, account or host. */
  override [REFERENCE](place: string, from: ReferenceContext): unknown {
    const { name, gatewayClassName, annotations = {} } = this.facts;
    const isPlain = [gatewayClassName, ...NAMING.map((annotation) => annotations[annotation] ?? '')].every(
      (value) => typeof value === 'string',
    );
    if (isPlain || !NAMED_BY_CLASS.has(place)) return kubernetesGatewayReference(this.facts, place, from);
    return misplaced(
      `Gateway ${name} of the Gateway API`,
      place,
      from,
      'its class, by which istiod names its pods, or an annotation that names them is an Output: pass plain values',
    );
  }
}

/** Annotations that say what istiod names its Service and account. */
const NAMING = ['gateway.istio.io/name-override', 'gateway.istio.io/service-account'];

/** Where what istiod makes for a Gateway is named: by the name of the Gateway and by its class. */
const NAMED_BY_CLASS: ReadonlySet<string> = new Set([
  'principals',
  'notPrincipals',
  'serviceAccounts',
  'notServiceAccounts',
  'host',
  'hosts',
  'destination',
]);

/**
 * The proxy that carries out L7 policies of a namespace in ambient mode.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export class Waypoint extends KubernetesGateway {
  constructor(name = 'waypoint', args: WaypointArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super(name, waypointProps(args as WaypointProps) as KubernetesGatewayArgs, options);
  }
}

/** A sort of gateway, and who makes it. https://gateway-api.sigs.k8s.io/api-types/gatewayclass/ */
export class GatewayClass extends Policy {
  constructor(name: string, args: GatewayApiArgs<'GatewayClass'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.GatewayClass, name, args, options);
  }
}

/** Where HTTP requests go. https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export class HTTPRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'HTTPRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.HTTPRoute, name, args, options);
  }
}

/** Where gRPC requests go. https://gateway-api.sigs.k8s.io/api-types/grpcroute/ */
export class GRPCRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'GRPCRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.GRPCRoute, name, args, options);
  }
}

/**
 * Where TLS connections go, by the name of the server that they ask for. https://gateway-api.sigs.k8s.io/guides/tls/
 */
export class TLSRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'TLSRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.TLSRoute, name, args, options);
  }
}

/** Where TCP connections go. https://gateway-api.sigs.k8s.io/guides/tcp/ */
export class TCPRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'TCPRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.TCPRoute, name, args, options);
  }
}

/** TLS from gateways to services. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export class BackendTLSPolicy extends Policy {
  constructor(name: string, args: GatewayApiArgs<'BackendTLSPolicy'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.BackendTLSPolicy, name, args, options);
  }
}

/** Further listeners of a gateway, which somebody else may own. https://gateway-api.sigs.k8s.io/geps/gep-1713/ */
export class ListenerSet extends Policy {
  constructor(name: string, args: GatewayApiArgs<'ListenerSet'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.ListenerSet, name, args, options);
  }
}

/**
 * Lets objects of other namespaces refer to objects of this one.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export class ReferenceGrant extends Policy {
  constructor(name: string, args: GatewayApiArgs<'ReferenceGrant'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.ReferenceGrant, name, args, options);
  }
}
