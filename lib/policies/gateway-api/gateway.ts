import { deployedObjectNames, type GatewayOfClass } from '../../model/gateway-class';
import { writersByPlace } from '../references/by-place';
import { principal, qualified, selectorReference, serviceHost } from '../references/places';
import { misplaced, type ReferenceContext } from '../references/references';
import { gatewayApiReference, isGatewayApiPlace } from '../references/gateway-api';

/** Gateway of the Gateway API, for which istiod makes pods, a Service and an account. */
export interface KubernetesGatewayModel extends GatewayOfClass {
  readonly namespace?: string;
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

const WRITERS = writersByPlace<KubernetesGatewayModel>([
  [['targetRef', 'targetRefs'], ({ name }) => ({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name })],
  [
    ['principals', 'notPrincipals'],
    (gateway, _, from) => principal(deployedObjectNames(gateway).account, gateway.namespace, from),
  ],
  [
    ['serviceAccounts', 'notServiceAccounts'],
    (gateway, _, from) => qualified(deployedObjectNames(gateway).account, gateway.namespace, from),
  ],
  [['namespaces', 'notNamespaces'], ({ namespace = 'default' }) => namespace],
  [['host', 'hosts'], (gateway) => serviceHost(deployedObjectNames(gateway).service, gateway.namespace)],
  [['destination'], (gateway) => ({ host: serviceHost(deployedObjectNames(gateway).service, gateway.namespace) })],
  [['selector'], ({ name }, place, from) => selectorReference({ [GATEWAY_NAME]: name }, place, from)],
]);

/** Returns the name by which a field refers to a Gateway of the Gateway API. */
export function kubernetesGatewayReference(
  gateway: KubernetesGatewayModel,
  place: string,
  from: ReferenceContext,
): unknown {
  const { name, namespace = from.namespace } = gateway;
  if (isGatewayApiPlace(place))
    return gatewayApiReference({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace }, place, from);
  const write = WRITERS.get(place);
  if (write !== undefined) return write({ ...gateway, namespace }, place, from);
  const fix = 'name it in `parentRefs` of a route, or in `targetRefs`';
  return misplaced(`Gateway ${name} of the Gateway API`, place, from, fix);
}
