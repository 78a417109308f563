import type { Manifest } from '../../model';
import { nodeCriticalQuota } from '../shared/node-critical-quota';
import { ztunnelLabels } from './metadata';
import { ztunnelName, type ZtunnelInput } from './values';

export function ztunnelResourceQuota(input: ZtunnelInput): Manifest | undefined {
  const { resourceQuotas } = input.values;
  if (!resourceQuotas.enabled) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: ztunnelName(input), namespace: input.namespace, labels: ztunnelLabels(input) },
    spec: nodeCriticalQuota(resourceQuotas.pods),
  };
}
