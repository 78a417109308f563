import type { Manifest } from '../../model';
import { nodeCriticalQuota } from '../shared/node-critical-quota';
import { cniNameLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

export function cniResourceQuota(input: CniInput): Manifest | undefined {
  const { resourceQuotas } = input.values;
  if (!resourceQuotas.enabled) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: `${CNI_NAME}-resource-quota`, namespace: input.namespace, labels: cniNameLabels(input) },
    spec: nodeCriticalQuota(resourceQuotas.pods),
  };
}
