/** Exports that the entries of both engines share: what constructs and components are given and refer to. */
export type { EnrollMode } from './mesh/enroll';
export type { MeshInjectOptions } from './mesh/inject-options';
export type { BackendOptions } from './policies/gateway-api';
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
  TracingOptions,
} from './policies/intents';
export { ServiceDestination } from './policies/service';
export type { CodeSeverities, Outside } from './program/outside';
