import type { Problem } from '../../model';
import type { EastWestGatewayProps } from '../../props';
import { eastWestGatewayOf } from '../east-west-gateway';
import type { Cluster, ClusterFacts } from './facts';
import { listed, quoted, wrong } from './problem';

/** Reports networks whose pods nothing leads to from other networks. */
export const missingGateways = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter((cluster) => cluster.crossesNetworks && cluster.network !== '' && !hasGateway(cluster))
    .filter(({ network }) => !clusters.some((other) => other.network === network && hasGateway(other)))
    .filter((cluster) => !hasAddress(clusters, cluster))
    .map(({ network, at, merged, name }) =>
      wrong('no-gateway', at('eastWestGateway'), merged.eastWestGateway, [
        `pods on network ${quoted(network)} are reached from other networks through an east-west gateway only, and ` +
          `${quoted(name)} has none`,
        'leave it out, so that it follows from the networks; or give its address as `gatewayAddress`',
      ]),
    );

const hasGateway = (cluster: Cluster): boolean => eastWestGatewayOf(cluster, cluster.mesh) !== undefined;

/** Whether a program says at which address the gateway of a network is. */
const hasAddress = (clusters: readonly Cluster[], { network }: Cluster): boolean =>
  clusters.some(({ merged: { meshNetworks }, given, network: own }) => {
    if (own === network && given.gatewayAddress !== undefined) return true;
    const gateways = (meshNetworks as { networks?: Record<string, { gateways?: unknown }> } | undefined)?.networks?.[
      network
    ]?.gateways;
    return Array.isArray(gateways) && gateways.length > 0;
  });

/** Annotation by which istiod takes the addresses of nodes for those of a gateway. */
const NODES = 'traffic.istio.io/nodeSelector';

/** Reports east-west gateways whose Service has no address outside of its cluster. */
export const unreachableGateways = ({ clusters }: ClusterFacts): Problem[] =>
  clusters.flatMap((cluster) => {
    const { merged, remotes, crossesNetworks, at } = cluster;
    const gateway = merged.eastWestGateway;
    const isNeeded = crossesNetworks || remotes.length > 0;
    if (!isNeeded || typeof gateway !== 'object' || isExposed(gateway)) return [];
    if (crossesNetworks && hasAddress(clusters, cluster)) return [];
    const { type } = gateway.service ?? {};
    const who = crossesNetworks ? 'other networks' : listed(remotes);
    const nodes = type === 'NodePort' ? `, the annotation ${NODES}` : '';
    return [
      wrong('gateway-unreachable', at('eastWestGateway.service.type'), type, [
        `the gateway is for ${who}, and its Service has no address outside of the cluster`,
        `use "LoadBalancer", or give \`externalIPs\`${nodes}, or its address as \`gatewayAddress\``,
      ]),
    ];
  });

function isExposed({ service = {} }: EastWestGatewayProps): boolean {
  const { type = 'LoadBalancer', externalIPs = [], annotations = {} } = service;
  return type === 'LoadBalancer' || externalIPs.length > 0 || (type === 'NodePort' && annotations[NODES] !== undefined);
}
