import type * as pulumi from '@pulumi/pulumi';
import { GatewayHandle } from '../policies/references/gateway-handle';
import type { CallOptions } from '../policies/intents';
import { calls } from './intents/calls';
import type { ServiceHandle } from './intents/handles';
import type { Inputs } from './inputs/types';

/** A gateway of the mesh, as routes, policies and Istio `Gateway` objects refer to it. */
export class MeshGateway extends GatewayHandle {
  /** Lets the gateway call a service, which then takes calls of nobody else but those who may. See `calls`. */
  calls(service: ServiceHandle, options?: Inputs<CallOptions>): this {
    calls(this, service, options);
    return this;
  }
}

/**
 * A gateway of the mesh: its handle, such as `mesh.ingressGateway`, or an `IngressGateway`, `EgressGateway` or
 * `EastWestGateway`.
 */
export type AnyGateway = MeshGateway | (pulumi.Resource & { readonly gateway: MeshGateway });
