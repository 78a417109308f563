/** Entry `istio-constructs/pulumi`: components for Pulumi. */
export * from '../public';
export * from '../../imports/pulumi-components';
export type { OfMesh } from './gateways';
export type { AddonArgs, AddonOptions } from './addons';
export { MeshGateway } from './gateway-handle';
export type { AnyGateway } from './gateway-handle';
export { KubeObject } from './deploy/kube-object';
export { RevisionTag } from './revision-tag';
export type { RevisionTagArgs } from './revision-tag';
export { ServiceMesh } from './service-mesh';
export type { GatewayInputs } from '../../imports/mesh-inputs';
export type { ServiceMeshArgs } from './service-mesh';
export { DIFFERENCES } from './deploy/adjustments';
export type { DeployArgs, Difference } from './deploy/adjustments';
export type { Inputs, InputsExcept } from './inputs/types';
export * from '../../imports/pulumi-policies';
export { Policy } from './policy';
export type { GatewayApiArgs, PolicyArgs } from './policy';
export { calls } from './intents/calls';
export type { CallerLike } from './intents/calls';
export { jwt, rateLimit } from './intents/target-intents';
export type { PolicyFor, RateLimitOptions } from './intents/target-intents';
export { RateLimitService } from './intents/rate-limit-service';
export type { RateLimitServiceArgs } from './intents/rate-limit-service';
export type { EgressAllowOptions, MeshEgress, MeshTelemetry, ScopeOption } from './intents/mesh-intents';
export { NamespacePatch } from './enroll';
export type { EnrollmentLabelsOptions, NamespaceEnrollOptions, NamespaceResource } from './enroll';
export type { MeshInjectOptions } from '../mesh/inject-options';
export type { EnrollMode } from '../mesh/enroll';
export type {
  AccessLogOptions,
  CallOptions,
  EgressOptions,
  GlobalRateLimit,
  JwtOptions,
  LocalRateLimit,
  MetricsOptions,
  MtlsMode,
  NamespaceOption,
  RateLimit,
  RateLimitServer,
  RateUnit,
  TracingOptions,
} from '../policies/intents';
export { MeshService } from './mesh-service';
export type { AnyService, MeshServiceArgs } from './mesh-service';
export { ServiceDestination } from '../policies/service';
export * from './gateway-api';
export { backend, RouteBackend } from './references/route-backend';
export type { BackendService } from './references/route-backend';
export type { BackendOptions } from '../policies/gateway-api';
export { analysisSeverity, outside, strictWarnings } from './program/analysis';
export type { ClusterOptions } from './program/analysis';
export type { CodeSeverities, Outside } from '../program/outside';
export type { WatchesMesh } from './watchers';
