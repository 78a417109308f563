import { arrangement, type Arrangement, type Crossing } from './arrange';
import { leftOf, moved, rightOf, type Point, type Rect, type Size } from './geometry';
import { joined, type BoxLines } from './joined';
import { ROOT, boxesAround, isBox, type Item } from './scene';
import { SIZE, faceOf, labelSize, type Face } from './sizes';
import type { Link, View } from './view';

/** Card or box with its place. */
export interface PlacedItem extends Rect {
  readonly item: Item;
  readonly face: Face;
  /** True for a box that is drawn with its contents. */
  readonly open: boolean;
  readonly depth: number;
}

/** Label of a line with its place. */
export interface PlacedLabel extends Rect {
  readonly lines: readonly string[];
}

/** Line with its points, the first and the last of which are at the borders of what it connects. */
export interface PlacedLink {
  readonly link: Link;
  readonly points: readonly Point[];
  readonly label?: PlacedLabel;
}

/** Picture: all that is drawn, with its place. */
export interface Layout extends Size {
  /** Boxes come before what is in them. */
  readonly items: readonly PlacedItem[];
  readonly links: readonly PlacedLink[];
}

/** Boxes around the two ends of a line, from the inside up to the smallest that contains both. */
interface Ways {
  readonly link: Link;
  /** Ids from the item up to the child of the common box. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly common: string;
}

function waysOf(view: View, link: Link): Ways {
  const from = [link.from, ...boxesAround(view.scene, link.from)];
  const to = [link.to, ...boxesAround(view.scene, link.to)];
  const common = from.find((id) => id !== link.from && to.includes(id) && id !== link.to) ?? ROOT;
  return { link, from: from.slice(0, from.indexOf(common)), to: to.slice(0, to.indexOf(common)), common };
}

/** Lines of each box: between its children, and into and out of it. */
function linesByBox(ways: readonly Ways[]): Map<string, BoxLines> {
  const boxes = new Map<string, BoxLines>();
  const of = (id: string): BoxLines => {
    const found = boxes.get(id) ?? { inner: [], ins: [], outs: [] };
    boxes.set(id, found);
    return found;
  };
  for (const { link, from, to, common } of ways) {
    const label = labelSize(link.labels);
    const labelled = label === undefined ? {} : { label: { width: label.width, height: label.height } };
    const [start, end] = [from[from.length - 1], to[to.length - 1]];
    of(common).inner.push({ id: link.id, from: start, to: end, ...(to.length === 1 ? labelled : {}) });
    for (let i = 1; i < from.length; i += 1) of(from[i]).outs.push({ id: link.id, child: from[i - 1] });
    for (let i = 1; i < to.length; i += 1)
      of(to[i]).ins.push({ id: link.id, child: to[i - 1], ...(i === 1 ? labelled : {}) });
  }
  return boxes;
}

interface Gate {
  /** Points from outside to the border of a box: around its corner where the line comes from above or below. */
  readonly points: readonly Point[];
  /** Where the line runs inside the border, along the side that it crosses. */
  readonly inset: number;
}

/** Distance at which a line runs around the corner of a box. */
const AROUND = 10;

/**
 * Returns where a line crosses the border of a box: in the middle of the side of the next point; or at the level where
 * it runs inside, on the side of its ports.
 */
function gateOf(box: Rect, next: Point, entering: boolean, level: number): Gate {
  const right = box.x + box.width;
  const [fromRight, fromLeft] = [next.x >= right - 1, next.x <= box.x + 1];
  const atLeft = fromLeft || (entering && !fromRight);
  const inset = atLeft ? box.x + SIZE.boxPadding / 2 : right - SIZE.boxPadding / 2;
  if (fromRight || fromLeft) return { points: [atLeft ? leftOf(box) : rightOf(box)], inset };
  const x = atLeft ? box.x - AROUND : right + AROUND;
  const y = next.y > box.y + box.height / 2 ? box.y + box.height + AROUND : box.y - AROUND;
  return {
    points: [
      { x, y },
      { x, y: level },
      { x: atLeft ? box.x : right, y: level },
    ],
    inset,
  };
}

interface Box {
  readonly arranged: Arrangement;
  readonly leader: ReturnType<typeof joined>['leader'];
  readonly offset: Point;
  readonly size: Size;
}

/** Lays out a view: each box by itself, from the inside outwards, and then the lines across their borders. */
class Plan {
  private readonly faces = new Map<string, Face>();
  private readonly boxes = new Map<string, Box>();
  private readonly places = new Map<string, Rect>();
  private readonly items: PlacedItem[] = [];
  private readonly ways: readonly Ways[];
  private readonly lines: ReadonlyMap<string, BoxLines>;

  constructor(
    private readonly view: View,
    private readonly collapsed: ReadonlySet<string>,
  ) {
    this.ways = view.links.filter(({ from, to }) => from !== to).map((link) => waysOf(view, link));
    this.lines = linesByBox(this.ways);
  }

  layout(): Layout {
    const { width, height } = this.sizeOf(ROOT);
    this.place(ROOT, { x: 0, y: 0, width, height }, 0);
    const loops = this.view.links.filter(({ from, to }) => from === to);
    const links = [...this.ways.map((ways) => this.linkAt(ways)), ...loops.map((link) => this.loopAt(link))];
    return { width, height, items: this.items, links };
  }

  private item(id: string): Item {
    const item = this.view.shown.get(id);
    if (item === undefined) throw new Error(`not drawn: ${id}`);
    return item;
  }

  private isOpen(id: string): boolean {
    return isBox(this.item(id)) && !this.collapsed.has(id);
  }

