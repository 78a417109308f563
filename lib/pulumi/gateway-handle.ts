import { GatewayHandle } from '../policies/references/gateway-handle';
import type { CallOptions } from '../policies/intents';
import { calls } from './intents/calls';
import type { AnyService } from './intents/calls';
import type { Inputs } from './inputs/types';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway extends GatewayHandle {
  /** Lets the gateway call a service, which then takes calls of nobody else but those who may. See `calls`. */
  calls(service: AnyService, options?: Inputs<CallOptions>): this {
    calls(this, service, options);
    return this;
  }
}
