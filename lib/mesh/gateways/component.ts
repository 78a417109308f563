import type { GatewayValues } from '../../../imports/values-gateway';
import { NETWORK_GATEWAY_PORTS } from '../../components/gateway/network-gateway-ports';
import { overlay, type ChartName, type GatewayRole, type ResolvedComponent, type ComponentOverlay } from '../../model';
import type { CommonGatewayProps } from '../../props';
import type { MeshSettings } from '../../props/settings';
import { chartOf, type PlannedGateway } from './plan';
import { sparse } from '../../components/shared/values/prop-values';
import { charts } from '../charts/charts';
import { injectedGatewayValues, writtenOutGatewayValues } from './values';

export const GATEWAY_NAMES: Readonly<Record<GatewayRole, string>> = {
  'ingress': 'istio-ingressgateway',
  'egress': 'istio-egressgateway',
  'east-west': 'istio-eastwestgateway',
};

/**
 * Values of egress gateways: they serve the cluster only, and need no load balancer and no status port on the Service.
 */
const EGRESS_VALUES = {
  service: {
    type: 'ClusterIP',
    ports: [
      { name: 'http2', port: 80, targetPort: 80, protocol: 'TCP' },
      { name: 'https', port: 443, targetPort: 443, protocol: 'TCP' },
    ],
  },
};

export function planGateway(
  path: string,
  role: GatewayRole,
  props: CommonGatewayProps & { readonly network?: string },
  mesh: MeshSettings,
  meshNamespace: string,
): PlannedGateway {
  const { network, ...own } = props;
  return {
    path,
    role,
    props: own,
    name: props.name ?? GATEWAY_NAMES[role],
    namespace: props.namespace ?? meshNamespace,
    ...(role === 'east-west' && { network: network ?? mesh.network }),
  };
}

/** Returns the component that renders a gateway. */
export function gatewayComponent(
  gateway: PlannedGateway,
  mesh: MeshSettings,
  profileValues: Record<string, unknown>,
): ResolvedComponent {
  const chart = chartOf(gateway);
  const shared =
    chart === 'gateway'
      ? overlay(injectedGlobals(mesh), (mesh.values?.gateway ?? {}) as Record<string, unknown>)
      : { global: mesh.values?.global ?? {} };
  const own = (gateway.props.values ?? {}) as Record<string, unknown>;
  return {
    component: gateway.name,
    chart,
    release: mesh.releaseName ?? (chart === 'gateway' ? gateway.name : charts[chart].release),
    namespace: gateway.namespace,
    valuesPath: `${gateway.path}.values`.replace(/^\./, ''),
    values: [impliedValues(gateway, chart), shared, gatewayValues(gateway, mesh), own].reduce(overlay, profileValues),
    ...(chart !== 'gateway' && gateway.props.podDisruptionBudget && { overlays: [disruptionBudget(gateway)] }),
    gateway: { role: gateway.role, name: gateway.name, namespace: gateway.namespace, labels: selector(gateway, chart) },
  };
}

/**
 * Returns the overlay that replaces the limits of the disruption budget: the charts of written-out gateways have a
 * fixed budget, over which istioctl lays them.
 */
function disruptionBudget({ path, props: { podDisruptionBudget: budget = {} } }: PlannedGateway): ComponentOverlay {
  const { maxUnavailable, minAvailable, ...rest } = budget;
  const limits = maxUnavailable === undefined ? { minAvailable } : { minAvailable: null, maxUnavailable };
  return {
    kind: 'PodDisruptionBudget',
    merge: { spec: sparse({ ...limits, ...rest }) ?? {} },
    absent: {
      severity: 'warning',
      code: 'props/budget-without-effect',
      path: `${path}.podDisruptionBudget`.replace(/^\./, ''),
      found: budget,
      message: 'the chart writes a budget only where there is always more than one pod',
      fix: 'give the gateway at least two `replicas`, or two as `autoscaling.min`, or leave it out',
    },
  };
}

/** Returns the values of a gateway's chart that its props set. */
export function gatewayValues(gateway: PlannedGateway, mesh: MeshSettings): Record<string, unknown> {
  if (chartOf(gateway) === 'gateway')
    return injectedGatewayValues(mesh, { ...gateway.props, name: gateway.name }, gateway.network);
  return writtenOutGatewayValues(mesh, gateway.props, chartKey(gateway.role));
}

/** Returns the `global` values that an injected gateway reads; its chart takes pull secrets as objects. */
function injectedGlobals({ values: { global } = {} }: MeshSettings): Record<string, unknown> {
  return (
    sparse({
      global: sparse({ platform: global?.platform, networkPolicy: global?.networkPolicy }),
      imagePullPolicy: global?.imagePullPolicy,
      imagePullSecrets: global?.imagePullSecrets?.map((name) => ({ name })),
    }) ?? {}
  );
}

const chartKey = (role: GatewayRole): string => (role === 'egress' ? 'istio-egressgateway' : 'istio-ingressgateway');

/** Returns the values that follow from the role of an injected gateway. Props and `values` win over them. */
function impliedValues({ role, props }: PlannedGateway, chart: ChartName): Record<string, unknown> {
  if (chart !== 'gateway') return {};
  if (role === 'egress') return EGRESS_VALUES;
  return role === 'east-west' ? { service: { ports: networkPolicyPorts((props.values ?? {}) as GatewayValues) } } : {};
}

/**
 * Returns the ports that the NetworkPolicy of an east-west gateway must open. The chart renders `networkGatewayPorts`
 * into the Service but `service.ports` into the NetworkPolicy: unless both are the same, no other cluster reaches this
 * one.
 */
function networkPolicyPorts({ networkGatewayPorts = {} }: GatewayValues): object[] {
  return Object.entries(NETWORK_GATEWAY_PORTS)
    .filter(([name]) => name !== 'status-port')
    .map(([name, number]) => {
      const { port = number, targetPort = number, protocol = 'TCP' } = networkGatewayPorts?.[name] ?? {};
      return { name, port, targetPort, protocol };
    });
}

/** Returns the labels by which `Gateway` objects select the pods; each chart has its own defaults. */
function selector({ name, props, role }: PlannedGateway, chart: ChartName): Record<string, string> {
  if (chart === 'gateway')
    return { app: props.labels?.app ?? name, istio: props.labels?.istio ?? name.replace(/^istio-/, '') };
  return { app: chartKey(role), istio: role === 'egress' ? 'egressgateway' : 'ingressgateway', ...props.labels };
}
