import type { Manifest } from '../../model';
import { ztunnelRoleLabels } from './cluster-role';
import { ztunnelAnnotations } from './metadata';
import { ztunnelName, type ZtunnelInput } from './values';

export function ztunnelClusterRoleBinding(input: ZtunnelInput): Manifest | undefined {
  if (input.values.platform !== 'openshift') return undefined;
  const name = ztunnelName(input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name, labels: ztunnelRoleLabels(input), annotations: ztunnelAnnotations(input) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: input.namespace }],
  };
}
