import type { CommonGatewayProps } from '../../lib/props';
import type { GatewayEffect } from './effects';

type Table = Readonly<Record<string, GatewayEffect>>;

const on = (value: unknown, ...changes: string[]): GatewayEffect => ({ value, changes });
const given = (base: CommonGatewayProps, value: unknown, ...changes: string[]): GatewayEffect => ({
  base,
  value,
  changes,
});
const refused = (code: string, value: unknown, base?: CommonGatewayProps): GatewayEffect => ({
  value,
  changes: [],
  refused: code,
  base,
});

const quantities = { requests: { cpu: '7m' } };
const container = [{ name: 'c', image: 'c' }];
const fieldRef = [{ name: 'N', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }];
const toleration = [{ key: 'k', operator: 'Exists' }];
const affinity = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } };
const spread = [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }];
const behavior = { scaleDown: { stabilizationWindowSeconds: 9 } };
const ports: CommonGatewayProps = { ports: [{ name: 'a', port: 1 }] };
const scaled: CommonGatewayProps = { autoscaling: { min: 2 }, podDisruptionBudget: { minAvailable: 1 } };
const SERVICE = 'service';
const POD = 'workload';
const SCALER = 'horizontal-pod-autoscaler';
const BUDGET = 'pod-disruption-budget';

const service: Table = {
  'service.type': on('NodePort', SERVICE),
  'service.annotations': on({ a: 'b' }, SERVICE),
  'service.loadBalancerIP': on('1.2.3.4', SERVICE),
  'service.loadBalancerSourceRanges': on(['10.0.0.0/8'], SERVICE),
  'service.externalTrafficPolicy': on('Local', SERVICE),
  'service.ipFamilies': on(['IPv6'], SERVICE),
  'service.ipFamilyPolicy': on('PreferDualStack', SERVICE),
};

/** The injected form, whatever the role. */
export const INJECTED_EFFECTS: Table = {
  ...service,
  'name': on('new', '-*', '+new/*'),
  'namespace': on('gateways', '+namespaces/gateways', '*'),
  // Labels of all objects; those of pods and selectors with them.
  'labels': on({ a: 'b' }, '*'),
  'annotations': on({ a: 'b' }, 'role', 'role-binding', SERVICE, POD, SCALER),
  // Another chart, whose objects have labels and names of their own.
  'injection': on(false, '-workload', '+deployment', '*'),
  'kind': on('DaemonSet', POD, `-${SCALER}`),
  'revision': on('canary', POD),
  'service.clusterIP': on('10.0.0.1', SERVICE),
  'service.loadBalancerClass': on('c', SERVICE),
  'service.externalIPs': on(['1.2.3.4'], SERVICE),
  'ports[].name': given(ports, 'b', SERVICE),
  'ports[].port': given(ports, 2, SERVICE),
  'ports[].targetPort': given(ports, 2, SERVICE),
  'ports[].protocol': given(ports, 'UDP', SERVICE),
  'ports[].nodePort': given(ports, 30000, SERVICE),
  'ports[].appProtocol': given(ports, 'http', SERVICE),
  'replicas': on(2, POD, `-${SCALER}`),
  'autoscaling.min': on(2, SCALER),
  'autoscaling.max': on(9, SCALER),
  'autoscaling.cpu': on(9, SCALER),
  'autoscaling.memory': on(9, SCALER),
  'autoscaling.behavior': on(behavior, SCALER),
  'resources': on(quantities, POD),
  'scheduling.nodeSelector': on({ a: 'b' }, POD),
  'scheduling.tolerations': on(toleration, POD),
  'scheduling.affinity': on(affinity, POD),
  'scheduling.topologySpreadConstraints': on(spread, POD),
  'scheduling.priorityClassName': on('p', POD),
  'podDisruptionBudget.minAvailable': given({ autoscaling: { min: 2 } }, 1, `+${BUDGET}`),
  'podDisruptionBudget.maxUnavailable': given({ autoscaling: { min: 2 } }, 1, `+${BUDGET}`),
  'podDisruptionBudget.unhealthyPodEvictionPolicy': given(scaled, 'AlwaysAllow', BUDGET),
  'podAnnotations': on({ a: 'b' }, POD),
  'serviceAccountAnnotations': on({ a: 'b' }, 'service-account'),
  'env': on({ A: 'b' }, POD),
  'envFrom': on(fieldRef, POD),
  'volumes': on([{ name: 'v', emptyDir: {} }], POD),
  'volumeMounts': on([{ name: 'v', mountPath: '/v' }], POD),
  'initContainers': on(container, POD),
  'additionalContainers': on(container, POD),
  'terminationGracePeriodSeconds': on(7, POD),
  'values': on({ minReadySeconds: 7 }, POD),
};

