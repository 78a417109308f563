import { CHART_SCHEMAS } from '../../api/values';
import type { Manifest } from '../../model';
import type { Chart } from '../chart';
import { clusterWide, namespaced } from '../shared/resource-scope';
import { ztunnelClusterRole } from './cluster-role';
import { ztunnelClusterRoleBinding } from './cluster-role-binding';
import { ztunnelDaemonSet } from './daemon-set';
import { ztunnelValues } from './from-props';
import { ztunnelNetworkPolicy } from './network-policy';
import { NEEDED_VALUES, ztunnelProblems } from './problems';
import { ztunnelResourceQuota } from './resource-quota';
import { ztunnelServiceAccount } from './service-account';
import type { ZtunnelInput, ZtunnelValues } from './values';

export type { ZtunnelInput, ZtunnelValues } from './values';

type Render = (input: ZtunnelInput) => Manifest | undefined;
const cluster = (render: Render) => clusterWide((values: ZtunnelValues) => values.resourceScope, render);
const local = (render: Render) => namespaced((values: ZtunnelValues) => values.resourceScope, render);

/** Chart `ztunnel`: the node proxy of ambient mode. https://istio.io/latest/docs/ambient/ */
export const ztunnel: Chart<ZtunnelValues> = {
  name: 'ztunnel',
  release: 'ztunnel',
  phase: 'node-agents',
  defaults: ({ defaults }) => defaults.ztunnel,
  schema: CHART_SCHEMAS.ztunnel,
  hasGlobalAtRoot: true,
  mesh: { prop: 'ztunnel', props: ['ztunnel'], isNodeAgent: true, values: ztunnelValues },
  objects: {
    'network-policy': ztunnelNetworkPolicy, // whatever the scope, as in the official chart
    'resource-quota': local(ztunnelResourceQuota),
    'service-account': local(ztunnelServiceAccount),
    'cluster-role': cluster(ztunnelClusterRole),
    'cluster-role-binding': cluster(ztunnelClusterRoleBinding),
    'daemon-set': local(ztunnelDaemonSet),
  },
  needed: NEEDED_VALUES,
  problems: ztunnelProblems,
};
