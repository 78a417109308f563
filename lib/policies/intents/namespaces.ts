import { dataPlaneMode, waypointOf, type DataPlaneMode, type WaypointName } from '../../model';

/** Labels of an object; undefined where the program does not know the object. */
export type KnownLabels = Readonly<Record<string, unknown>> | undefined;

/** How the pods of a namespace take part in the mesh, as far as the program says. */
export interface NamespaceMode {
  /** Undefined when the program does not say. */
  readonly mode?: DataPlaneMode;
  /** In ambient mode: the waypoint that carries out L7 policies for the namespace. */
  readonly waypoint?: WaypointName;
}

/** The mode of a namespace by its labels. */
export function modeOfNamespace(name: string, labels: KnownLabels): NamespaceMode {
  const mode = dataPlaneMode(labels);
  return { mode, ...(mode === 'ambient' && { waypoint: waypointOf(name, labels) }) };
}

const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** Whether gateways send requests for a service to its waypoint: only where the service or its namespace says so. */
export function ingressUsesWaypoint(namespace: KnownLabels, service: KnownLabels): boolean {
  return String({ ...namespace, ...service }[INGRESS_USE_WAYPOINT]).toLowerCase() === 'true';
}
