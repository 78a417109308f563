import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import type { IngressGatewayInput } from './values';

/** Returns the labels by which pods are selected. */
export function gatewaySelector({ gateway }: IngressGatewayInput): Record<string, string> {
  return stringMap(gateway.labels);
}

/** Returns the labels that every object of the chart has. */
export function ownershipLabels(input: IngressGatewayInput): Record<string, string> {
  return {
    'release': input.name,
    'istio.io/rev': input.values.revision || 'default',
    ...componentLabels(input),
  };
}

export function componentLabels(input: IngressGatewayInput): Record<string, string> {
  return {
    'install.operator.istio.io/owning-resource': input.values.ownerName || 'unknown',
    'operator.istio.io/component': input.direction.component,
    'app.kubernetes.io/name': input.direction.key,
    ...istioLabels(input),
  };
}

/** Returns the labels of the objects that carry the gateway's own labels as well. */
export function ingressGatewayLabels(input: IngressGatewayInput): Record<string, string> {
  return { ...gatewaySelector(input), ...ownershipLabels(input) };
}

/** Returns the canonical labels, by which telemetry groups the pods into a workload. */
export function canonicalLabels(input: IngressGatewayInput, name: string): Record<string, string> {
  const { labels } = input.gateway;
  const revision = labels['app.kubernetes.io/version'] || labels.version || input.values.revision || 'latest';
  return { 'service.istio.io/canonical-name': name, 'service.istio.io/canonical-revision': String(revision) };
}

/** Returns the labels of old installations by Helm 2, which were in namespace `istio-system`. */
export function legacyLabels({ namespace }: IngressGatewayInput): Record<string, string> {
  return namespace === 'istio-system' ? { heritage: 'Tiller', release: 'istio', chart: 'gateways' } : {};
}
