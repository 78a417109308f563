import type { Manifest } from '../../model';
import { pullSecrets } from '../shared/pull-secrets';
import { given } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { ingressGatewayLabels } from './labels';
import { ingressGatewayAccount, type IngressGatewayInput } from './values';

export function ingressGatewayServiceAccount(input: IngressGatewayInput): Manifest {
  const annotations = input.gateway.serviceAccount?.annotations;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...pullSecrets(input.values.global.imagePullSecrets),
    metadata: {
      name: ingressGatewayAccount(input),
      namespace: input.namespace,
      labels: ingressGatewayLabels(input),
      ...(given(annotations) && { annotations: stringMap(annotations) }),
    },
  };
}
