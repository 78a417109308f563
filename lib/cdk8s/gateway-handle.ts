import { GatewayHandle } from '../policies/references/gateway-handle';
import type { CallOptions } from '../policies/intents';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/policy-target';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway extends GatewayHandle {
  /** Lets the gateway call a service, which then takes calls of nobody else but those who may. */
  calls(service: ServiceHandle, options?: CallOptions): this {
    calls(this, service, options);
    return this;
  }
}
