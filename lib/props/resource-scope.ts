/** Parts of the control plane's objects that can be rendered by themselves. */
export const RESOURCE_SCOPES = ['all', 'cluster', 'namespace'] as const;

/**
 * Which part of the control plane's objects is rendered: all, what only a cluster's administrator may create, or the
 * rest.
 */
export type ResourceScope = (typeof RESOURCE_SCOPES)[number];
