import type { EastWestGatewayProps, MeshProps } from '../props';
import { GATEWAY_NAMES } from '../mesh/gateways/component';
import type { Outline } from './outline';
import type { EastWestGatewayPlan } from './types';

/** Returns the east-west gateway of a cluster, where it has one: by its mesh's props, or by its place among others. */
export function eastWestGatewayOf(
  { dataPlane, crossesNetworks }: Pick<Outline, 'dataPlane' | 'crossesNetworks'>,
  { eastWestGateway, namespace = 'istio-system' }: MeshProps,
): EastWestGatewayPlan | undefined {
  if (eastWestGateway !== undefined && eastWestGateway !== false) {
    const given: EastWestGatewayProps = eastWestGateway === true ? {} : eastWestGateway;
    const name = given.name ?? GATEWAY_NAMES['east-west'];
    return {
      kind: 'injected',
      name,
      namespace: given.namespace ?? namespace,
      labels: { istio: given.labels?.istio ?? name.replace(/^istio-/, '') },
    };
  }
  if (eastWestGateway === false || dataPlane !== 'ambient' || !crossesNetworks) return undefined;
  const name = GATEWAY_NAMES['east-west'];
  return { kind: 'gateway-api', name, namespace, labels: { 'gateway.networking.k8s.io/gateway-name': name } };
}
