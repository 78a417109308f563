import { GatewayHandle } from '../policies/gateway-handle';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway extends GatewayHandle {}
