/** Parts of the control plane's objects that can be rendered by themselves. */
export const RESOURCE_SCOPES = ['all', 'cluster', 'namespace'] as const;

/**
 * Selects the part of the control plane's objects that is rendered: all, those that only a cluster administrator may
 * create, or the rest.
 */
export type ResourceScope = (typeof RESOURCE_SCOPES)[number];
