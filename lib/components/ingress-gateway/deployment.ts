import type { Manifest } from '../../model';
import { numberOrText } from '../shared/scalar';
import { stringMap } from '../shared/string-map';
import { NO_DATAPLANE } from './dataplane';
import { injectedPod } from './injected-pod';
import { gatewaySelector, ingressGatewayLabels } from './labels';
import { ingressGatewayName, isInjected, type IngressGatewayInput } from './values';
import { writtenOutPod } from './written-out-pod';

/**
 * Renders the Deployment of the pods, in one of two forms: `image: auto` for the injector to fill in, or the whole
 * proxy written out.
 */
export function ingressGatewayDeployment(input: IngressGatewayInput): Manifest {
  const { gateway } = input;
  const injected = isInjected(input);
  const fixedReplicas = !gateway.autoscaleEnabled && gateway.replicaCount;
  const pod = injected ? injectedPod(input) : writtenOutPod(input);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: ingressGatewayName(input),
      namespace: input.namespace,
      labels: { ...ingressGatewayLabels(input), ...(!injected && NO_DATAPLANE) },
    },
    spec: {
      ...(fixedReplicas && { replicas: numberOrText(fixedReplicas) }),
      selector: { matchLabels: gatewaySelector(input) },
      strategy: {
        rollingUpdate: {
          maxSurge: numberOrText(gateway.rollingMaxSurge),
          maxUnavailable: numberOrText(gateway.rollingMaxUnavailable),
        },
      },
      template: {
        // The selector must match: where a label of the gateway has the name of one of the chart's, the gateway's is
        // kept. The official charts keep their own, and the API server refuses the Deployment.
        metadata: {
          labels: stringMap(pod.labels, gatewaySelector(input)),
          annotations: stringMap(pod.annotations, gateway.podAnnotations),
        },
        spec: pod.spec,
      },
    },
  };
}
