import { dataPlaneMode, waypointOf, type DataPlaneMode, type WaypointName } from '../../model';

/** Labels of an object; undefined where the program does not declare the object. */
export type KnownLabels = Readonly<Record<string, unknown>> | undefined;

/** Data plane mode of the pods in a namespace, as far as the program declares it. */
export interface NamespaceMode {
  /** Data plane mode; undefined when the program does not declare it. */
  readonly mode?: DataPlaneMode;
  /** Waypoint that enforces L7 policies for the namespace, in ambient mode. */
  readonly waypoint?: WaypointName;
}

/** Returns the mode of a namespace from its labels. */
export function modeOfNamespace(name: string, labels: KnownLabels): NamespaceMode {
  const mode = dataPlaneMode(labels);
  return { mode, ...(mode === 'ambient' && { waypoint: waypointOf(name, labels) }) };
}

const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/**
 * Reports whether gateways send requests for a service through its waypoint: only where a label of the service or its
 * namespace enables it.
 */
export function ingressUsesWaypoint(namespace: KnownLabels, service: KnownLabels): boolean {
  return String({ ...namespace, ...service }[INGRESS_USE_WAYPOINT]).toLowerCase() === 'true';
}
