// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { AtMostOne } from './types';

/** Fields of NetworkEndpoints that exclude one another. */
export interface NetworkEndpointsChoice {
  /** Endpoints with an address in this range. */
  readonly fromCidr: string;
  /** Endpoints of this cluster, by its name. */
  readonly fromRegistry: string;
}

export type NetworkEndpoints = AtMostOne<NetworkEndpointsChoice>;

/** Fields of NetworkGateway that exclude one another. */
export interface NetworkGatewayChoice {
  /** IP address or DNS name of the gateway. */
  readonly address: string;
  /** Full DNS name of the service of the gateway. */
  readonly registryServiceName: string;
}

/** Fields of NetworkGateway that exclude no other field. */
export interface NetworkGatewayBase {
  /** Locality of the gateway, REGION/ZONE. */
  readonly locality?: string;
  /** Port of the gateway. */
  readonly port: number;
}

export type NetworkGateway = NetworkGatewayBase & AtMostOne<NetworkGatewayChoice>;

export interface Network {
  /** Endpoints of the network. */
  readonly endpoints?: readonly NetworkEndpoints[];
  /** Gateways through which other networks reach it. */
  readonly gateways?: readonly NetworkGateway[];
}

/** The networks of a mesh that spans several, by name. */
export type MeshNetworks = { readonly [key: string]: Network };
