import {
  movedRoute,
  placed,
  type Component,
  type Direction,
  type Inner,
  type Placement,
  type Port,
  type Route,
} from './component';
import { moved, type Rect, type Size } from './geometry';
import { ASPECT, extent, shelved, type Shelved } from './shelves';

/** Contents of a box: what is in it, and the lines between, into and out of them. */
export interface Contents {
  readonly children: readonly (Size & { readonly id: string })[];
  readonly inner: readonly Inner[];
  readonly ins: readonly Port[];
  readonly outs: readonly Port[];
}

/** Route of a line across the border of a box: along a gutter between its components, where it has several. */
export interface Crossing extends Route {
  readonly gutter?: number;
}

/** Contents of a box as they are placed. */
export interface Arrangement extends Size {
  readonly children: ReadonlyMap<string, Rect>;
  readonly inner: ReadonlyMap<string, Route>;
  readonly ins: ReadonlyMap<string, Crossing>;
  readonly outs: ReadonlyMap<string, Crossing>;
}

const GAP = { x: 26, y: 30 };

/** How much smaller a picture from top to bottom must be to be preferred. */
const LESS = 0.92;

/** Returns the components of the contents of a box: children that no line connects stand alone. */
function componentsOf({ children, inner, ins, outs }: Contents): Component[] {
  const roots = new Map(children.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = roots.get(at); up !== undefined && up !== at; up = roots.get(at)) at = up;
    roots.set(id, at);
    return at;
  };
  for (const { from, to } of inner) roots.set(rootOf(from), rootOf(to));
  const components = new Map<string, { [K in keyof Component]: Component[K][number][] }>();
  const of = (id: string): { [K in keyof Component]: Component[K][number][] } => {
    const root = rootOf(id);
    const found = components.get(root) ?? { children: [], inner: [], ins: [], outs: [] };
    components.set(root, found);
    return found;
  };
  for (const child of children) of(child.id).children.push(child);
  for (const one of inner) of(one.from).inner.push(one);
  for (const port of ins) of(port.child).ins.push(port);
  for (const port of outs) of(port.child).outs.push(port);
  return [...components.values()];
}

/** Returns how small a picture must be drawn to fit into a window. */
const reduction = ({ width, height }: Size): number => Math.max(width / ASPECT, height);

/**
 * Returns the contents of a box as they are placed; their left upper corner is the origin. What no line enters or
 * leaves is placed in ranks from left to right or from top to bottom, whichever is easier to see as a whole.
 */
export function arrangement(contents: Contents): Arrangement {
  const fromLeft = arrangementIn('LR', contents);
  if (contents.ins.length + contents.outs.length > 0 || contents.inner.length === 0) return fromLeft;
  const fromTop = arrangementIn('TB', contents);
  return reduction(fromTop) < LESS * reduction(fromLeft) ? fromTop : fromLeft;
}

function arrangementIn(direction: Direction, contents: Contents): Arrangement {
  const placements = componentsOf(contents).map((component) => placed(component, direction));
  const all = shelved(placements, GAP);
  const several = all.length > 1;
  const merged = <K extends 'children' | 'inner' | 'ins' | 'outs', T>(
    key: K,
    of: (value: Placement[K] extends ReadonlyMap<string, infer V> ? V : never, shelf: Shelved<Placement>) => T,
  ): Map<string, T> =>
    new Map(all.flatMap((shelf) => [...shelf.placement[key]].map(([id, value]) => [id, of(value as never, shelf)])));
  return {
    ...extent(all),
    children: merged('children', (rect, { at }) => moved(rect, at)),
    inner: merged('inner', (route, { at }) => movedRoute(route, at)),
    ins: merged('ins', (route, { at, above }) => ({ ...movedRoute(route, at), ...(several ? { gutter: above } : {}) })),
    outs: merged('outs', (route, { at, below }) => ({
      ...movedRoute(route, at),
      ...(several ? { gutter: below } : {}),
    })),
  };
}
