/** Sidecar injection without a cluster, and the templates that do it in one. */
export { injectSidecar, shouldInject, sidecarInjector } from './inject';
export { injectText } from './inject-text';
export type { InjectOptions } from './settings/options';
export type { InjectDecision } from './settings/should-inject';
export { injectorValues } from './settings/values';
