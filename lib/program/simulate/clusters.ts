import type { ServiceFact } from '../registry/services';
import type { UpstreamTls } from './types';

/** A destination by name, as routes have it. */
export interface ClusterRef {
  /** Empty where the route has no valid backend. */
  readonly host: string;
  readonly port: number;
  readonly subset?: string;
}

/** A destination that a proxy has. */
export interface Cluster extends ClusterRef {
  readonly service?: ServiceFact;
  /** How many endpoints there are; undefined where istiod does not list them, so that there is no telling. */
  readonly endpoints?: number;
  readonly tls: UpstreamTls;
  /** Requests of one client stay at one endpoint. */
  readonly sticky: boolean;
  /** `DestinationRule shop/orders`, where one has a say. */
  readonly rule?: string;
}

/** The destinations of one proxy. */
export interface Clusters {
  find(ref: ClusterRef): Cluster | undefined;
}

/** `orders.shop.svc.cluster.local:80 subset v2` */
export function describeCluster({ host, port, subset }: ClusterRef): string {
  if (host === '') return 'a backend that is not valid';
  return `${host}:${port}${subset === undefined ? '' : ` subset ${subset}`}`;
}
