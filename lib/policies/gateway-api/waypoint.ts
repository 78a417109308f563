import type { KubernetesGatewaySpec } from '../../../imports/gateway-api-gateway';
import type { PolicyMetadata } from '../props';

export const WAYPOINT_FOR = 'istio.io/waypoint-for';
export const WAYPOINT_CLASS = 'istio-waypoint';
const REVISION = 'istio.io/rev';
const HBONE_PORT = 15008;

/**
 * Props of a waypoint, the proxy that enforces L7 policies in ambient mode.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export interface WaypointProps extends PolicyMetadata {
  /**
   * Traffic that the waypoint handles: requests to services, to pods by their own address, both, or none. @default
   * 'service'
   */
  readonly for?: 'service' | 'workload' | 'all' | 'none';
  /** Namespaces that may use the waypoint: its own, all, or those with certain labels. @default 'Same' */
  readonly from?: 'Same' | 'All' | { readonly matchLabels: Readonly<Record<string, string>> };
  /** Revision of istiod that runs the waypoint. @default - that of its namespace */
  readonly revision?: string;
  /** Labels, annotations and settings of the objects that istiod makes for the waypoint. @default - none */
  readonly infrastructure?: KubernetesGatewaySpec['infrastructure'];
}

/** Returns metadata and spec of the Gateway that is a waypoint. */
export function waypointProps({
  for: traffic = 'service',
  from = 'Same',
  revision,
  infrastructure,
  ...metadata
}: WaypointProps): PolicyMetadata & KubernetesGatewaySpec {
  const given = metadata.metadata?.labels as Readonly<Record<string, string>> | undefined;
  const labels = { ...given, [WAYPOINT_FOR]: traffic, ...(revision !== undefined && { [REVISION]: revision }) };
  return {
    ...metadata,
    metadata: { ...metadata.metadata, labels },
    gatewayClassName: WAYPOINT_CLASS,
    ...(infrastructure && { infrastructure }),
    listeners: [
      {
        name: 'mesh',
        port: HBONE_PORT,
        protocol: 'HBONE',
        ...(from !== 'Same' && { allowedRoutes: { namespaces: allowed(from) } }),
      },
    ],
  };
}

type Allowed =
  | { readonly from: 'All' }
  | { readonly from: 'Selector'; readonly selector: { readonly matchLabels: Readonly<Record<string, string>> } };

const allowed = (from: 'All' | { readonly matchLabels: Readonly<Record<string, string>> }): Allowed =>
  from === 'All' ? { from } : { from: 'Selector', selector: { matchLabels: from.matchLabels } };
