import { envFromMap, type EnvEntry } from '../shared/env';
import { containerResources } from '../shared/resources';
import { given, when } from '../shared/sparse';
import type { GatewayInput, GatewayValues } from './values';

/**
 * Returns the container of the proxy, with the fields that the user writes. The injector adds the rest, the image first
 * of all.
 */
export function gatewayContainer(input: GatewayInput): object {
  const { values } = input;
  return {
    name: 'istio-proxy',
    image: 'auto',
    ...when('imagePullPolicy', values.imagePullPolicy),
    securityContext: given(values.containerSecurityContext) ? values.containerSecurityContext : leastPrivilege(input),
    env: env(values),
    ports: [{ containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }],
    resources: containerResources(values.resources),
    ...when('volumeMounts', values.volumeMounts),
    ...when('readinessProbe', values.readinessProbe),
    ...when('lifecycle', values.lifecycle),
  };
}

function leastPrivilege({ release, values }: GatewayInput): object {
  const proxyUser = release.facts.gatewayRunsAsProxyUser && values.platform !== 'openshift';
  return {
    capabilities: { drop: ['ALL'] },
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    ...(proxyUser && { runAsUser: 1337, runAsGroup: 1337 }),
    runAsNonRoot: true,
  };
}

function env(values: GatewayValues): EnvEntry[] | null {
  const list = [
    ...(values.networkGateway ? [{ name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: values.networkGateway }] : []),
    ...envFromMap(values.env),
    ...(given(values.envVarFrom) ? (values.envVarFrom as readonly EnvEntry[]) : []),
  ];
  return list.length > 0 ? list : null;
}
