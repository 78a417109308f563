import type { ChartName, GatewayRole } from '../../model';
import type { PlacedGateway } from '../checks/gateways';

/** A gateway with all that decides how it is rendered. */
export interface PlannedGateway extends PlacedGateway {
  readonly role: GatewayRole;
  /** The network that an east-west gateway serves. */
  readonly network?: string;
}

/** The chart that renders a gateway. East-west gateways are always injected. */
export function chartOf({ props, role }: PlannedGateway): ChartName {
  if (props.injection !== false || role === 'east-west') return 'gateway';
  return role === 'ingress' ? 'istio-ingress' : 'istio-egress';
}
