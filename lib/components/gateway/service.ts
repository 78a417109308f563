import type { Manifest } from '../../model';
import { when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { gatewayMetadata, gatewaySelector } from './metadata';
import { networkGatewayPorts } from './network-gateway-ports';
import type { GatewayInput, GatewayServiceValues } from './values';

export function gatewayService(input: GatewayInput): Manifest | undefined {
  const { values, release } = input;
  const { service, networkGateway } = values;
  if (service.type === 'None') return undefined;
  const metadata = gatewayMetadata(input);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...(networkGateway && { 'topology.istio.io/network': networkGateway }) },
      annotations: stringMap(values.annotations, service.annotations),
    },
    spec: {
      ...when('loadBalancerIP', service.loadBalancerIP),
      ...loadBalancer(service),
      ...when('ipFamilyPolicy', service.ipFamilyPolicy),
      ...when('ipFamilies', service.ipFamilies),
      ...when('loadBalancerSourceRanges', service.loadBalancerSourceRanges),
      ...when('externalTrafficPolicy', service.externalTrafficPolicy),
      ...when('internalTrafficPolicy', service.internalTrafficPolicy),
      ...(release.facts.gatewayHealthCheckNodePort && when('healthCheckNodePort', service.healthCheckNodePort)),
      type: service.type,
      ...when('clusterIP', service.clusterIP),
      ports: networkGateway ? networkGatewayPorts(input) : service.ports,
      ...when('externalIPs', service.externalIPs),
      selector: stringMap(gatewaySelector(input), service.selectorLabels),
    },
  };
}

/** Returns the fields that only a load balancer has. A class that is empty counts as not given. */
function loadBalancer(service: GatewayServiceValues): object {
  if (service.type !== 'LoadBalancer') return {};
  return {
    ...('allocateLoadBalancerNodePorts' in service && {
      allocateLoadBalancerNodePorts: service.allocateLoadBalancerNodePorts,
    }),
    ...('loadBalancerClass' in service && { loadBalancerClass: service.loadBalancerClass || null }),
  };
}
