import type * as pulumi from '@pulumi/pulumi';
import { GATEWAY_API_KINDS } from '../../imports/kinds';
import {
  waypointProps,
  type KubernetesGatewayModel,
  type KubernetesGatewayProps as GatewayProps,
  type WaypointProps,
} from '../policies/gateway-api';
import type { PolicyMetadata } from '../policies/props';
import { openGatewayReference } from '../outputs/gateway-reference';
import { REFERENCE, type ReferenceContext } from '../policies/references/references';
import type { InputsExcept } from './inputs/types';
import { Policy, type Identity } from './policy';

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
 * it is Istio's own kind. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
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

  /** Stands for the gateway in routes and policies: as parent, target, account or host. */
  override [REFERENCE](place: string, from: ReferenceContext): unknown {
    return openGatewayReference(this.facts, place, from);
  }
}

/**
 * The proxy that carries out L7 policies of a namespace in ambient mode.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export class Waypoint extends KubernetesGateway {
  constructor(name = 'waypoint', args: WaypointArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super(name, waypointProps(args as WaypointProps) as KubernetesGatewayArgs, options);
  }
}
