/** Returns the items so that each comes after those that it needs, and otherwise in the given order. */
export function inOrder<Item>(items: readonly Item[], needs: (item: Item) => Iterable<Item>): Item[] {
  const given = new Set(items);
  const visited = new Set<Item>();
  const ordered: Item[] = [];
  const visit = (item: Item): void => {
    if (visited.has(item) || !given.has(item)) return;
    visited.add(item);
    for (const other of needs(item)) visit(other);
    ordered.push(item);
  };
  items.forEach(visit);
  return ordered;
}
