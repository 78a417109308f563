/** Shapes of the mesh config: for types and documentation, and for the checks, which load them at their first use. */
export { MeshConfig } from './config';
export { MeshNetworks } from './networks';
export { MeshProxyConfig } from './proxy-config';
