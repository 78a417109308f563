import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { dataPlaneMode, waypointOf } from '../model';
import type { DataPlaneMode, WaypointName } from '../model';

/** How the pods of a namespace take part in the mesh, as its labels say now. */
export interface NamespaceMode {
  /** Undefined when the program does not say. */
  readonly mode?: DataPlaneMode;
  /** In ambient mode: the waypoint that carries out L7 policies for the namespace. */
  readonly waypoint?: WaypointName;
}

/** The mode of a namespace of the program: enrol namespaces before asking. */
export function namespaceMode(scope: IConstruct, name: string | undefined): NamespaceMode {
  if (name === undefined) return {};
  const labels = labelsOf(scope, 'Namespace', name);
  const mode = dataPlaneMode(labels);
  return { mode, ...(mode === 'ambient' && { waypoint: waypointOf(name, labels) }) };
}

const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** Whether gateways send requests for a service to its waypoint: only where the service or its namespace says so. */
export function gatewaysUseWaypoint(scope: IConstruct, service: string, namespace: string): boolean {
  const labels = { ...labelsOf(scope, 'Namespace', namespace), ...labelsOf(scope, 'Service', service, namespace) };
  return String(labels[INGRESS_USE_WAYPOINT]).toLowerCase() === 'true';
}

type Labels = Readonly<Record<string, unknown>>;

/** The labels of an object of the core API, as they are now. */
function labelsOf(scope: IConstruct, kind: string, name: string, namespace?: string): Labels | undefined {
  const found = scope.node.root.node.findAll().find((construct): construct is ApiObject => (
    ApiObject.isApiObject(construct) && construct.kind === kind && construct.apiVersion === 'v1' && construct.name === name
    && (namespace === undefined || construct.metadata.namespace === namespace)));
  return (found?.metadata.toJson() as { labels?: Labels } | undefined)?.labels;
}
