import type { Manifest } from '../../model';
import { cniLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

export function cniClusterRoleBinding(input: CniInput): Manifest {
  return binding(input, CNI_NAME, CNI_NAME, { app: CNI_NAME });
}

export function cniRepairClusterRoleBinding(input: CniInput): Manifest | undefined {
  if (!input.values.repair.enabled) return undefined;
  return binding(input, `${CNI_NAME}-repair-rolebinding`, `${CNI_NAME}-repair-role`, {
    'k8s-app': `${CNI_NAME}-repair`,
  });
}

/** Renders the binding of the ambient role. Its identity label says `repair` in the official chart too. */
export function cniAmbientClusterRoleBinding(input: CniInput): Manifest | undefined {
  if (!input.values.ambient.enabled) return undefined;
  return binding(input, `${CNI_NAME}-ambient`, `${CNI_NAME}-ambient`, { 'k8s-app': `${CNI_NAME}-repair` });
}

/** Returns the binding of a cluster role to the agent's service account. */
function binding(input: CniInput, name: string, role: string, identity: Record<string, string>): Manifest {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name, labels: cniLabels(input, identity) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', name: CNI_NAME, namespace: input.namespace }],
  };
}
