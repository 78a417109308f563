import { principal, qualified, selectorReference, serviceHost } from '../places';
import { misplaced } from '../references';
import type { ReferenceContext } from '../references';
import { gatewayApiReference, isGatewayApiPlace } from './references';
import { WAYPOINT_CLASS } from './waypoint';

/** A Gateway of the Gateway API, with what istiod makes for it: pods, a Service and an account of one name. */
export interface KubernetesGatewayModel {
  readonly name: string;
  readonly namespace?: string;
  readonly gatewayClassName: string;
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** The name of the Deployment, Service and account that istiod makes: that of the Gateway, and its class unless it is a waypoint. */
export function deploymentName({ name, gatewayClassName }: KubernetesGatewayModel): string {
  return gatewayClassName === WAYPOINT_CLASS ? name : `${name}-${gatewayClassName}`;
}

/** A Gateway of the Gateway API in a place. */
export function kubernetesGatewayReference(gateway: KubernetesGatewayModel, place: string, from: ReferenceContext): unknown {
  const { name, namespace = from.namespace } = gateway;
  if (isGatewayApiPlace(place)) return gatewayApiReference({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace }, place, from);
  const made = deploymentName(gateway);
  switch (place) {
    case 'targetRef':
    case 'targetRefs': return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name };
    case 'principals':
    case 'notPrincipals': return principal(made, namespace, from);
    case 'serviceAccounts':
    case 'notServiceAccounts': return qualified(made, namespace, from);
    case 'namespaces':
    case 'notNamespaces': return namespace ?? 'default';
    case 'host':
    case 'hosts': return serviceHost(made, namespace);
    case 'destination': return { host: serviceHost(made, namespace) };
    case 'selector': return selectorReference({ [GATEWAY_NAME]: name }, place, from);
    default: return misplaced(`Gateway ${name} of the Gateway API`, place, from, 'name it in `parentRefs` of a route, or in `targetRefs`');
  }
}
