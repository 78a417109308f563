/** Placeholder until the catalogue generates the type. */
export type MeshConfig = Record<string, unknown>;
export type MeshNetworks = Record<string, unknown>;
