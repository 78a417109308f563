import type { Manifest } from '../../model';
import type { MeshProps } from '../../props';
import type { Outside } from '../outside';

/** Kind of a node of the graph of a mesh. */
export type GraphNodeKind =
  | 'cluster'
  | 'network'
  | 'namespace'
  | 'service'
  | 'subset'
  | 'workload'
  | 'gateway'
  | 'waypoint'
  | 'host'
  | 'policy'
  | 'addon';

/**
 * Kind of an edge of the graph of a mesh: requests by a `route`, direct requests that policies allow a caller, or all
 * callers of a namespace (`call`), traffic out of the mesh (`egress`), a namespace or service and its `waypoint`, a
 * `policy` and what it acts on, a service and the workloads that it `selects`, an addon and what it `reads`.
 */
export type GraphEdgeKind = 'route' | 'call' | 'egress' | 'waypoint' | 'policy' | 'selects' | 'reads';

/** Difference of a node or edge between two states. */
export type GraphChange = 'added' | 'removed' | 'changed';

/** Data plane of a namespace or workload. */
export type GraphDataPlane = 'sidecar' | 'ambient' | 'none' | 'unknown';

/**
 * Callers in the mesh that a service takes: all, none, some (the `call` edges to it, or the fact `callers` where they
 * are many), or not known, with the reason as a fact.
 */
export type GraphAccess = 'all' | 'none' | 'some' | 'unknown';

/** Node of the graph of a mesh. */
export interface GraphNode {
  /** Stable id, which does not depend on other nodes: `service:shop/catalog`, `subset:shop/catalog/v2`. */
  readonly id: string;
  readonly kind: GraphNodeKind;
  /** Text that is shown: `catalog`. */
  readonly label: string;
  /** Id of the node that contains this one: the namespace of a service, the cluster of a namespace. */
  readonly parent?: string;
  readonly namespace?: string;
  /** Objects that declare it, the main one first: `Service shop/catalog`. */
  readonly objects: readonly string[];
  readonly dataPlane?: GraphDataPlane;
  /** Mode of mutual TLS for inbound traffic: `STRICT`, `PERMISSIVE`, `DISABLE`. */
  readonly mtls?: string;
  readonly access?: GraphAccess;
  /** Further facts in the order in which they are shown: ports, hosts, action of a policy, role of a cluster. */
  readonly facts: Readonly<Record<string, string>>;
  /** Indexes of the findings about it in `MeshGraph.findings`. */
  readonly findings: readonly number[];
  readonly change?: GraphChange;
}

/**
 * Edge of the graph of a mesh. Both ends are always nodes of the graph. The fact `inactive` is the reason why what an
 * edge says is written and not carried out.
 */
export interface GraphEdge {
  readonly id: string;
  readonly kind: GraphEdgeKind;
  readonly from: string;
  readonly to: string;
  /** Text that is shown: `GET /items* 90 %`. */
  readonly label?: string;
  /** Share of the requests in percent, 0 to 100, of a route with weights. */
  readonly weight?: number;
  /** Objects that declare it: `VirtualService shop/catalog-routes`. */
  readonly objects: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  readonly findings: readonly number[];
  readonly change?: GraphChange;
}

/** Finding of the analysis, as the graph shows it. */
export interface GraphFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly object: string;
  readonly path: string;
  readonly message: string;
  readonly fix?: string;
}

/** Graph of a mesh: plain data, whose nodes and edges are sorted by id. */
export interface MeshGraph {
  /** Version of this format. */
  readonly format: 1;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly findings: readonly GraphFinding[];
}

export interface GraphOptions {
  /** Release of Istio that reads the objects. @default - the newest */
  readonly version?: string;
  /** Mesh that the objects belong to: its gateways and settings join them. @default - none */
  readonly mesh?: MeshProps;
  /** Mesh config, where none is among the objects. @default - the release's */
  readonly meshConfig?: Readonly<Record<string, unknown>>;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Names of objects that exist outside. */
  readonly outside?: Outside;
  /**
   * Objects of another state, before a change: what is only here, only there or different is marked.
   * @default - none
   */
  readonly before?: readonly Manifest[];
  /** Objects of a control plane, and not only of those who use the mesh. @default false */
  readonly system?: boolean;
  /** Whether the objects are analyzed. @default true */
  readonly findings?: boolean;
}
