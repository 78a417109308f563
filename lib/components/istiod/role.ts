import type { Manifest } from '../../model';
import { hasAccount, inNamespace } from './conditions';
import { accessLabels, revisioned } from './names';
import type { IstiodInput } from './values';

const RULES = [
  // The webhook is tried with a dry run before it is set to refuse.
  { apiGroups: ['networking.istio.io'], verbs: ['create'], resources: ['gateways'] },
  // The CA's own secret.
  { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'get', 'watch', 'list', 'update', 'delete'] },
  // Reports of the status controller.
  { apiGroups: [''], resources: ['configmaps'], verbs: ['delete'] },
  // Leader election.
  { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'update', 'patch', 'create'] },
];

/** Renders istiod's rights in its own namespace. */
export function istiodRole(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input) || !hasAccount(input)) return undefined;
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: metadata(input), rules: RULES };
}

export function istiodRoleBinding(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input) || !hasAccount(input)) return undefined;
  const { name, namespace } = metadata(input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: metadata(input),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
}

function metadata(input: IstiodInput): { name: string; namespace: string; labels: Record<string, string> } {
  return {
    name: revisioned('istiod', input.values.revision),
    namespace: input.values.global.istioNamespace,
    labels: accessLabels(input),
  };
}
