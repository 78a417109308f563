import type { ChartName, CommonGatewayProps, GatewayRole, MeshProps, ResolvedComponent } from '../model';
import { merged } from './checks/contradictions';
import { chartOf } from './gateway-chart';
import type { PlannedGateway } from './gateway-chart';
import { RELEASE_NAMES } from './render-component';
import { injectedGatewayValues, writtenOutGatewayValues } from './values/gateway';

export const GATEWAY_NAMES: Readonly<Record<GatewayRole, string>> = {
  'ingress': 'istio-ingressgateway',
  'egress': 'istio-egressgateway',
  'east-west': 'istio-eastwestgateway',
};

/** Egress gateways serve the cluster only, so they need no load balancer, and no status port outside. */
const EGRESS_DEFAULTS: CommonGatewayProps = {
  service: { type: 'ClusterIP' },
  ports: [{ name: 'http2', port: 80 }, { name: 'https', port: 443 }],
};

export function planGateway(
  path: string, role: GatewayRole, props: CommonGatewayProps & { readonly network?: string }, mesh: MeshProps, meshNamespace: string,
): PlannedGateway {
  const { network, ...own } = props;
  return {
    path, role, props: own, name: props.name ?? GATEWAY_NAMES[role], namespace: props.namespace ?? meshNamespace,
    ...(role === 'east-west' && { network: network ?? mesh.network }),
  };
}

/** The component that renders a gateway. */
export function gatewayComponent(gateway: PlannedGateway, mesh: MeshProps, profileValues: Record<string, unknown>): ResolvedComponent {
  const chart = chartOf(gateway);
  const fromProps = chart === 'gateway' ? injectedValues(gateway, mesh) : writtenOutGatewayValues(mesh, gateway.props, chartKey(gateway.role));
  const shared = chart === 'gateway' ? mesh.values?.gateway ?? {} : {};
  return {
    component: gateway.name,
    chart,
    release: chart === 'gateway' ? gateway.name : RELEASE_NAMES[chart],
    namespace: gateway.namespace,
    values: merged(merged(merged(profileValues, shared as Record<string, unknown>), fromProps), (gateway.props.values ?? {}) as Record<string, unknown>),
    gateway: { role: gateway.role, name: gateway.name, namespace: gateway.namespace, labels: selector(gateway, chart) },
  };
}

/** What the props of a gateway set as values of its chart. */
export function gatewayValues(gateway: PlannedGateway, mesh: MeshProps): Record<string, unknown> {
  return chartOf(gateway) === 'gateway' ? injectedValues(gateway, mesh) : writtenOutGatewayValues(mesh, gateway.props, chartKey(gateway.role));
}

const chartKey = (role: GatewayRole): string => (role === 'egress' ? 'istio-egressgateway' : 'istio-ingressgateway');

function injectedValues(gateway: PlannedGateway, mesh: MeshProps): Record<string, unknown> {
  const { props } = gateway;
  const egress = gateway.role === 'egress' ? { ...EGRESS_DEFAULTS, ...props, service: { ...EGRESS_DEFAULTS.service, ...props.service } } : props;
  return injectedGatewayValues(mesh, { ...egress, name: gateway.name }, gateway.network);
}

/** The labels by which `Gateway` objects find the pods; each chart has its own defaults. */
function selector({ name, props, role }: PlannedGateway, chart: ChartName): Record<string, string> {
  if (chart === 'gateway') return { app: props.labels?.app ?? name, istio: props.labels?.istio ?? name.replace(/^istio-/, '') };
  return { app: chartKey(role), istio: role === 'egress' ? 'egressgateway' : 'ingressgateway', ...props.labels };
}
