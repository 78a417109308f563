import type { Manifest } from '../../../model';
import { ROOT, boxesAround, isBox, sceneOf, type Scene } from '../picture/scene';
import type { GraphEdge, GraphNode } from '../types';
import type { Payload } from './payload';

/** Returns the name of an object as the graph writes it: `Service shop/catalog`. */
export const objectName = ({ kind, metadata }: Manifest): string => {
  const { name = '', namespace } = (metadata ?? {}) as { name?: string; namespace?: string };
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
};

/** Graph with what is looked up in it. */
export class Index {
  readonly scene: Scene;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly objects: ReadonlyMap<string, Manifest>;
  private readonly edges = new Map<string, GraphEdge[]>();
  private readonly declared = new Map<string, string>();
  private readonly texts: readonly (readonly [string, GraphNode])[];

  constructor(readonly payload: Payload) {
    const { graph, objects } = payload;
    this.scene = sceneOf(graph);
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.objects = new Map(objects.map((object) => [objectName(object), object]));
    for (const edge of graph.edges) for (const end of new Set([edge.from, edge.to])) this.note(end, edge);
    for (const { objects: names, id } of [...graph.nodes].reverse())
      for (const [i, name] of names.entries()) if (i === 0 || !this.declared.has(name)) this.declared.set(name, id);
    this.texts = graph.nodes.map((node) => [searchText(node), node] as const);
  }

  private note(node: string, edge: GraphEdge): void {
    const found = this.edges.get(node);
    if (found === undefined) this.edges.set(node, [edge]);
    else found.push(edge);
  }

  /** Returns the edges from and to a node. */
  edgesOf(id: string): readonly GraphEdge[] {
    return this.edges.get(id) ?? [];
  }

  /** Returns the edges from and to a node and what is a line of its card. */
  edgesAt(id: string): readonly GraphEdge[] {
    const rows = this.scene.items.get(id)?.rows.map(({ node }) => node.id) ?? [];
    const selected = this.edgesOf(id).flatMap(({ kind, from, to }) => (kind === 'selects' && from === id ? [to] : []));
    return [...new Set([id, ...rows, ...selected].flatMap((one) => this.edgesOf(one)))];
  }

  /** Returns the node that an object declares. */
  nodeOf(object: string): string | undefined {
    return this.declared.get(object) ?? this.payload.graph.edges.find(({ objects }) => objects.includes(object))?.to;
  }

  /** Returns the nodes whose label, namespace, objects or facts have all words of a text. */
  search(text: string): GraphNode[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const found = this.texts.filter(([all]) => words.every((word) => all.includes(word))).map(([, node]) => node);
    const begins = ({ label }: GraphNode): number => (label.toLowerCase().startsWith(words[0]) ? 0 : FIRST.length + 1);
    const rank = (node: GraphNode): number => begins(node) + (FIRST.indexOf(node.kind) + 1 || FIRST.length + 1);
    return found.sort((a, b) => rank(a) - rank(b));
  }

  /** Returns the boxes that can be closed: those of namespaces, and that of what is outside. */
  namespaces(): string[] {
    const closable = [...this.scene.items.values()].filter(({ kind }) => kind === 'namespace' || kind === 'outside');
    return closable.map(({ id }) => id);
  }

  /** Returns the item in which a node is shown. */
  placeOf(id: string): string {
    return this.scene.places.get(id) ?? id;
  }

  /** Returns the boxes that must be open so that a node is seen. */
  boxesOf(id: string): string[] {
    return boxesAround(this.scene, this.placeOf(id)).filter((box) => box !== ROOT);
  }

  /** Returns the items that lines connect with what is in boxes. */
  neighbours(boxes: ReadonlySet<string>): Set<string> {
    const inside = (id: string): boolean => {
      const place = this.placeOf(id);
      return boxes.has(place) || boxesAround(this.scene, place).some((box) => boxes.has(box));
    };
    const found = new Set<string>();
    for (const { from, to } of this.payload.graph.edges) {
      const [here, there] = [inside(from), inside(to)];
      if (here !== there) found.add(this.placeOf(here ? to : from));
    }
    return found;
  }

  isBox(id: string): boolean {
    const item = this.scene.items.get(id);
    return item !== undefined && isBox(item);
  }
}

/** Kinds of nodes in the order in which a search lists them; all others follow. */
const FIRST: readonly string[] = ['service', 'gateway', 'namespace', 'host', 'workload'];

const searchText = ({ label, namespace, objects, kind, facts }: GraphNode): string =>
  [label, namespace ?? '', kind, ...objects, ...Object.values(facts)].join(' ').toLowerCase();
