import { CHART_SCHEMAS } from '../../api/values';
import type { Chart } from '../chart';
import { gatewayAutoscaler } from './horizontal-pod-autoscaler';
import { gatewayNetworkPolicy } from './network-policy';
import { gatewayDisruptionBudget } from './pod-disruption-budget';
import { gatewayProblems } from './problems';
import { gatewayRole } from './role';
import { gatewayRoleBinding } from './role-binding';
import { gatewayService } from './service';
import { gatewayServiceAccount } from './service-account';
import { gatewayWorkload } from './workload';
import type { GatewayValues } from './values';

export type { GatewayInput, GatewayValues } from './values';

/** Chart `gateway`: a gateway whose proxy is injected. https://istio.io/latest/docs/setup/additional-setup/gateway/ */
export const gateway: Chart<GatewayValues> = {
  name: 'gateway',
  release: 'istio-ingressgateway',
  phase: 'gateways',
  defaults: ({ defaults }) => defaults.gateway,
  schema: CHART_SCHEMAS.gateway,
  hasGlobalAtRoot: true,
  objects: {
    'network-policy': gatewayNetworkPolicy,
    'pod-disruption-budget': gatewayDisruptionBudget,
    'service-account': gatewayServiceAccount,
    'role': gatewayRole,
    'role-binding': gatewayRoleBinding,
    'service': gatewayService,
    'workload': gatewayWorkload,
    'horizontal-pod-autoscaler': gatewayAutoscaler,
  },
  problems: gatewayProblems,
};
