import { domain, jsonLogArg, logLevels } from './container';
import { gateway, global } from './data';
import { fromLimit } from './env';
import { entryOf, type ListPart, type MapPart, text, type Value, valueOr, variable } from '../language';

/** Ports of the agent and of Envoy's metrics. */
const metricsPort: Value = { containerPort: 15020, name: 'metrics', protocol: 'TCP' };
const statusPort: Value = { containerPort: 15021, name: 'status-port', protocol: 'TCP' };
export const agentPorts: ListPart[] = [metricsPort, statusPort];
export const envoyPorts: ListPart[] = [
  ...agentPorts,
  { containerPort: 15090, name: 'http-envoy-prom', protocol: 'TCP' },
];

/** Returns the arguments of an Envoy that istiod deploys. */
export const deployedProxyArgs = (
  role: 'router' | 'waypoint',
  identity: ListPart[],
  further: ListPart[],
): ListPart[] => [
  'proxy',
  role,
  '--domain',
  domain,
  ...identity,
  '--proxyLogLevel',
  logLevels.proxy,
  '--proxyComponentLogLevel',
  logLevels.components,
  '--log_output_level',
  logLevels.agent,
  ...further,
  jsonLogArg,
];

const healthz: Value = { path: '/healthz/ready', port: 15021, scheme: 'HTTP' };
/** Probes of a deployed gateway: half a minute to start; then out of the Service after a minute without an answer. */
export const deployedProbes: MapPart = {
  startupProbe: {
    failureThreshold: 30,
    httpGet: healthz,
    initialDelaySeconds: 1,
    periodSeconds: 1,
    successThreshold: 1,
    timeoutSeconds: 1,
  },
  readinessProbe: {
    failureThreshold: 4,
    httpGet: healthz,
    initialDelaySeconds: 0,
    periodSeconds: 15,
    successThreshold: 1,
    timeoutSeconds: 1,
  },
};

/** The network from the Gateway's own label. */
export const labelledNetwork = entryOf(gateway.InfrastructureLabels, 'topology.istio.io/network');
/** The network of the gateway: from its own label, or the mesh's values. */
export const network = variable('network', valueOr(labelledNetwork, global.network));

/** Environment variables by which telemetry identifies the workload. */
export const deployedWorkloadEnv: ListPart[] = [
  { name: 'ISTIO_META_WORKLOAD_NAME', value: gateway.DeploymentName },
  {
    name: 'ISTIO_META_OWNER',
    value: text`kubernetes://apis/apps/v1/namespaces/${gateway.Namespace}/deployments/${gateway.DeploymentName}`,
  },
];

export const cpuLimitEnv: ListPart = fromLimit('ISTIO_CPU_LIMIT', 'cpu');
export const noPrivileges: MapPart = {
  capabilities: { drop: ['ALL'] },
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
};
