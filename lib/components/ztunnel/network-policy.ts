import type { Manifest } from '../../model';
import { ingressRules, tcp } from '../shared/ingress-rules';
import { istioLabels } from '../shared/labels';
import { ztunnelName, type ZtunnelInput } from './values';

const PORTS = [
  [tcp(15021)], // readiness
  [tcp(15020)], // metrics
  [tcp(15000)], // admin
  [tcp(15008)], // HBONE
  [tcp(15001)], // outbound traffic of pods
  [tcp(15006)], // plain text to pods
  [tcp(15053), { protocol: 'UDP', port: 15053 }], // captured DNS
];

/** Renders the NetworkPolicy: ztunnel's ports in, everything out. */
export function ztunnelNetworkPolicy(input: ZtunnelInput): Manifest | undefined {
  const { values } = input;
  if (!values.global.networkPolicy?.enabled) return undefined;
  const name = ztunnelName(input);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: values.revision ? `${name}-${values.revision}` : name,
      namespace: input.namespace,
      labels: {
        'app': 'ztunnel',
        'app.kubernetes.io/name': 'ztunnel',
        'istio.io/rev': values.revision || 'default',
        'install.operator.istio.io/owning-resource': values.ownerName || 'unknown',
        'operator.istio.io/component': 'Ztunnel',
        'release': input.name,
        ...istioLabels(input),
      },
    },
    spec: {
      podSelector: { matchLabels: { app: 'ztunnel' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules(PORTS, input.release.facts.networkPolicyEmptyFrom),
      egress: [{}],
    },
  };
}
