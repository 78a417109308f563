import { isRecord } from '../../model';

/** Returns whether a list item is an instruction of the patch (`$patch: delete`) and no item. */
export function isDirective(item: unknown): boolean {
  return isRecord(item) && '$patch' in item;
}

/** Returns whether two items are the same item: by their merge key, or by value in a set. */
export function compareKeys(a: unknown, b: unknown, mergeKey: string): boolean {
  if (mergeKey !== '' && isRecord(a) && isRecord(b)) return a[mergeKey] === b[mergeKey];
  return a === b;
}

function positionIn(list: readonly unknown[], item: unknown, mergeKey: string): number {
  return list.findIndex((other) => compareKeys(other, item, mergeKey));
}

/**
 * Orders a merged list: items named in `wanted` in that order, the others in the order of `before`; where both groups
 * meet, an item of the second goes in front of the first one of `wanted` that it preceded before, and otherwise to the
 * end.
 */
export function orderBy(
  items: readonly unknown[],
  wanted: readonly unknown[],
  before: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const inOrder = (list: unknown[], order: readonly unknown[]): unknown[] =>
    list.sort((a, b) => positionIn(order, a, mergeKey) - positionIn(order, b, mergeKey));
  const named = inOrder(
    items.filter((item) => positionIn(wanted, item, mergeKey) >= 0),
    wanted,
  );
  const others = inOrder(
    items.filter((item) => positionIn(wanted, item, mergeKey) < 0),
    before,
  );
  const result: unknown[] = [];
  while (named.length > 0 && others.length > 0) {
    const other = positionIn(before, others[0], mergeKey);
    const next = positionIn(before, named[0], mergeKey);
    const first = other >= 0 && next >= 0 && other < next;
    result.push((first ? others : named).shift());
  }
  return [...result, ...named, ...others];
}
