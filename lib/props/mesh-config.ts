export type { MeshConfig } from '../../imports/mesh-config';
export type { MeshNetworks } from '../../imports/mesh-networks';
