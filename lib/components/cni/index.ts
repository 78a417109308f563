import { CHART_SCHEMAS } from '../../api/values';
import type { Manifest } from '../../model';
import type { Chart } from '../chart';
import { clusterWide, namespaced } from '../shared/resource-scope';
import {
  cniAmbientClusterRoleBinding,
  cniClusterRoleBinding,
  cniRepairClusterRoleBinding,
} from './cluster-role-binding';
import { cniAmbientClusterRole } from './cluster-role-ambient';
import { cniRepairClusterRole } from './cluster-role-repair';
import { cniClusterRole } from './cluster-role';
import { cniConfigMap } from './config-map';
import { cniDaemonSet } from './daemon-set';
import { cniValues, impliedCniValues } from './from-props';
import { cniNetworkAttachmentDefinition } from './network-attachment-definition';
import { cniNetworkPolicy } from './network-policy';
import { NEEDED_VALUES, cniProblems } from './problems';
import { cniResourceQuota } from './resource-quota';
import { cniServiceAccount } from './service-account';
import type { CniInput, CniValues } from './values';

export type { CniInput, CniValues } from './values';

type Render = (input: CniInput) => Manifest | undefined;
const cluster = (render: Render) => clusterWide((values: CniValues) => values.global.resourceScope, render);
const local = (render: Render) => namespaced((values: CniValues) => values.global.resourceScope, render);

/**
 * Chart `cni`: the node agent that redirects the traffic of pods.
 * https://istio.io/latest/docs/setup/additional-setup/cni/
 */
export const cni: Chart<CniValues> = {
  name: 'cni',
  release: 'istio-cni',
  phase: 'node-agents',
  defaults: ({ defaults }) => defaults.cni,
  schema: CHART_SCHEMAS.cni,
  mesh: { prop: 'cni', props: ['cni'], isNodeAgent: true, values: cniValues, implied: impliedCniValues },
  objects: {
    'network-policy': cniNetworkPolicy, // whatever the scope, as in the official chart
    'resource-quota': local(cniResourceQuota),
    'service-account': local(cniServiceAccount),
    'config-map': local(cniConfigMap),
    'cluster-role': cluster(cniClusterRole),
    'cluster-role-repair': cluster(cniRepairClusterRole),
    'cluster-role-ambient': cluster(cniAmbientClusterRole),
    'cluster-role-binding': cluster(cniClusterRoleBinding),
    'cluster-role-binding-repair': cluster(cniRepairClusterRoleBinding),
    'cluster-role-binding-ambient': cluster(cniAmbientClusterRoleBinding),
    'network-attachment-definition': local(cniNetworkAttachmentDefinition),
    'daemon-set': local(cniDaemonSet),
  },
  needed: NEEDED_VALUES,
  problems: cniProblems,
};
