import type { Manifest } from '../../model';
import { given, when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { gatewaySelector, ingressGatewayLabels } from './labels';
import { listOrNull } from './pod';
import { ingressGatewayName, type IngressGatewayInput } from './values';

/**
 * Empty annotations as the official charts write them: the field without a value, which Kubernetes reads as no
 * annotations; the type of metadata does not allow it.
 */
const NO_ANNOTATIONS = { annotations: null as unknown as undefined };

/** Renders the Service, unless the user brings one (`customService`). */
export function ingressGatewayService(input: IngressGatewayInput): Manifest | undefined {
  const { gateway, direction } = input;
  if (gateway.customService) return undefined;
  const shortPorts = (gateway[direction.extraPorts] ?? []).map(({ port, name }) => ({ port, name }));
  const annotations = given(gateway.serviceAnnotations)
    ? { annotations: stringMap(gateway.serviceAnnotations) }
    : NO_ANNOTATIONS;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: ingressGatewayName(input),
      namespace: input.namespace,
      ...annotations,
      labels: ingressGatewayLabels(input),
    },
    spec: {
      ...when('loadBalancerIP', gateway.loadBalancerIP),
      ...when('loadBalancerSourceRanges', gateway.loadBalancerSourceRanges),
      ...when('externalTrafficPolicy', gateway.externalTrafficPolicy),
      type: gateway.type,
      selector: gatewaySelector(input),
      ports: listOrNull([...(gateway.ports ?? []), ...shortPorts]),
      ...when('ipFamilyPolicy', gateway.ipFamilyPolicy),
      ...when('ipFamilies', gateway.ipFamilies),
    },
  };
}
