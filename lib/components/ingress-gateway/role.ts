import type { Manifest } from '../../model';
import { ownershipLabels } from './labels';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/**
 * Renders the role by which the gateway reads Secrets of its namespace: the certificates that `Gateway` objects name.
 */
export function ingressGatewayRole(input: IngressGatewayInput): Manifest {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: `${ingressGatewayName(input)}-sds`, namespace: input.namespace, labels: ownershipLabels(input) },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }],
  };
}
