/** Entry `istio-constructs`: constructs for cdk8s. */
export * from './model';
export * from '../imports';
export { EastWestGateway, EgressGateway, IngressGateway } from './cdk8s/gateways';
export type { OfMesh } from './cdk8s/gateways';
export { MeshGateway } from './cdk8s/gateway-handle';
export { MeshObject } from './cdk8s/mesh-object';
export { ServiceMesh } from './cdk8s/service-mesh';
export type { ServiceMeshProps } from './cdk8s/service-mesh';
export type { NamespaceLike } from './cdk8s/enroll';
export type { EnrollMode, EnrollOptions } from './pipeline/enroll';
export * from './cdk8s/policies';
export { Policy } from './cdk8s/policy';
export type { PolicyMetadata } from './policies/props';
