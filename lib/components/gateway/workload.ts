import type { Manifest } from '../../model';
import { given, when } from '../shared/sparse';
import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import { gatewayContainer } from './container';
import { gatewayMetadata, gatewayOwnLabels, gatewaySelector } from './metadata';
import { gatewayAccount, gatewayName, type GatewayInput, type GatewayValues } from './values';

/** Renders the workload of the pods: a Deployment, or a DaemonSet with one pod on each node. */
export function gatewayWorkload(input: GatewayInput): Manifest {
  const { values } = input;
  return {
    apiVersion: 'apps/v1',
    kind: values.kind,
    metadata: gatewayMetadata(input),
    spec: {
      ...(values.kind === 'DaemonSet' ? daemonSetUpdate(values) : deploymentScale(values)),
      ...when('minReadySeconds', values.minReadySeconds),
      selector: { matchLabels: gatewaySelector(input) },
      template: { metadata: podMetadata(input), spec: podSpec(input) },
    },
  };
}

function deploymentScale({ autoscaling, replicaCount, strategy }: GatewayValues): object {
  const fixed = !autoscaling.enabled && replicaCount !== null && replicaCount !== undefined;
  return { ...(fixed && { replicas: replicaCount }), ...when('strategy', strategy) };
}

/**
 * Returns the update strategy of a DaemonSet, which has no `replicas`, and whose `strategy` is called `updateStrategy`.
 * The official chart writes a Deployment's fields into it, which the API server does not know.
 */
function daemonSetUpdate({ strategy }: GatewayValues): object {
  return when('updateStrategy', strategy);
}

function podMetadata(input: GatewayInput): object {
  const { values } = input;
  const { app: _app, istio: _istio, ...others } = gatewayOwnLabels(input);
  return {
    ...(given(values.podAnnotations) && { annotations: stringMap(values.podAnnotations) }),
    labels: {
      'sidecar.istio.io/inject': 'true',
      ...(values.revision && { 'istio.io/rev': values.revision }),
      ...gatewaySelector(input),
      'app.kubernetes.io/name': gatewayName(input),
      ...istioLabels(input),
      ...others,
      ...(values.networkGateway && { 'topology.istio.io/network': values.networkGateway }),
    },
  };
}

/** Sysctl that lets the proxy listen on 80 and 443 without being root. */
const LOW_PORTS = { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] };

function podSpec(input: GatewayInput): object {
  const { values, release } = input;
  return {
    ...when('imagePullSecrets', values.imagePullSecrets),
    serviceAccountName: gatewayAccount(input),
    securityContext: given(values.securityContext) ? values.securityContext : LOW_PORTS,
    ...when('volumes', values.volumes),
    ...when('initContainers', values.initContainers),
    containers: [gatewayContainer(input), ...(given(values.additionalContainers) ? values.additionalContainers : [])],
    ...(given(values.nodeSelector) && { nodeSelector: stringMap(values.nodeSelector) }),
    ...when('affinity', values.affinity),
    ...when('tolerations', values.tolerations),
    ...when('topologySpreadConstraints', values.topologySpreadConstraints),
    ...(release.facts.gatewayDns && { ...when('dnsPolicy', values.dnsPolicy), ...when('dnsConfig', values.dnsConfig) }),
    terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
    ...when('priorityClassName', values.priorityClassName),
  };
}
