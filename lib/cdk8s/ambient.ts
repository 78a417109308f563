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
  const namespace = scope.node.root.node.findAll().find((construct) => isNamespace(construct) && construct.name === name) as ApiObject | undefined;
  if (namespace === undefined || name === undefined) return {};
  const labels = (namespace.metadata.toJson() as { labels?: Readonly<Record<string, unknown>> } | undefined)?.labels;
  const mode = dataPlaneMode(labels);
  return { mode, ...(mode === 'ambient' && { waypoint: waypointOf(name, labels) }) };
}

const isNamespace = (construct: IConstruct): construct is ApiObject => ApiObject.isApiObject(construct) && construct.kind === 'Namespace' && construct.apiVersion === 'v1';
