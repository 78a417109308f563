import type { Manifest } from '../../model';
import { ingressRules, tcp } from '../shared/ingress-rules';
import { cniLabels } from './labels';
import { CNI_NAME, CNI_NODE_NAME, type CniInput } from './values';

const METRICS_PORT = 15014;
const READINESS_PORT = 8000;

/**
 * Renders the NetworkPolicy: metrics and the readiness probe in, everything out, since the address of the API server
 * differs by cluster.
 */
export function cniNetworkPolicy(input: CniInput): Manifest | undefined {
  const { values } = input;
  if (!values.global.networkPolicy?.enabled) return undefined;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: values.revision ? `${CNI_NAME}-${values.revision}` : CNI_NAME,
      namespace: input.namespace,
      labels: cniLabels(input, { 'k8s-app': CNI_NODE_NAME }),
    },
    spec: {
      podSelector: { matchLabels: { 'k8s-app': CNI_NODE_NAME } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules([[tcp(METRICS_PORT)], [tcp(READINESS_PORT)]], input.release.facts.networkPolicyEmptyFrom),
      egress: [{}],
    },
  };
}
