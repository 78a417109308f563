import type { Manifest } from '../../model';
import { ownershipLabels } from './labels';
import { ingressGatewayAccount, ingressGatewayName, type IngressGatewayInput } from './values';

export function ingressGatewayRoleBinding(input: IngressGatewayInput): Manifest {
  const name = `${ingressGatewayName(input)}-sds`;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: input.namespace, labels: ownershipLabels(input) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: ingressGatewayAccount(input) }],
  };
}
