import type { Manifest } from '../../model';
import { clusterObjects, namespacedObjects } from '../shared/resource-scope';
import { cniAmbientClusterRole } from './cluster-role-ambient';
import { cniRepairClusterRole } from './cluster-role-repair';
import { cniAmbientClusterRoleBinding, cniClusterRoleBinding, cniRepairClusterRoleBinding } from './cluster-role-binding';
import { cniClusterRole } from './cluster-role';
import { cniConfigMap } from './config-map';
import { cniDaemonSet } from './daemon-set';
import { cniNetworkAttachmentDefinition } from './network-attachment-definition';
import { cniNetworkPolicy } from './network-policy';
import { cniResourceQuota } from './resource-quota';
import { cniServiceAccount } from './service-account';
import type { CniInput } from './values';

export type { CniInput, CniValues } from './values';

const CLUSTER = [
  cniClusterRole, cniRepairClusterRole, cniAmbientClusterRole, cniClusterRoleBinding, cniRepairClusterRoleBinding, cniAmbientClusterRoleBinding,
];
const NAMESPACED = [cniResourceQuota, cniServiceAccount, cniConfigMap, cniNetworkAttachmentDefinition, cniDaemonSet];

/** Chart `cni`: the node agent that redirects the traffic of pods. https://istio.io/latest/docs/setup/additional-setup/cni/ */
export function renderCni(input: CniInput): Manifest[] {
  const scope = input.values.global.resourceScope;
  const objects = [
    ...(clusterObjects(scope) ? CLUSTER.map((object) => object(input)) : []),
    ...(namespacedObjects(scope) ? NAMESPACED.map((object) => object(input)) : []),
    // The official chart does not ask for the scope here.
    cniNetworkPolicy(input),
  ];
  return objects.filter((object) => object !== undefined);
}
