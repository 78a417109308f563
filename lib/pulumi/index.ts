/** Entry `istio-constructs/pulumi`: components for Pulumi. */
export * from '../model/public';
export { EastWestGateway, EgressGateway, IngressGateway } from './gateways';
export type { OfMesh } from './gateways';
export { MeshGateway } from './gateway-handle';
export { KubeObject } from './kube-object';
export { ServiceMesh } from './service-mesh';
export type { GatewayInputs, ServiceMeshArgs } from './service-mesh';
export { DIFFERENCES } from './differences';
export type { DeployArgs, Difference } from './differences';
export type { Inputs, InputsExcept } from './inputs/types';
export * from './policies';
export { Policy } from './policy';
export type { PolicyArgs } from './policy';
export { MeshService } from './mesh-service';
export type { MeshServiceArgs } from './mesh-service';
export { ServiceDestination } from '../policies/mesh-service';
export * from './gateway-api';
