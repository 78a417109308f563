import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { topology, vertex, type Vertex } from '../../model/topology';

/**
 * The order in which cdk8s writes charts and objects, found in linear time and without recursion.
 *
 * cdk8s turns a dependency between two constructs into one edge for each pair of their objects, and follows every path
 * between them. Here the objects of a construct are one group, which the others depend on: the same order, as the tests
 * compare.
 */

/**
 * Thrown for dependencies whose order only cdk8s itself knows: cycles, constructs that depend on what they are part of,
 * other apps.
 */
export class UnsupportedDependencies extends Error {}

/**
 * Makes dependencies between charts of those between what is in them, as cdk8s does before it orders anything.
 *
 * @returns whether some chart depends on another, which puts numbers before the names of files
 */
export function dependencyBetweenCharts(constructs: readonly IConstruct[]): boolean {
  let found = false;
  const add = (source: Chart, target: Chart): void => {
    source.node.addDependency(target);
    found = true;
  };
  for (const parent of constructs) {
    if (!Chart.isChart(parent)) continue;
    for (const child of parent.node.children) if (Chart.isChart(child)) add(parent as Chart, child as Chart);
  }
  const dependencies = constructs.flatMap((source) =>
    source.node.dependencies.map((target) => [source, target] as const),
  );
  for (const [source, target] of dependencies) {
    if (!sameApp(source, target) || target === source.node.root) throw new UnsupportedDependencies();
    const [from, to] = [Chart.of(source), Chart.of(target)];
    if (from !== to) add(from, to);
    else if (contains(source, target) || contains(target, source)) throw new UnsupportedDependencies();
  }
  return found;
}

const sameApp = (a: IConstruct, b: IConstruct): boolean => a.node.root === b.node.root;

const contains = (outer: IConstruct, inner: IConstruct): boolean => inner.node.scopes.includes(outer);

/**
 * `scope` and all that is in it, each after what it depends on. Dependencies on what is outside of `scope` make no
 * difference.
 */
export function ordered(scope: IConstruct): IConstruct[] {
  const graph = new Graph(scope);
  const found = topology(graph.roots());
  // What is left over is a cycle.
  if (found?.length !== graph.size) throw new UnsupportedDependencies();
  return found;
}

class Graph {
  /** Vertices by path: JavaScript's order of keys, with whole numbers first, is part of cdk8s's order. */
  private readonly vertices: Record<string, Vertex<IConstruct>> = {};
  private readonly groups = new Map<IConstruct, Vertex<IConstruct>>();
  private readonly needs = new Map<IConstruct, Vertex<IConstruct> | undefined>();

  constructor(scope: IConstruct) {
    const constructs = scope.node.findAll();
    for (const construct of constructs) this.vertices[construct.node.path] = vertex(construct);
    for (const construct of constructs) this.connect(construct);
  }

  get size(): number {
    return Object.keys(this.vertices).length;
  }

  /** Returns the vertices that nothing depends on. */
  roots(): Vertex<IConstruct>[] {
    return Object.values(this.vertices).filter(({ wanted }) => !wanted);
  }

  private connect(construct: IConstruct): void {
    const own = this.vertices[construct.node.path];
    for (const target of construct.node.dependencies) {
      const wanted = this.find(target);
      if (wanted === undefined) continue;
      own.edges.push(wanted);
      wanted.wanted = true;
    }
    if (!ApiObject.isApiObject(construct)) return;
    const needs = this.needsOf(construct);
    if (needs !== undefined) own.edges.push(needs);
  }

  private find(construct: IConstruct): Vertex<IConstruct> | undefined {
    return (this.vertices as Partial<Record<string, Vertex<IConstruct>>>)[construct.node.path];
  }

  /**
   * Returns the dependencies of a construct's objects: first by the scopes around it up to its chart, then by itself.
   */
  private needsOf(construct: IConstruct): Vertex<IConstruct> | undefined {
    if (this.needs.has(construct)) return this.needs.get(construct);
    const parent =
      Chart.isChart(construct) || construct.node.scope === undefined ? undefined : this.needsOf(construct.node.scope);
    const groups = construct.node.dependencies
      .filter((target) => this.find(target) !== undefined)
      .map((target) => this.groupOf(target));
    const needs =
      groups.length === 0
        ? parent
        : { ...vertex<IConstruct>(), edges: parent === undefined ? groups : [parent, ...groups] };
    this.needs.set(construct, needs);
    return needs;
  }

  /** Returns the objects of a construct that are in its own chart, for constructs that others depend on. */
  private groupOf(construct: IConstruct): Vertex<IConstruct> {
    let group = this.groups.get(construct);
    if (group === undefined) {
      const chart = Chart.of(construct);
      group = vertex();
      for (const object of construct.node.findAll()) {
        if (!ApiObject.isApiObject(object) || Chart.of(object) !== chart) continue;
        const member = this.vertices[object.node.path];
        member.wanted = true;
        group.edges.push(member);
      }
      this.groups.set(construct, group);
    }
    return group;
  }
}
