import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { PRIVILEGED_SCC_RULE } from '../shared/openshift';
import { ztunnelAnnotations } from './metadata';
import { ztunnelName, type ZtunnelInput } from './values';

/** Renders the role, on OpenShift only, with the right to run with what ztunnel needs. */
export function ztunnelClusterRole(input: ZtunnelInput): Manifest | undefined {
  if (input.values.platform !== 'openshift') return undefined;
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: ztunnelName(input), labels: ztunnelRoleLabels(input), annotations: ztunnelAnnotations(input) },
    rules: [PRIVILEGED_SCC_RULE],
  };
}

export function ztunnelRoleLabels(input: ZtunnelInput): Record<string, string> {
  return {
    'app': 'ztunnel',
    'release': ztunnelName(input),
    'install.operator.istio.io/owning-resource': input.values.ownerName || 'unknown',
    'app.kubernetes.io/name': 'ztunnel',
    ...istioLabels(input),
  };
}