/** Where an east-west gateway is not like the others. */
export const EAST_WEST_EFFECTS: Table = {
  'injection': refused('injected-only', false),
  'ports[].name': refused('network-ports', 'b', ports),
  'ports[].port': refused('network-ports', 2, ports),
  'ports[].targetPort': refused('network-ports', 2, ports),
  'ports[].protocol': refused('network-ports', 'UDP', ports),
  'ports[].nodePort': refused('network-ports', 30000, ports),
  'ports[].appProtocol': refused('network-ports', 'http', ports),
  'network': on('other', SERVICE, POD),
};

const WRITTEN = 'deployment';
const injectedOnly = (value: unknown, base?: CommonGatewayProps): GatewayEffect =>
  refused('injected-only', value, base);

/**
 * The form that istioctl installs. Its pods name the ports, and every object has the labels of the gateway and its
 * revision.
 */
export const WRITTEN_OUT_EFFECTS: Table = {
  ...service,
  'name': on('new', '-*', '+new/*'),
  'namespace': on('gateways', '+namespaces/gateways', '*'),
  'labels': on({ a: 'b' }, '*', '!role', '!role-binding'),
  'annotations': injectedOnly({ a: 'b' }),
  'injection': on(true, '-deployment', '+workload', '*'),
  'kind': injectedOnly('DaemonSet'),
  'revision': on('canary', '*'),
  'service.clusterIP': injectedOnly('10.0.0.1'),
  'service.loadBalancerClass': injectedOnly('c'),
  'service.externalIPs': injectedOnly(['1.2.3.4']),
  'ports[].name': given(ports, 'b', SERVICE),
  'ports[].port': given(ports, 2, SERVICE, WRITTEN),
  'ports[].targetPort': given(ports, 2, SERVICE, WRITTEN),
  'ports[].protocol': given(ports, 'UDP', SERVICE, WRITTEN),
  'ports[].nodePort': given(ports, 30000, SERVICE),
  'ports[].appProtocol': given(ports, 'http', SERVICE),
  'replicas': on(2, WRITTEN, `-${SCALER}`, `+${BUDGET}`),
  'autoscaling.min': on(2, SCALER, `+${BUDGET}`),
  'autoscaling.max': on(9, SCALER),
  'autoscaling.cpu': on(9, SCALER),
  'autoscaling.memory': injectedOnly(9),
  'autoscaling.behavior': injectedOnly(behavior),
  'resources': on(quantities, WRITTEN),
  'scheduling.nodeSelector': on({ a: 'b' }, WRITTEN),
  'scheduling.tolerations': on(toleration, WRITTEN),
  'scheduling.affinity': injectedOnly(affinity),
  'scheduling.topologySpreadConstraints': injectedOnly(spread),
  'scheduling.priorityClassName': on('p', WRITTEN),
  'podDisruptionBudget.minAvailable': given({ autoscaling: { min: 2 } }, 2, BUDGET),
  'podDisruptionBudget.maxUnavailable': given({ autoscaling: { min: 2 } }, 1, BUDGET),
  'podDisruptionBudget.unhealthyPodEvictionPolicy': given(scaled, 'AlwaysAllow', BUDGET),
  'podAnnotations': on({ a: 'b' }, WRITTEN),
  'serviceAccountAnnotations': on({ a: 'b' }, 'service-account'),
  'env': on({ A: 'b' }, WRITTEN),
  'envFrom': injectedOnly(fieldRef),
  'volumes': injectedOnly([{ name: 'v', emptyDir: {} }]),
  'volumeMounts': injectedOnly([{ name: 'v', mountPath: '/v' }]),
  'initContainers': injectedOnly(container),
  'additionalContainers': on(container, WRITTEN),
  'terminationGracePeriodSeconds': injectedOnly(7),
  'values': on({ gateways: { 'istio-ingressgateway': { rollingMaxSurge: '7%' } } }, WRITTEN),
};
