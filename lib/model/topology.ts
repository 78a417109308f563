/** A vertex of a graph of dependencies: an item, or a group of vertices that others depend on together. */
export interface Vertex<T> {
  readonly item?: T;
  /** The vertices that it depends on. */
  readonly edges: Vertex<T>[];
  /** Whether another vertex depends on it. */
  wanted: boolean;
}

/** Returns a vertex that depends on nothing yet. */
export const vertex = <T>(item?: T): Vertex<T> => ({ item, edges: [], wanted: false });

/**
 * Returns each item after those that it depends on: depth first, with a stack of its own, because chains may be long.
 * Undefined where a path leads back to where it began.
 */
export function topology<T>(roots: readonly Vertex<T>[]): T[] | undefined {
  const found: T[] = [];
  const done = new Set<Vertex<T>>();
  const open = new Set<Vertex<T>>();
  for (const root of roots) {
    const stack: { readonly vertex: Vertex<T>; next: number }[] = [];
    const enter = (entered: Vertex<T>): void => {
      open.add(entered);
      stack.push({ vertex: entered, next: 0 });
    };
    if (!done.has(root)) enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.next < top.vertex.edges.length) {
        const next = top.vertex.edges[top.next++];
        if (open.has(next)) return undefined;
        if (!done.has(next)) enter(next);
        continue;
      }
      stack.pop();
      open.delete(top.vertex);
      done.add(top.vertex);
      if (top.vertex.item !== undefined) found.push(top.vertex.item);
    }
  }
  return found;
}
