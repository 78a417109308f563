import type { Manifest } from '../../model';
import { hasAccount, inCluster } from './conditions';
import { deploysGateways } from './gateway-controller';
import { accessLabels, clusterName, revisioned } from './names';
import type { IstiodInput } from './values';

/** Renders the binding of istiod's service account to its cluster-wide role. */
export function istiodClusterRoleBinding(input: IstiodInput): Manifest | undefined {
  return inCluster(input) && hasAccount(input) ? binding(input, 'istiod-clusterrole') : undefined;
}

/** Renders the binding of istiod's service account to the role that deploys gateways. */
export function gatewayControllerClusterRoleBinding(input: IstiodInput): Manifest | undefined {
  return inCluster(input) && hasAccount(input) && deploysGateways(input)
    ? binding(input, 'istiod-gateway-controller')
    : undefined;
}

function binding(input: IstiodInput, role: string): Manifest {
  const name = clusterName(role, input);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name, labels: accessLabels(input) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: revisioned('istiod', input.values.revision),
        namespace: input.values.global.istioNamespace,
      },
    ],
  };
}
