import { centre } from '../picture/geometry';
import type { PlacedItem } from '../picture/layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much more a step to the side counts than one straight on. */
const ASIDE = 2.5;

/** Returns the nearest item in a direction from another. */
export function nextInDirection(items: readonly PlacedItem[], id: string, direction: Direction): string | undefined {
  const from = items.find(({ item }) => item.id === id);
  if (from === undefined) return undefined;
  const start = centre(from.open ? { ...from, height: 40 } : from);
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: { id: string; distance: number } | undefined;
  for (const item of items) {
    if (item === from) continue;
    const at = centre(item.open ? { ...item, height: 40 } : item);
    const [along, across] = horizontal ? [at.x - start.x, at.y - start.y] : [at.y - start.y, at.x - start.x];
    if (along * sign < 4) continue;
    const distance = along * sign + Math.abs(across) * ASIDE;
    if (best === undefined || distance < best.distance) best = { id: item.item.id, distance };
  }
  return best?.id;
}
