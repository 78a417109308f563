/**
 * The shapes of the mesh config: for types and documentation, and for the checks, which load them when they are first
 * asked.
 */
export { MeshConfig } from './config';
export { MeshNetworks } from './networks';
export { MeshProxyConfig } from './proxy-config';
