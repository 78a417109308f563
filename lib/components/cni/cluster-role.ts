import type { Manifest } from '../../model';
import { PRIVILEGED_SCC_RULE, isOpenShift } from '../shared/openshift';
import { cniLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

/** Renders the role with the reads that the agent needs in any mode. */
export function cniClusterRole(input: CniInput): Manifest {
  const read = { apiGroups: [''], resources: ['pods', 'nodes', 'namespaces'], verbs: ['get', 'list', 'watch'] };
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: CNI_NAME, labels: cniLabels(input) },
    rules: isOpenShift(input.values) ? [read, PRIVILEGED_SCC_RULE] : [read],
  };
}
