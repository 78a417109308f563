import type * as pulumi from '@pulumi/pulumi';
import { GATEWAY_API_KINDS } from '../../imports/kinds';
import {
  kubernetesGatewayReference,
  waypointProps,
  type KubernetesGatewayModel,
  type KubernetesGatewayProps as GatewayProps,
  type WaypointProps,
} from '../policies/gateway-api';
import type { PolicyMetadata } from '../policies/props';
import { misplaced, REFERENCE, type ReferenceContext } from '../policies/references/references';
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

/** Annotations by which istiod names the Service and account of a Gateway. */
const NAMING = ['gateway.istio.io/name-override', 'gateway.istio.io/service-account'];

/** Fields that name what istiod makes for a Gateway: by the name of the Gateway and by its class. */
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
