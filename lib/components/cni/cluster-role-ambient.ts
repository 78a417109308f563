import type { Manifest } from '../../model';
import { cniLabels } from './labels';
import { CNI_NAME, CNI_NODE_NAME, type CniInput } from './values';

/**
 * Renders the role of the agent in ambient mode: it marks pods that it has enrolled, and checks whether its own
 * DaemonSet is being removed or only restarted.
 */
export function cniAmbientClusterRole(input: CniInput): Manifest | undefined {
  if (!input.values.ambient.enabled) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: `${CNI_NAME}-ambient`, labels: cniLabels(input) },
    rules: [
      { apiGroups: [''], resources: ['pods/status'], verbs: ['patch', 'update'] },
      { apiGroups: ['apps'], resources: ['daemonsets'], resourceNames: [CNI_NODE_NAME], verbs: ['get'] },
    ],
  };
}
