import type { ChartName, GatewayRole } from '../../model';
import type { PlacedGateway } from '../checks/gateways';

/** Gateway with its role, and all settings that decide how it is rendered. */
export interface PlannedGateway extends PlacedGateway {
  readonly role: GatewayRole;
  /** Network that an east-west gateway serves. */
  readonly network?: string;
}

/** Returns the chart that renders a gateway. East-west gateways are always injected. */
export function chartOf({ props, role }: PlannedGateway): ChartName {
  if (props.injection !== false || role === 'east-west') return 'gateway';
  return role === 'ingress' ? 'istio-ingress' : 'istio-egress';
}
