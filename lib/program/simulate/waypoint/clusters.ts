import type { Cluster, ClusterRef, Clusters } from '../clusters/clusters';
import type { ServiceFact } from '../../registry/services';

/** Destinations of a waypoint: its own services by HBONE, others as at a sidecar. */
export class WaypointClusters implements Clusters {
  constructor(
    private readonly others: Clusters,
    private readonly isOwn: (service: ServiceFact) => boolean,
  ) {}

  find(ref: ClusterRef): Cluster | undefined {
    const cluster = this.others.find(ref);
    const own = cluster?.service !== undefined && this.isOwn(cluster.service);
    return own ? { ...cluster, tls: 'HBONE' } : cluster;
  }
}