  private faceOf(id: string): Face {
    const known = this.faces.get(id) ?? faceOf(this.view.scene, this.item(id), !this.isOpen(id));
    this.faces.set(id, known);
    return known;
  }

  private sizeOf(id: string): Size {
    return this.isOpen(id) ? this.boxOf(id).size : this.faceOf(id);
  }

  /** Children of a box with their sizes: its cards are all as wide as the widest. */
  private childrenOf(id: string): (Size & { readonly id: string })[] {
    const ids = this.view.children.get(id) ?? [];
    const cards = ids.filter((child) => !this.isOpen(child)).map((child) => this.faceOf(child).width);
    const widest = Math.max(0, ...cards);
    return ids.map((child) => {
      const { width, height } = this.sizeOf(child);
      return { id: child, width: this.isOpen(child) ? width : widest, height };
    });
  }

  private boxOf(id: string): Box {
    const known = this.boxes.get(id);
    if (known !== undefined) return known;
    const { lines, leader } = joined(this.lines.get(id) ?? { inner: [], ins: [], outs: [] });
    const arranged = arrangement({ children: this.childrenOf(id), ...lines });
    const face = id === ROOT ? { width: 0, height: 0 } : this.faceOf(id);
    const pad = SIZE.boxPadding;
    const size = {
      width: Math.max(face.width, arranged.width) + 2 * pad,
      height: face.height + arranged.height + (arranged.height === 0 ? 0 : 2 * pad),
    };
    const box = { arranged, leader, offset: { x: pad, y: face.height + pad }, size };
    this.boxes.set(id, box);
    return box;
  }

  private place(id: string, at: Rect, depth: number): void {
    const open = this.isOpen(id);
    this.places.set(id, at);
    if (id !== ROOT) this.items.push({ ...at, item: this.item(id), face: this.faceOf(id), open, depth });
    if (!open) return;
    const { arranged, offset } = this.boxOf(id);
    for (const [child, rect] of arranged.children) this.place(child, moved(moved(rect, offset), at), depth + 1);
  }

  private placeOf(id: string): Rect {
    return this.places.get(id) as Rect;
  }

  /** Moves points of the contents of a box to where the box is. */
  private inPicture<T extends Point>(box: string, points: readonly T[]): T[] {
    const { offset } = this.boxOf(box);
    return points.map((point) => moved(moved(point, offset), this.placeOf(box)));
  }

  private routeOf(box: string, kind: 'mid' | 'ins' | 'out', id: string): Crossing {
    const { arranged, leader } = this.boxOf(box);
    const routes = { mid: arranged.inner, ins: arranged.ins, out: arranged.outs }[kind];
    const joint = leader.get(`${kind} ${id}`);
    const route = routes.get(joint?.id ?? id) as Crossing;
    return joint?.reversed ? { ...route, points: [...route.points].reverse() } : route;
  }

  /** Points of a line from a child to the border of its box, or the other way round, on the side of the next point. */
  private crossing(box: string, kind: 'ins' | 'out', id: string, next: Point): Point[] {
    const at = this.placeOf(box);
    const route = this.routeOf(box, kind, id);
    const points = this.inPicture(box, route.points);
    const nearest = kind === 'ins' ? points[0] : points[points.length - 1];
    const y = route.gutter === undefined ? nearest.y : this.inPicture(box, [{ x: 0, y: route.gutter }])[0].y;
    const { points: gate, inset } = gateOf(at, next, kind === 'ins', y);
    const side = kind === 'ins' ? -14 : 14;
    const gutter =
      route.gutter === undefined
        ? []
        : [
            { x: inset, y },
            { x: nearest.x + side, y },
          ];
    return kind === 'ins' ? [...gate, ...gutter, ...points] : [...points, ...gutter.reverse(), ...[...gate].reverse()];
  }

  private linkAt({ link, from, to, common }: Ways): PlacedLink {
    const middle = this.inPicture(common, this.routeOf(common, 'mid', link.id).points);
    const inner = middle.slice(1, -1);
    const start = from.slice(1).reverse();
    const end = to.slice(1).reverse();
    let points: Point[] = inner;
    if (start.length === 0) points = [middle[0], ...points];
    for (const box of start)
      points = [...this.crossing(box, 'out', link.id, points[0] ?? this.placeOf(to[0])), ...points];
    if (end.length === 0) points = [...points, middle[middle.length - 1]];
    for (const box of end)
      points = [...points, ...this.crossing(box, 'ins', link.id, points[points.length - 1] ?? middle[0])];
    const label = this.labelAt(link, to[1] ?? common, to.length === 1 ? 'mid' : 'ins');
    return { link, points, ...(label === undefined ? {} : { label }) };
  }

  private labelAt(link: Link, box: string, kind: 'mid' | 'ins'): PlacedLabel | undefined {
    const size = labelSize(link.labels);
    const { label } = this.routeOf(box, kind, link.id);
    if (size === undefined || label === undefined) return undefined;
    return { ...this.inPicture(box, [label])[0], lines: size.lines };
  }

  /** Line from a card to itself, above its right upper corner. */
  private loopAt(link: Link): PlacedLink {
    const { x, y, width } = this.placeOf(link.from);
    const right = x + width;
    const points = [
      { x: right - 34, y },
      { x: right - 34, y: y - 9 },
      { x: right - 14, y: y - 9 },
      { x: right - 14, y },
    ];
    return { link, points };
  }
}

/** Returns the places of all that is drawn. */
export const layoutOf = (view: View, collapsed: ReadonlySet<string> = new Set()): Layout =>
  new Plan(view, collapsed).layout();
