import type { Point, Size } from './geometry';

/** Something with the place of its left upper corner, and the gutters above and below it. */
export interface Shelved<T extends Size> {
  readonly placement: T;
  readonly at: Point;
  readonly above: number;
  readonly below: number;
}

/** Width of a picture by its height that is aimed at. */
export const ASPECT = 1.7;

interface Shelf<T> {
  readonly items: { readonly placement: T; readonly x: number }[];
  width: number;
  height: number;
}

/** Puts rectangles on shelves, the higher ones first. */
export function shelved<T extends Size>(placements: readonly T[], gap: Point): Shelved<T>[] {
  const area = placements.reduce((sum, { width, height }) => sum + (width + gap.x) * (height + gap.y), 0);
  const room = Math.max(Math.sqrt(area * ASPECT), ...placements.map(({ width }) => width));
  const shelves: Shelf<T>[] = [];
  for (const placement of [...placements].sort((a, b) => b.height - a.height)) {
    let shelf = shelves[shelves.length - 1];
    if (shelf === undefined || shelf.width + placement.width > room) {
      shelf = { items: [], width: 0, height: 0 };
      shelves.push(shelf);
    }
    shelf.items.push({ placement, x: shelf.width });
    shelf.width += placement.width + gap.x;
    shelf.height = Math.max(shelf.height, placement.height);
  }
  let y = 0;
  return shelves.flatMap(({ items, height }) => {
    const [above, below] = [y - gap.y / 3, y + height + gap.y / 3];
    const row = items.map(({ placement, x }) => ({ placement, at: { x, y }, above, below }));
    y += height + gap.y;
    return row;
  });
}

/** Returns the size of all that stands on shelves. */
export const extent = <T extends Size>(all: readonly Shelved<T>[]): Size => ({
  width: Math.max(0, ...all.map(({ placement, at }) => at.x + placement.width)),
  height: Math.max(0, ...all.map(({ placement, at }) => at.y + placement.height)),
});
