import type { Manifest } from '../../model';
import { gatewayMetadata } from './metadata';
import { gatewayAccount, type GatewayInput } from './values';

export function gatewayRoleBinding(input: GatewayInput): Manifest | undefined {
  if (!input.values.rbac.enabled) return undefined;
  const name = gatewayAccount(input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: gatewayMetadata(input, name),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name }],
  };
}
