import type { Manifest } from '../../model';
import { given } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { gatewayLabels } from './metadata';
import { gatewayAccount, type GatewayInput } from './values';

export function gatewayServiceAccount(input: GatewayInput): Manifest | undefined {
  const { create, annotations } = input.values.serviceAccount;
  if (!create) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: gatewayAccount(input),
      namespace: input.namespace,
      labels: gatewayLabels(input),
      ...(given(annotations) && { annotations: stringMap(annotations) }),
    },
  };
}
