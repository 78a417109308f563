/** Entry `istio-constructs/pulumi`: components for Pulumi. */
export * from '../model/public';
export { EastWestGateway, EgressGateway, IngressGateway } from './gateways';
export type { OfMesh } from './gateways';
export { MeshGateway } from './gateway-handle';
export { KubeObject } from './kube-object';
export { RevisionTag } from './revision-tag';
export type { RevisionTagArgs } from './revision-tag';
export { ServiceMesh } from './service-mesh';
export type { GatewayInputs, ServiceMeshArgs } from './service-mesh';
export { DIFFERENCES } from './differences';
export type { DeployArgs, Difference } from './differences';
export type { Inputs, InputsExcept } from './inputs/types';
export * from './policies';
export { Policy } from './policy';
export type { PolicyArgs } from './policy';
export { calls } from './calls';
export type { AnyGateway, AnyService, CallerLike } from './calls';
export { jwt, rateLimit } from './target-intents';
export type { PolicyFor, RateLimitOptions } from './target-intents';
export { RateLimitService } from './rate-limit-service';
export type { RateLimitServiceArgs } from './rate-limit-service';
export type { EgressAllowOptions, MeshEgress, MeshTelemetry, NamespaceOption } from './mesh-intents';
export { NamespacePatch } from './enroll';
export type { EnrollmentLabelsOptions, NamespaceEnrollOptions, NamespaceResource } from './enroll';
export type { MeshInjectOptions } from './inject';
export type { EnrollMode } from '../pipeline/enroll';
export type {
  AccessLogOptions, CallOptions, EgressOptions, GlobalRateLimit, JwtOptions, LocalRateLimit, MetricsOptions, MtlsMode, RateLimit, RateLimitServer, RateUnit,
  TracingOptions,
} from '../policies/intents';
export { MeshService } from './mesh-service';
export type { MeshServiceArgs } from './mesh-service';
export { ServiceDestination } from '../policies/mesh-service';
export * from './gateway-api';
export { backend, RouteBackend } from './route-backend';
export type { BackendService } from './route-backend';
export type { BackendOptions } from '../policies/gateway-api';
export { outside, strictWarnings } from './analysis';
export type { ClusterOptions } from './analysis';
export type { Outside } from '../rules';
