import type { MeshNode } from '../../model';
import { planOf } from '../plan';
import type { ClusterPlan, MultiClusterPlan } from '../types';
import { configNode } from './node';

/**
 * Returns the Gateway by which services of the mesh are reached from other networks: the server name says which one,
 * and TLS passes through to the workload. It stands where the control plane reads its configuration, and is for the
 * gateways of the remote clusters too.
 */
export function crossNetworkGateway(cluster: ClusterPlan, plan: MultiClusterPlan): MeshNode[] {
  if (cluster.role === 'remote' || !cluster.crossesNetworks) return [];
  const served = [cluster, ...cluster.remotes.map((name) => planOf(plan, name))];
  const gateway = served.find((other) => other?.eastWestGateway?.kind === 'injected')?.eastWestGateway;
  if (gateway === undefined) return [];
  return [
    configNode('Gateway', 'cross-network-gateway', gateway.namespace, {
      selector: gateway.labels,
      servers: [
        {
          port: { number: 15443, name: 'tls', protocol: 'TLS' },
          tls: { mode: 'AUTO_PASSTHROUGH' },
          hosts: ['*.local'],
        },
      ],
    }),
  ];
}
