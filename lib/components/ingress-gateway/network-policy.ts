import type { Manifest } from '../../model';
import { ingressRules, tcp } from '../shared/ingress-rules';
import { gatewaySelector, ownershipLabels } from './labels';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/** Renders the NetworkPolicy: probes, metrics and the gateway's ports in, everything out. */
export function ingressGatewayNetworkPolicy(input: IngressGatewayInput): Manifest | undefined {
  const { values, gateway, direction } = input;
  if (!values.global.networkPolicy?.enabled) return undefined;
  const name = ingressGatewayName(input);
  const traffic = (gateway.ports ?? []).map((port) => [
    { protocol: port.protocol || 'TCP', port: port.targetPort || port.port },
  ]);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: values.revision ? `${name}-${values.revision}` : name,
      namespace: input.namespace,
      labels: { app: name, istio: direction.istioLabel, ...ownershipLabels(input) },
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
