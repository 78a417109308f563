import type { Manifest } from '../../model';
import { gatewayMetadata } from './metadata';
import { gatewayAccount, type GatewayInput } from './values';

/**
 * Renders the role by which the gateway reads Secrets of its namespace: the certificates that `Gateway` objects name.
 */
export function gatewayRole(input: GatewayInput): Manifest | undefined {
  if (!input.values.rbac.enabled) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: gatewayMetadata(input, gatewayAccount(input)),
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }],
  };
}
