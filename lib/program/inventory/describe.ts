import type { Manifest } from '../../model';
import {
  meshGraph,
  type GraphEdge,
  type GraphFinding,
  type GraphNode,
  type GraphOptions,
  type MeshGraph,
} from '../graph';
import { isObject } from '../graph/program';
import { compareText } from '../registry/objects';
import { Registry } from '../registry/registry';
import { Mesh } from '../simulate/mesh';
import { questionProblem, refuse, suggestion } from '../simulate/questions/problems';
import { SidecarScopes } from '../simulate/sidecar/scope';
import type { SimulateCode } from '../problems.data';

/** Kind of a part of a mesh that can be described. */
export type DescribedKind = 'service' | 'gateway' | 'workload';

/** Route to or from a part of a mesh. */
export interface DescribedRoute {
  readonly from: string;
  readonly to: string;
  /** Match and weight; empty for all requests. */
  readonly requests: string;
  readonly objects: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
}

/** Policy that acts on a part of a mesh, or that is meant to. */
export interface DescribedPolicy {
  readonly policy: string;
  /** Node on which it acts: the service, one of its workloads, or the namespace. */
  readonly on: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Hosts that the proxies of a part of a mesh know. */
export interface DescribedScope {
  /** Sidecar that limits them, if any. */
  readonly sidecar?: string;
  /** `ALLOW_ANY` or `REGISTRY_ONLY`. */
  readonly unknownHosts: string;
  readonly hosts: readonly string[];
}

/** Description of a part of a mesh. */
export interface Description {
  readonly kind: DescribedKind;
  readonly name: string;
  readonly node: GraphNode;
  readonly workloads: readonly GraphNode[];
  readonly subsets: readonly GraphNode[];
  readonly waypoint?: string;
  /** Routes that lead to it, and those that begin there. */
  readonly routes: readonly DescribedRoute[];
  readonly policies: readonly DescribedPolicy[];
  /** Callers that a service takes, where it takes some. */
  readonly callers: readonly DescribedRoute[];
  /** Hosts that its proxies know; undefined where it has no sidecars. */
  readonly scope?: DescribedScope;
  readonly findings: readonly GraphFinding[];
}

const CODES: Readonly<Record<DescribedKind, SimulateCode>> = {
  service: 'unknown-callee',
  gateway: 'unknown-gateway',
  workload: 'unknown-workload',
};

/** Returns the name by which a node is asked for: `shop/catalog`. */
const nameOf = ({ namespace, label }: GraphNode): string => `${namespace ?? ''}/${label}`;

/**
 * Describes a service, gateway or workload of a program: its routes, the policies that act on it, who may call it, its
 * data plane and waypoint, and the hosts that its proxies know.
 *
 * @param name namespace and name: `shop/catalog`
 * @throws MeshProblems where the program has nothing of the name
 */
export function describeInMesh(
  documents: readonly Manifest[],
  kind: DescribedKind,
  name: string,
  options: GraphOptions = {},
): Description {
  const objects = documents.filter(isObject);
  const graph = meshGraph(objects, { ...options, system: true });
  const node = graph.nodes.find((candidate) => candidate.kind === kind && nameOf(candidate) === name);
  if (node === undefined) return unknownName(graph, kind, name);
  return descriptionOf(graph, node, { kind, name, scope: scopeOf(graph, node, objects, options) });
}

function unknownName({ nodes }: MeshGraph, kind: DescribedKind, name: string): never {
  const known = nodes.filter((node) => node.kind === kind).map(nameOf);
  return refuse(
    questionProblem(
      CODES[kind],
      'name',
      name,
      `the program has no ${kind} of this name`,
      suggestion(name, known, `${kind}s`),
    ),
  );
}

function descriptionOf(
  graph: MeshGraph,
  node: GraphNode,
  of: Pick<Description, 'kind' | 'name'> & { readonly scope: DescribedScope | undefined },
): Description {
  const { nodes, edges } = graph;
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const shown = (id: string): string => titleOf(byId.get(id), id);
  const edgesOf = (kind: string, from: (edge: GraphEdge) => boolean) =>
    edges.filter((edge) => edge.kind === kind && from(edge));
  const selected = edgesOf('selects', ({ from }) => from === node.id).flatMap(({ to }) => byId.get(to) ?? []);
  const selecting = edgesOf('selects', ({ to }) => to === node.id).flatMap(({ from }) => byId.get(from) ?? []);
  const subsets = nodes.filter(({ parent, kind }) => parent === node.id && kind === 'subset');
  const own = new Set([node, ...selected, ...subsets].map(({ id }) => id));
  const around = node.parent === undefined ? [] : [node.parent];
  const waypoints = edgesOf('waypoint', ({ from }) => from === node.id || around.includes(from)).map(({ to }) => to);
  const isBehind = of.kind !== 'gateway';
  const places = new Set([...own, ...around, ...(isBehind ? waypoints : [])]);
  const routes = edges.filter(
    ({ kind, from, to }) => (kind === 'route' || kind === 'egress') && (own.has(from) || own.has(to)),
  );
  const policies = edgesOf('policy', ({ to }) => places.has(to));
  const routed = (edge: GraphEdge): DescribedRoute => ({
    ...{ from: shown(edge.from), to: shown(edge.to), requests: edge.label ?? '' },
    ...{ objects: edge.objects, facts: edge.facts },
  });
  const waypoint = isBehind ? (node.facts.waypoint ?? byId.get(node.parent ?? '')?.facts.waypoint) : undefined;
  const found = [...own].flatMap((id) => byId.get(id)?.findings ?? []);
  const ofEdges = [...routes, ...policies].flatMap(({ findings }) => findings);
  const ofPolicies = policies.flatMap(({ from }) => byId.get(from)?.findings ?? []);
  const indexes = [...new Set([...found, ...ofEdges, ...ofPolicies])].sort((a, b) => a - b);
  return {
    ...{ kind: of.kind, name: of.name, node, workloads: of.kind === 'workload' ? selecting : selected, subsets },
    ...(waypoint === undefined ? {} : { waypoint }),
    routes: routes.map(routed),
    policies: policies.map(({ from, to, facts }) => ({
      policy: byId.get(from)?.objects[0] ?? from,
      on: shown(to),
      facts: { ...byId.get(from)?.facts, ...facts },
    })),
    callers: edgesOf('call', ({ to }) => to === node.id).map(routed),
    ...(of.scope === undefined ? {} : { scope: of.scope }),
    findings: indexes.map((index) => graph.findings[index]),
  };
}

/** Formats a node: `service shop/catalog`, `host api.example.com`. */
function titleOf(node: GraphNode | undefined, id: string): string {
  if (node === undefined) return id;
  if (node.kind === 'subset') return `subset ${id.slice('subset:'.length)}`;
  const place = node.namespace === undefined || node.kind === 'namespace' ? '' : `${node.namespace}/`;
  return `${node.kind} ${node.kind === 'host' ? '' : place}${node.label}`;
}

/** Returns the hosts that the sidecars of a service or workload know. */
function scopeOf(
  graph: MeshGraph,
  node: GraphNode,
  objects: readonly Manifest[],
  { version, meshConfig, clusterDomain, outside }: GraphOptions,
): DescribedScope | undefined {
  if (node.dataPlane !== 'sidecar') return undefined;
  const registry = new Registry(objects, {
    ...(version === undefined ? {} : { version }),
    ...(meshConfig === undefined ? {} : { meshConfig }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
  });
  const workload =
    node.kind === 'workload'
      ? node.id
      : graph.edges.find(({ kind, from }) => kind === 'selects' && from === node.id)?.to;
  const label = graph.nodes.find(({ id }) => id === workload)?.label ?? '';
  const namespace = node.namespace ?? '';
  const labels = registry.pods.named(namespace, label)?.labels ?? {};
  const scope = new SidecarScopes(new Mesh(registry, outside)).of(namespace, labels);
  const hosts = scope.listeners.flatMap(({ services }) => services.map(({ hostname }) => hostname));
  return {
    ...(scope.object === undefined ? {} : { sidecar: scope.object.source }),
    unknownHosts: scope.outboundMode,
    hosts: [...new Set(hosts)].sort(compareText),
  };
}
