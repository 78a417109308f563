import type { MeshNode } from '../model';
import { crossNetworkGateway } from './objects/cross-network-gateway';
import { eastWestGatewayApi } from './objects/east-west-gateway';
import { intermediates } from './objects/intermediates';
import { istiodExposure } from './objects/istiod-exposure';
import { istiodToken, readerToken, remoteSecrets } from './objects/remote-secrets';
import { planOf } from './plan';
import type { ClusterPlan, MultiClusterPlan } from './types';

/** What stands beside the mesh of a cluster, in the order in which it is applied. */
type Part = (cluster: ClusterPlan, plan: MultiClusterPlan) => readonly MeshNode[];

const PARTS: readonly Part[] = [
  intermediates,
  readerToken,
  istiodToken,
  eastWestGatewayApi,
  crossNetworkGateway,
  istiodExposure,
  remoteSecrets,
];

/** Returns the objects of one cluster that stand beside its mesh. */
export function clusterObjects(plan: MultiClusterPlan, name: string): MeshNode[] {
  const cluster = planOf(plan, name);
  return cluster === undefined ? [] : PARTS.flatMap((part) => part(cluster, plan));
}
