/** Entry `istio-constructs`: constructs for cdk8s. */
export * from './public';
export * from './public-engines';
export * from '../imports';
export { FastApp } from './cdk8s/output/app';
export { MeshGraph } from './cdk8s/mesh-graph';
export type { GraphFilesProps, GraphFormat } from './program/graph';
export * from '../imports/cdk8s-constructs';
export type { OfMesh } from './cdk8s/gateways';
export type { AddonOptions } from './cdk8s/addons';
export { MeshGateway } from './cdk8s/gateway-handle';
export { MeshObject } from './cdk8s/output/mesh-object';
export { MeshCluster, MultiClusterMesh } from './cdk8s/multi-cluster-mesh';
export type { ClusterFolder, ClusterPlace, MultiClusterProps } from './cdk8s/multi-cluster-mesh';
export { MultiClusterService } from './cdk8s/multi-cluster-service';
export type * from './multicluster/types';
export { ServiceMesh } from './cdk8s/service-mesh';
export type { ServiceMeshProps } from './cdk8s/service-mesh';
export type { NamespaceEnrollOptions, NamespaceLike } from './cdk8s/enroll';
export type { EnrollOptions } from './mesh/enroll';
export * from '../imports/cdk8s-policies';
export { Policy } from './cdk8s/policy';
export type { PolicyMetadata } from './policies/props';
export { MeshService } from './cdk8s/mesh-service';
export type { HostProps } from './cdk8s/mesh-service';
export type {
  CircuitBreakerOptions,
  FaultOptions,
  MeshServiceProps,
  RequestMatch,
  RetryOn,
  RetryOptions,
  ServiceLike,
  ServicePort,
  SubsetProps,
} from './policies/service';
export type { KubernetesObject, Referable, Reference } from './policies/references/references';
export { analysisSeverity, outside, strictWarnings } from './cdk8s/program/program';
export { ExtensionProvider } from './policies/references/extension-provider';
export * from './cdk8s/gateway-api';
export { backend } from './policies/gateway-api';
export { calls } from './cdk8s/intents/calls';
export type { CallerLike } from './cdk8s/intents/calls';
export { MeshEgress, MeshTelemetry } from './cdk8s/intents/mesh-intents';
export type { EgressAllowOptions } from './cdk8s/intents/mesh-intents';
export type { ScopeOption } from './cdk8s/intents/policy-home';
export { jwt, rateLimit, RateLimitService } from './cdk8s/intents/target-intents';
export type { RateLimitOptions } from './cdk8s/intents/target-intents';
export type { PolicyFor } from './cdk8s/intents/policy-target';
export type { RateLimitServiceProps } from './policies/intents';
export type { WatchesMesh } from './cdk8s/watchers';
