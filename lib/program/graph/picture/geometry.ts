export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rectangle by its left upper corner. */
export interface Rect extends Point, Size {}

export const centre = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
export const rightOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width, y: y + height / 2 });
export const leftOf = ({ x, y, height }: Rect): Point => ({ x, y: y + height / 2 });

export const moved = <T extends Point>(value: T, by: Point): T => ({ ...value, x: value.x + by.x, y: value.y + by.y });

/** Returns a rectangle by its centre. */
export const around = ({ x, y }: Point, width: number, height: number): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Returns the smallest rectangle around others. */
export function bounds(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

export const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const number = (value: number): string => String(Math.round(value * 10) / 10);
const pair = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

const towards = (from: Point, to: Point, by: number): Point => {
  const whole = distance(from, to);
  const part = whole === 0 ? 0 : by / whole;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

/** Radius of the corners of a line. */
const RADIUS = 26;

/** Returns the data of an SVG path through points, whose corners are round. */
export function roundedPath(points: readonly Point[]): string {
  const distinct = points.filter((point, i) => i === 0 || distance(point, points[i - 1]) > 0.5);
  if (distinct.length < 2) return '';
  const corners = distinct.slice(1, -1).map((corner, i) => {
    const [before, after] = [distinct[i], distinct[i + 2]];
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${pair(towards(corner, before, radius))}Q${pair(corner)} ${pair(towards(corner, after, radius))}`;
  });
  return `M${pair(distinct[0])}${corners.join('')}L${pair(distinct[distinct.length - 1])}`;
}
