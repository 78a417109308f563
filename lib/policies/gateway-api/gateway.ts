import { deployedObjectNames, type GatewayOfClass } from '../../model/gateway-class';
import { principal, qualified, selectorReference, serviceHost } from '../references/places';
import { misplaced, type ReferenceContext } from '../references/references';
import { gatewayApiReference, isGatewayApiPlace } from '../references/gateway-api';

/** A Gateway of the Gateway API, for which istiod makes pods, a Service and an account. */
export interface KubernetesGatewayModel extends GatewayOfClass {
  readonly namespace?: string;
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** A Gateway of the Gateway API in a place. */
export function kubernetesGatewayReference(
  gateway: KubernetesGatewayModel,
  place: string,
  from: ReferenceContext,
): unknown {
  const { name, namespace = from.namespace } = gateway;
  if (isGatewayApiPlace(place))
    return gatewayApiReference({ group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace }, place, from);
  const { service, account } = deployedObjectNames(gateway);
  switch (place) {
    case 'targetRef':
    case 'targetRefs':
      return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name };
    case 'principals':
    case 'notPrincipals':
      return principal(account, namespace, from);
    case 'serviceAccounts':
    case 'notServiceAccounts':
      return qualified(account, namespace, from);
    case 'namespaces':
    case 'notNamespaces':
      return namespace ?? 'default';
    case 'host':
    case 'hosts':
      return serviceHost(service, namespace);
    case 'destination':
      return { host: serviceHost(service, namespace) };
    case 'selector':
      return selectorReference({ [GATEWAY_NAME]: name }, place, from);
    default:
      return misplaced(
        `Gateway ${name} of the Gateway API`,
        place,
        from,
        'name it in `parentRefs` of a route, or in `targetRefs`',
      );
  }
}
