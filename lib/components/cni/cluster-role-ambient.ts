import type { Manifest } from '../../model';
import { cniLabels } from './labels';
import { CNI_NAME, CNI_NODE_NAME, type CniInput } from './values';

/**
 * Ambient mode: the agent marks pods that it has enrolled, and looks whether its own DaemonSet is going away or only
 * restarting.
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
