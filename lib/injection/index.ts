/** Sidecar injection without a cluster, and the templates that do it in one. */
export { injectSidecar, shouldInject, sidecarInjector } from './inject';
export { injectText } from './inject-text';
export type { InjectOptions } from './options';
export type { InjectDecision } from './should-inject';
export { injectorValues } from './values';
