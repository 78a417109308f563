import type { Manifest } from '../../model';
import { hasAccount, inCluster } from './conditions';
import { accessLabels, clusterName } from './names';
import type { IstiodInput } from './values';

/** Kinds that istiod creates for a Gateway API `Gateway`. */
const DEPLOYED = [
  ['apps', 'deployments'],
  ['autoscaling', 'horizontalpodautoscalers'],
  ['policy', 'poddisruptionbudgets'],
  ['', 'services'],
  ['', 'serviceaccounts'],
];

/** Returns whether istiod deploys the pods of Gateway API gateways and waypoints. */
export function deploysGateways({ values }: IstiodInput): boolean {
  return String(values.env?.PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER) !== 'false';
}

/** Renders the rights that istiod needs to deploy gateways, in any namespace. */
export function gatewayControllerClusterRole(input: IstiodInput): Manifest | undefined {
  if (!inCluster(input) || !hasAccount(input) || !deploysGateways(input)) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: clusterName('istiod-gateway-controller', input), labels: accessLabels(input) },
    rules: DEPLOYED.map(([group, resource]) => ({
      apiGroups: [group],
      verbs: ['get', 'watch', 'list', 'update', 'patch', 'create', 'delete'],
      resources: [resource],
    })),
  };
}
