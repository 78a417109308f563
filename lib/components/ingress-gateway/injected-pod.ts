import { envFromMap } from '../shared/env';
import { when } from '../shared/sparse';
import { canonicalLabels, componentLabels, legacyLabels } from './labels';
import {
  containerPorts,
  containerSecurity,
  listOrNull,
  podIdentity,
  podPlacement,
  proxyResources,
  unprivilegedEnv,
  userMounts,
  userVolumes,
} from './pod';
import { PROMETHEUS_MERGE, type PodTemplate } from './pod-template';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/**
 * Returns a pod with only the fields that the user sets: the injection template adds image, arguments, volumes and the
 * rest.
 */
export function injectedPod(input: IngressGatewayInput): PodTemplate {
  const { values, gateway } = input;
  return {
    labels: {
      ...legacyLabels(input),
      ...componentLabels(input),
      'sidecar.istio.io/inject': 'true',
      ...(values.revision && { 'istio.io/rev': values.revision }),
      ...canonicalLabels(input, ingressGatewayName(input)),
    },
    annotations: {
      ...(values.meshConfig.enablePrometheusMerge && PROMETHEUS_MERGE),
      'sidecar.istio.io/inject': 'true',
      'inject.istio.io/templates': gateway.injectionTemplate,
    },
    spec: {
      ...podIdentity(input),
      containers: [proxy(input), ...(gateway.additionalContainers ?? [])],
      volumes: listOrNull(userVolumes(input)),
      ...podPlacement(input),
    },
  };
}

function proxy(input: IngressGatewayInput): object {
  return {
    name: 'istio-proxy',
    image: 'auto',
    ...when('imagePullPolicy', input.values.global.imagePullPolicy),
    ports: containerPorts(input),
    ...containerSecurity(input),
    resources: proxyResources(input),
    env: listOrNull([...unprivilegedEnv(input), ...envFromMap(input.gateway.env)]),
    volumeMounts: listOrNull(userMounts(input)),
  };
}
