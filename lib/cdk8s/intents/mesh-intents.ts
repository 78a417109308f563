import type { Construct } from 'constructs';
import { EgressMethods, TelemetryMethods, type EgressOptions } from '../../policies/intents';
import type { MeshGateway } from '../gateway-handle';
import type { ScopeOption } from './policy-home';

export interface EgressAllowOptions extends EgressOptions, ScopeOption {
  /** The gateway through which the traffic leaves: `mesh.egressGateway`. @default - straight from the pods */
  readonly via?: MeshGateway;
}

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress extends EgressMethods<Construct, MeshGateway, EgressAllowOptions> {}

/**
 * Traces, access logs and metrics, of the mesh or of one namespace.
 * https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export class MeshTelemetry extends TelemetryMethods<Construct> {}
