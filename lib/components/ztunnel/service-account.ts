import type { Manifest } from '../../model';
import { pullSecrets } from '../shared/pull-secrets';
import { ztunnelAnnotations, ztunnelLabels } from './metadata';
import { ztunnelName, type ZtunnelInput } from './values';

export function ztunnelServiceAccount(input: ZtunnelInput): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...pullSecrets(input.values.imagePullSecrets),
    metadata: {
      name: ztunnelName(input),
      namespace: input.namespace,
      labels: ztunnelLabels(input),
      annotations: ztunnelAnnotations(input),
    },
  };
}
