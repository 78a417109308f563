import { istioLabels } from '../shared/labels';
import { stringMap } from '../shared/string-map';
import type { IngressGatewayInput } from './values';

/** The labels that pods are selected by. */
export function gatewaySelector({ gateway }: IngressGatewayInput): Record<string, string> {
  return stringMap(gateway.labels);
}

/** Labels that every object of the chart has. */
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

/** Labels of the objects that carry the gateway's own labels as well. */
export function ingressGatewayLabels(input: IngressGatewayInput): Record<string, string> {
  return { ...gatewaySelector(input), ...ownershipLabels(input) };
}

/** The workload that telemetry counts the pods to. */
export function canonicalLabels(input: IngressGatewayInput, name: string): Record<string, string> {
  const { labels } = input.gateway;
  const revision = labels['app.kubernetes.io/version'] || labels.version || input.values.revision || 'latest';
  return { 'service.istio.io/canonical-name': name, 'service.istio.io/canonical-revision': String(revision) };
}

/** Marks that installations of long ago look for, in the namespace they were in. */
export function legacyLabels({ namespace }: IngressGatewayInput): Record<string, string> {
  return namespace === 'istio-system' ? { heritage: 'Tiller', release: 'istio', chart: 'gateways' } : {};
}
