import { dagre, type DagreGraph } from './dagre';
import { around, bounds, centre, leftOf, moved, rightOf, type Point, type Rect, type Size } from './geometry';
import { extent, shelved } from './shelves';

/** Direction of ranks: from left to right, or from top to bottom. */
export type Direction = 'LR' | 'TB';

/** Line between two children of a box. */
export interface Inner {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label?: Size;
}

/** Line that enters or leaves a box at a child. */
export interface Port {
  readonly id: string;
  readonly child: string;
  readonly label?: Size;
}

/** Children of a box that lines connect, with the lines that enter or leave the box at them. */
export interface Component {
  readonly children: readonly (Size & { readonly id: string })[];
  readonly inner: readonly Inner[];
  readonly ins: readonly Port[];
  readonly outs: readonly Port[];
}

/** Line as it is placed: its points, with its ends, and its label. */
export interface Route {
  readonly points: readonly Point[];
  readonly label?: Rect;
}

export function movedRoute({ points, label }: Route, by: Point): Route {
  return {
    points: points.map((point) => moved(point, by)),
    ...(label === undefined ? {} : { label: moved(label, by) }),
  };
}

/** Component as it is placed: its left upper corner is the origin. */
export interface Placement extends Size {
  readonly children: ReadonlyMap<string, Rect>;
  readonly inner: ReadonlyMap<string, Route>;
  readonly ins: ReadonlyMap<string, Route>;
  readonly outs: ReadonlyMap<string, Route>;
}

const GAP = { label: 8, port: 18, node: 22, edge: 12, rank: 44, rows: { x: 110, y: 60 } };

/** Size of a port without a label. */
const NO_LABEL: Size = { width: 1, height: 1 };

/** Number of lines above which ranks are found by the fast method. */
const MANY = 150;

const stacked = (ports: readonly Port[], right: number, middle: number): Map<string, Rect> => {
  const whole = ports.reduce((sum, { label }) => sum + (label ?? NO_LABEL).height + GAP.label, -GAP.label);
  let y = middle - whole / 2;
  return new Map(
    ports.map(({ id, label = NO_LABEL }) => {
      const rect = { x: right - label.width, y, ...label };
      y += label.height + GAP.label;
      return [id, rect] as const;
    }),
  );
};

/** Returns the route from a port to its child. */
const entering = (port: Port, at: Rect, child: Rect): Route => ({
  points: [leftOf(at), rightOf(at), leftOf(child)],
  ...(port.label === undefined ? {} : { label: at }),
});

/** Places one child, with the labels of the lines that enter at it on its left. */
function placedAlone({ children: [child], ins, outs }: Component): Placement {
  const widest = Math.max(0, ...ins.map(({ label }) => label?.width ?? 0));
  const left = ins.length === 0 ? 0 : widest + GAP.port;
  const at: Rect = { x: left, y: 0, width: child.width, height: child.height };
  const ports = stacked(ins, widest, child.height / 2);
  const all = bounds([at, ...ports.values()]);
  const by = { x: -Math.min(0, all.x), y: -all.y };
  const placed = moved(at, by);
  return {
    width: all.width,
    height: all.height,
    children: new Map([[child.id, placed]]),
    inner: new Map(),
    ins: new Map(ins.map((port) => [port.id, entering(port, moved(ports.get(port.id) ?? at, by), placed)] as const)),
    outs: new Map(outs.map(({ id }) => [id, { points: [rightOf(placed)] }] as const)),
  };
}

/** Returns the end of a line at a box: at the side that the line comes from, as the layout has it where it is above. */
function endAt(box: Rect, next: Point, own: Point): Point {
  if (next.x >= box.x + box.width - 1) return rightOf(box);
  if (next.x <= box.x + 1) return leftOf(box);
  return own;
}

function innerRoute(points: readonly Point[], from: Rect, to: Rect, label: Rect | undefined): Route {
  const middle = points.slice(1, -1);
  const start = endAt(from, middle[0] ?? to, points[0]);
  const end = endAt(to, middle[middle.length - 1] ?? from, points[points.length - 1]);
  return { points: [start, ...middle, end], ...(label === undefined ? {} : { label }) };
}

