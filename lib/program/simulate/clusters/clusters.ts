import type { ServiceFact } from '../../registry/services';
import type { UpstreamTls } from '../types';

/** Destination by name, in the form of routes. */
export interface ClusterRef {
  /** Host of the destination; empty where the route has no valid backend. */
  readonly host: string;
  readonly port: number;
  readonly subset?: string;
}

/** Destination that a proxy knows. */
export interface Cluster extends ClusterRef {
  readonly service?: ServiceFact;
  /** Number of endpoints; undefined where istiod does not list them. */
  readonly endpoints?: number;
  readonly tls: UpstreamTls;
  /** True where requests of one client stay at one endpoint. */
  readonly sticky: boolean;
  /** DestinationRule that applies: `DestinationRule shop/orders`. */
  readonly rule?: string;
}

/** Destinations of one proxy. */
export interface Clusters {
  find(ref: ClusterRef): Cluster | undefined;
}

/** Formats a cluster for explanations: `orders.shop.svc.cluster.local:80 subset v2`. */
export function describeCluster({ host, port, subset }: ClusterRef): string {
  if (host === '') return 'a backend that is not valid';
  return `${host}:${port}${subset === undefined ? '' : ` subset ${subset}`}`;
}
