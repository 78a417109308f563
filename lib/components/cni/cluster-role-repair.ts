import type { Manifest } from '../../model';
import { cniLabels } from './labels';
import { CNI_NAME, type CniInput, type CniValues } from './values';

/** Renders the role by which the agent repairs pods that started before it, with the rights of the repair mode. */
export function cniRepairClusterRole(input: CniInput): Manifest | undefined {
  const { repair } = input.values;
  if (!repair.enabled) return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: `${CNI_NAME}-repair-role`, labels: cniLabels(input) },
    rules: [
      { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['watch', 'get', 'list'] },
      ...changeRules(repair),
    ],
  };
}

/** Returns the rights of the first repair mode that is on. Repairing in place needs no right in the API. */
function changeRules(repair: CniValues['repair']): object[] {
  if (repair.repairPods) return [];
  if (repair.deletePods) return [{ apiGroups: [''], resources: ['pods'], verbs: ['delete'] }];
  // Labels can be set through the status too, which is less of a right than a patch of the pod itself.
  if (repair.labelPods) return [{ apiGroups: [''], resources: ['pods/status'], verbs: ['patch', 'update'] }];
  return [];
}
