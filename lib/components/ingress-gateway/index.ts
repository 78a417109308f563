import { CHART_SCHEMAS } from '../../api/values';
import type { Manifest } from '../../model';
import type { Chart, ChartInput } from '../chart';
import { ingressGatewayDeployment } from './deployment';
import { ingressGatewayAutoscaler } from './horizontal-pod-autoscaler';
import { ingressGatewayNetworkPolicy } from './network-policy';
import { ingressGatewayDisruptionBudget } from './pod-disruption-budget';
import { ingressGatewayProblems, neededValues } from './problems';
import { ingressGatewayRole } from './role';
import { ingressGatewayRoleBinding } from './role-binding';
import { ingressGatewayService } from './service';
import { ingressGatewayServiceAccount } from './service-account';
import { EGRESS, INGRESS, type Direction, type IngressGatewayInput, type IngressGatewayValues } from './values';

export type { IngressGatewayInput, IngressGatewayValues } from './values';

const OBJECTS = {
  'network-policy': ingressGatewayNetworkPolicy,
  'pod-disruption-budget': ingressGatewayDisruptionBudget,
  'service-account': ingressGatewayServiceAccount,
  'role': ingressGatewayRole,
  'role-binding': ingressGatewayRoleBinding,
  'service': ingressGatewayService,
  'deployment': ingressGatewayDeployment,
  'horizontal-pod-autoscaler': ingressGatewayAutoscaler,
} as const;

/** Returns the chart of a direction: ingress and egress differ in names only. */
function chartFor(direction: Direction): Chart<IngressGatewayValues> {
  // Field by field: a spread would load the templates and definitions of the release, which are not for gateways.
  const withGateway = ({
    release,
    name,
    namespace,
    values,
  }: ChartInput<IngressGatewayValues>): IngressGatewayInput => ({
    release,
    name,
    namespace,
    values,
    direction,
    gateway: values.gateways[direction.key],
  });
  const objects = Object.entries(OBJECTS).map(
    ([id, render]) =>
      [id, (input: ChartInput<IngressGatewayValues>): Manifest | undefined => render(withGateway(input))] as const,
  );
  return {
    name: direction.chart,
    release: direction.chart,
    phase: 'gateways',
    defaults: ({ defaults }) => defaults[direction.chart],
    schema: CHART_SCHEMAS[direction.chart],
    objects: Object.fromEntries(objects),
    needed: neededValues(direction),
    problems: (input) => ingressGatewayProblems(withGateway(input)),
  };
}

/** Chart `istio-ingress`: the ingress gateway as istioctl installs it. */
export const istioIngress = chartFor(INGRESS);
/** Chart `istio-egress`: the egress gateway as istioctl installs it. */
export const istioEgress = chartFor(EGRESS);
