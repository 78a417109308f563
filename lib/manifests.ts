/** Entry `istio-constructs/manifests`: pure functions, without cdk8s and without Pulumi. */
export * from './model/public';
export { renderMesh } from './pipeline/render';
export { renderComponent } from './pipeline/render-component';
export type { RenderComponentOptions } from './pipeline/render-component';
export { validate } from './pipeline/validate';
export type { ValidateOptions } from './pipeline/validate';
export type { Outside } from './rules';
export { injectSidecar, shouldInject } from './injection/inject';
export { injectText } from './injection/inject-text';
export type { InjectOptions } from './injection/options';
export { toYaml } from './yaml/to-yaml';
export {
  calleePolicies, callerScope, denyAllPolicy, egressPolicies, egressProblems, globalRateLimitPolicy, jwtPolicies, localRateLimitPolicy, mtlsPolicy, rateLimitServer,
  rateLimitServiceObjects, telemetryPolicy,
} from './policies/intents';
export { waypointProps } from './policies/gateway-api';
export { Account } from './policies/account';
export { ExtensionProvider } from './policies/mesh-facts';
export { resolvedManifest } from './policies/references';
