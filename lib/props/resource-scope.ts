/** Parts of the control plane's objects that can be rendered by themselves. */
export const RESOURCE_SCOPES = ['all', 'cluster', 'namespace'] as const;

/**
 * Scope of the control plane's objects that are rendered: all, those that only a cluster's administrator may create, or
 * the rest.
 */
export type ResourceScope = (typeof RESOURCE_SCOPES)[number];
