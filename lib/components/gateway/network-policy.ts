import type { Manifest } from '../../model';
import { ingressRules, tcp } from '../shared/ingress-rules';
import { gatewayOwnLabels, gatewaySelector } from './metadata';
import { gatewayName, type GatewayInput } from './values';

/**
 * Renders the NetworkPolicy: probes, metrics and the ports of the Service in, everything out. As in the official chart
 * these are `service.ports`, for an east-west gateway too.
 */
export function gatewayNetworkPolicy(input: GatewayInput): Manifest | undefined {
  const { values } = input;
  if (!values.global.networkPolicy?.enabled) return undefined;
  const name = gatewayName(input);
  const traffic = (values.service.ports ?? []).map((port) => [
    { protocol: port.protocol || 'TCP', port: port.targetPort || port.port },
  ]);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: values.revision ? `${name}-${values.revision}` : name,
      namespace: input.namespace,
      labels: {
        'istio.io/rev': values.revision || 'default',
        'install.operator.istio.io/owning-resource': values.ownerName || 'unknown',
        'operator.istio.io/component': 'Gateway',
        'release': input.name,
        'app.kubernetes.io/name': name,
        ...gatewayOwnLabels(input),
      },
    },
    spec: {
      podSelector: { matchLabels: gatewaySelector(input) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules(
        [[tcp(15021)], [tcp(15020), tcp(15090)], ...traffic],
        input.release.facts.networkPolicyEmptyFrom,
      ),
      egress: [{}],
    },
  };
}