function layoutInRanks({ children, inner, ins, outs }: Component, direction: Direction): DagreGraph {
  const { Graph, layout } = dagre();
  const graph = new Graph({ multigraph: true });
  const ranker = inner.length > MANY ? 'longest-path' : 'network-simplex';
  graph.setGraph({ rankdir: direction, nodesep: GAP.node, edgesep: GAP.edge, ranksep: GAP.rank, ranker });
  const node = (id: string, { width, height }: Size): void => graph.setNode(id, { width, height });
  const edge = (from: string, to: string, name: string, label?: Size): void =>
    graph.setEdge(from, to, { ...(label ?? { width: 0, height: 0 }), labelpos: 'c' }, name);
  for (const child of children) node(`child ${child.id}`, child);
  for (const { id, from, to, label } of inner) edge(`child ${from}`, `child ${to}`, id, label);
  for (const { id, child, label = NO_LABEL } of ins) {
    node(`in ${id}`, label);
    edge(`in ${id}`, `child ${child}`, 'in');
  }
  for (const { id, child } of outs) {
    node(`out ${id}`, NO_LABEL);
    edge(`child ${child}`, `out ${id}`, 'out');
  }
  layout(graph);
  return graph;
}

/** Places children that lines connect in ranks from left to right. */
function placedInRanks(component: Component, direction: Direction): Placement {
  const graph = layoutInRanks(component, direction);
  const rectOf = (id: string): Rect => {
    const { x, y, width, height } = graph.node(id);
    return around({ x, y }, width, height);
  };
  const labelled = component.inner.filter(({ label }) => label !== undefined);
  const labelAt = (inner: Inner): Rect => {
    const { x, y } = graph.edge(`child ${inner.from}`, `child ${inner.to}`, inner.id);
    return around({ x, y }, inner.label?.width ?? 0, inner.label?.height ?? 0);
  };
  const all = bounds([...graph.nodes().map(rectOf), ...labelled.map(labelAt)]);
  const by = { x: -all.x, y: -all.y };
  const at = (id: string): Rect => moved(rectOf(id), by);
  const inner = component.inner.map((one) => {
    const { points } = graph.edge(`child ${one.from}`, `child ${one.to}`, one.id);
    const label = one.label === undefined ? undefined : moved(labelAt(one), by);
    const own = points.map((point) => moved(point, by));
    return [one.id, innerRoute(own, at(`child ${one.from}`), at(`child ${one.to}`), label)] as const;
  });
  return {
    width: all.width,
    height: all.height,
    children: new Map(component.children.map(({ id }) => [id, at(`child ${id}`)] as const)),
    inner: new Map(inner),
    ins: new Map(
      component.ins.map((port) => [port.id, entering(port, at(`in ${port.id}`), at(`child ${port.child}`))] as const),
    ),
    outs: new Map(
      component.outs.map(({ id, child }) => [id, { points: [rightOf(at(`child ${child}`)), leftOf(at(`out ${id}`))] }]),
    ),
  };
}

/** Number of lines above which ranks would be a tangle, and take seconds. */
const TOO_MANY = 260;

/** Returns the side of a rectangle that faces another, as the point in its middle. */
function facing(rect: Rect, other: Rect): Point {
  if (other.x >= rect.x + rect.width) return rightOf(rect);
  if (other.x + other.width <= rect.x) return leftOf(rect);
  const { x } = centre(rect);
  return { x, y: other.y > rect.y ? rect.y + rect.height : rect.y };
}

/** Places children in rows, with straight lines between them and without labels. */
function placedInRows(component: Component): Placement {
  const parts = component.children.map((child) =>
    placedAlone({
      children: [child],
      inner: [],
      ins: component.ins.filter((port) => port.child === child.id),
      outs: component.outs.filter((port) => port.child === child.id),
    }),
  );
  const shelves = shelved(parts, GAP.rows);
  const children = new Map(
    shelves.flatMap(({ placement, at }) => [...placement.children].map(([id, rect]) => [id, moved(rect, at)] as const)),
  );
  const inner = component.inner.map(({ id, from, to }) => {
    const [start, end] = [children.get(from), children.get(to)] as [Rect, Rect];
    return [id, { points: [facing(start, end), facing(end, start)] }] as const;
  });
  const routes = (key: 'ins' | 'outs'): Map<string, Route> =>
    new Map(
      shelves.flatMap(({ placement, at }) =>
        [...placement[key]].map(([id, route]) => [id, movedRoute(route, at)] as const),
      ),
    );
  const { width, height } = extent(shelves);
  return { width, height, children, inner: new Map(inner), ins: routes('ins'), outs: routes('outs') };
}

/** Places what lines connect. */
export function placed(component: Component, direction: Direction = 'LR'): Placement {
  if (component.children.length === 1) return placedAlone(component);
  return component.inner.length > TOO_MANY ? placedInRows(component) : placedInRanks(component, direction);
}
