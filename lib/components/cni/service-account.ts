import type { Manifest } from '../../model';
import { pullSecrets } from '../shared/pull-secrets';
import { cniLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

export function cniServiceAccount(input: CniInput): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...pullSecrets(input.values.global.imagePullSecrets),
    metadata: { name: CNI_NAME, namespace: input.namespace, labels: cniLabels(input) },
  };
}
