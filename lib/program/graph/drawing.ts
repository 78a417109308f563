import { compareText } from '../registry/objects';
import type { PodFact } from '../registry/pods';
import type { ServiceFact } from '../registry/services';
import { edgeId, idOf } from './ids';
import type { GraphEdge, GraphNode } from './types';

type Facts = Record<string, string>;
type Mutable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/** Node that is being drawn: later parts of the program add objects and facts. */
export type NodeDraft = Mutable<Omit<GraphNode, 'objects' | 'facts' | 'findings' | 'change'>> & {
  readonly objects: string[];
  readonly facts: Facts;
};

/** Edge that is being drawn. */
export type EdgeDraft = Mutable<Omit<GraphEdge, 'objects' | 'facts' | 'findings' | 'change'>> & {
  readonly objects: string[];
  readonly facts: Facts;
};

type Facted = Readonly<Record<string, string | undefined>>;

/** Node as it is first drawn. */
export type NodeSeed = Pick<GraphNode, 'id' | 'kind' | 'label'> &
  Partial<Pick<GraphNode, 'parent' | 'namespace' | 'objects' | 'dataPlane' | 'mtls'>> & { readonly facts?: Facted };

/** Edge as it is first drawn; `key` tells edges between the same two nodes apart. */
export type EdgeSeed = Pick<GraphEdge, 'kind' | 'from' | 'to'> &
  Partial<Pick<GraphEdge, 'label' | 'weight' | 'objects'>> & { readonly key?: string; readonly facts?: Facted };

/** Adds objects that a node or edge does not name yet. */
export function addObjects({ objects }: { readonly objects: string[] }, more: readonly string[] = []): void {
  for (const object of more) if (!objects.includes(object)) objects.push(object);
}

/** Adds facts; a fact that is there already stays. */
function addFacts({ facts }: { readonly facts: Facts }, more: Facted = {}): void {
  for (const [name, value] of Object.entries(more)) if (value !== undefined && value !== '') facts[name] ??= value;
}

/** Nodes and edges of a graph while it is drawn. */
export class Drawing {
  readonly nodes = new Map<string, NodeDraft>();
  readonly edges = new Map<string, EdgeDraft>();
  /** Ids of the nodes of services and pods: a service of an addon is drawn as the addon. */
  readonly services = new Map<ServiceFact, string>();
  readonly pods = new Map<PodFact, string>();
  /** Content of edges beyond their objects, by id: the rule of a route. */
  readonly contents = new Map<string, unknown[]>();

  /** Adds a node, or objects and facts to the one of this id. */
  node({ facts, objects, ...seed }: NodeSeed): NodeDraft {
    let node = this.nodes.get(seed.id);
    if (node === undefined) this.nodes.set(seed.id, (node = { ...seed, objects: [], facts: {} }));
    addObjects(node, objects);
    addFacts(node, facts);
    return node;
  }

  /** Adds an edge, or objects and facts to the one of this id. */
  edge({ key, facts, objects, ...seed }: EdgeSeed): EdgeDraft {
    const id = edgeId(seed.kind, seed.from, seed.to, key);
    let edge = this.edges.get(id);
    if (edge === undefined) this.edges.set(id, (edge = { id, ...seed, objects: [], facts: {} }));
    addObjects(edge, objects);
    addFacts(edge, facts);
    return edge;
  }

  /** Returns the id of a namespace's node. */
  namespace(name: string): string {
    return this.node({ id: idOf('namespace', name), kind: 'namespace', label: name, namespace: name }).id;
  }

  sortedNodes(): readonly NodeDraft[] {
    return [...this.nodes.values()].sort((a, b) => compareText(a.id, b.id));
  }

  sortedEdges(): readonly EdgeDraft[] {
    return [...this.edges.values()].sort((a, b) => compareText(a.id, b.id));
  }
}
