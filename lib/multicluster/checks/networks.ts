import type { Problem } from '../../model';
import { eastWestGatewayOf } from '../east-west-gateway';
import { clusterPath, type Cluster, type ClusterFacts } from './facts';
import { listed, wrong } from './problem';

/** Reports clusters without a network where others have one. */
export function missingNetworks({ clusters }: ClusterFacts): Problem[] {
  const networks = [...new Set(clusters.map(({ network }) => network))].filter((network) => network !== '');
  if (networks.length === 0) return clusters.filter(needsNetwork).map(withoutOwnNetwork);
  return clusters
    .filter(({ network, isUnclear }) => network === '' && !isUnclear('network'))
    .map(({ name }) =>
      wrong('network-missing', clusterPath(name, 'network'), undefined, [
        `other clusters are on ${networks.length > 1 ? 'networks' : 'network'} ${listed(networks)}, and istiod takes ` +
          'pods without a network for reachable from everywhere',
        'name the network of this cluster too',
      ]),
    );
}

/** Whether a cluster has a gateway for its remote clusters, which serves one network, and nothing says which. */
function needsNetwork(cluster: Cluster): boolean {
  const { role, remotes, isUnclear, merged, mesh } = cluster;
  if (role !== 'primary' || remotes.length === 0 || isUnclear('network') || isUnclear('eastWestGateway')) return false;
  const given = merged.eastWestGateway;
  const network = typeof given === 'object' ? given.network : undefined;
  return network === undefined && eastWestGatewayOf(cluster, mesh)?.kind === 'injected';
}

const withoutOwnNetwork = ({ name, remotes }: Cluster): Problem =>
  wrong('network-missing', clusterPath(name, 'network'), undefined, [
    `${listed(remotes)} ${remotes.length > 1 ? 'reach' : 'reaches'} the control plane by an east-west gateway, and ` +
      `that ` +
      'is for one network',
    'name the network of this cluster, and that of all others',
  ]);

const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Reports names of networks that the label `topology.istio.io/network` cannot have. */
export const networkNames = ({ clusters }: ClusterFacts): Problem[] =>
  clusters
    .filter(({ network }) => network !== '' && !LABEL_VALUE.test(network))
    .map(({ name, network }) =>
      wrong('network-name', clusterPath(name, 'network'), network, [
        'the label topology.istio.io/network has it as its value',
        'use letters, digits, "-", "_" and ".", at most 63, with a letter or digit at both ends',
      ]),
    );
