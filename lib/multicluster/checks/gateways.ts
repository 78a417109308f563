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
    .filter((cluster) => !hasMeshNetwork(clusters, cluster.network))
    .map(({ network, at, merged, name }) =>
      wrong('no-gateway', at('eastWestGateway'), merged.eastWestGateway, [
        `pods on network ${quoted(network)} are reached from other networks through an east-west gateway only, and ` +
          `${quoted(name)} has none`,
        'leave it out, so that it follows from the networks; or say in `meshNetworks` where the gateway is',
      ]),
    );

const hasGateway = (cluster: Cluster): boolean => eastWestGatewayOf(cluster, cluster.mesh) !== undefined;

/** Whether the mesh networks of a control plane say where the gateway of a network is. */
const hasMeshNetwork = (clusters: readonly Cluster[], network: string): boolean =>
  clusters.some(({ merged: { meshNetworks } }) => {
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
    const { merged, remotes, crossesNetworks, network, at } = cluster;
    const gateway = merged.eastWestGateway;
    const isNeeded = crossesNetworks || remotes.length > 0;
    if (!isNeeded || typeof gateway !== 'object' || hasAddress(gateway)) return [];
    if (crossesNetworks && hasMeshNetwork(clusters, network)) return [];
    const { type } = gateway.service ?? {};
    const who = crossesNetworks ? 'other networks' : listed(remotes);
    const nodes = type === 'NodePort' ? `, the annotation ${NODES}` : '';
    return [
      wrong('gateway-unreachable', at('eastWestGateway.service.type'), type, [
        `the gateway is for ${who}, and its Service has no address outside of the cluster`,
        `use "LoadBalancer", or give \`externalIPs\`${nodes}, or its address in \`meshNetworks\``,
      ]),
    ];
  });

function hasAddress({ service = {} }: EastWestGatewayProps): boolean {
  const { type = 'LoadBalancer', externalIPs = [], annotations = {} } = service;
  return type === 'LoadBalancer' || externalIPs.length > 0 || (type === 'NodePort' && annotations[NODES] !== undefined);
}
