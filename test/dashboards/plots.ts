import type { PanelJson } from '../../lib/addons/dashboards/json';
import type { Answer } from '../prometheus/judge';
import { element, text } from './html';
import { shown } from './units';

type Points = readonly (number | null)[];
/** One series of a panel: what its legend says, and its points, in which nothing is a gap. */
export interface Line {
  readonly name: string;
  readonly points: Points;
}
interface Plot {
  readonly lines: readonly Line[];
  readonly unit: string;
  /** Times under the plot, from its left to its right. */
  readonly times: readonly string[];
}

const COLORS = ['#73bf69', '#f2cc0c', '#5794f2', '#ff9830', '#f2495c', '#b877d9', '#8ab8ff', '#96d98d'];
/** What a drawing of data is marked with: a panel without such a mark is empty. */
const MARK = { 'data-mark': '' };
const numbers = (lines: readonly Line[]): number[] =>
  lines.flatMap(({ points }) => points.filter((point) => point !== null));

/** The steps of an axis from 0 to at least `most`: three to six of them, each 1, 2 or 5 of a power of ten. */
function steps(most: number, unit: string): number[] {
  if (unit === 'bytes' && most >= 1024) return steps(most / 1024, unit).map((step) => step * 1024);
  const power = 10 ** Math.floor(Math.log10(most / 3));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => most / size <= 5) ?? most;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

const axis = (labels: readonly string[], kind: 'x' | 'y'): string =>
  element('div', { class: kind }, labels.map((label) => element('span', {}, text(label))).join(''));

const legend = (lines: readonly Line[]): string =>
  element(
    'div',
    { class: 'legend' },
    lines
      .map(({ name }, i) => {
        const sign = element('i', { style: `background:${COLORS[i % COLORS.length]}` });
        return element('span', {}, sign + text(name));
      })
      .join(''),
  );

const svg = (inner: string): string => element('svg', { viewBox: '0 0 1000 1000', preserveAspectRatio: 'none' }, inner);
const place = (value: number, i: number, count: number, most: number): string =>
  `${((1000 * i) / Math.max(1, count - 1)).toFixed(1)},${(1000 - (1000 * value) / most).toFixed(1)}`;

/** Lines as layers, each upon the sum of those before. */
function stacked(lines: readonly Line[]): Line[] {
  const below: number[] = [];
  return lines.map(({ name, points }) => ({
    name,
    points: points.map((point, i) => (below[i] = (below[i] ?? 0) + (point ?? 0))),
  }));
}

/** Returns a panel of type `timeseries`. */
export function timeseries({ lines: given, unit, times }: Plot, isStacked: boolean): string {
  const lines = isStacked ? stacked(given) : given;
  const scale = steps(unit === 'percentunit' ? 1 : Math.max(1e-9, ...numbers(lines)), unit);
  const most = scale[scale.length - 1];
  const drawn = lines.flatMap(({ points }, i) => {
    const at = points.flatMap((point, j) => (point === null ? [] : [place(point, j, points.length, most)]));
    if (at.length < 2) return [];
    const color = COLORS[i % COLORS.length];
    const area = isStacked
      ? element('polygon', { fill: color, opacity: '0.3', points: `0,1000 ${at.join(' ')} 1000,1000` })
      : '';
    return [area + element('polyline', { ...MARK, stroke: color, points: at.join(' ') })];
  });
  const grid = scale.map((value) => {
    const y = String(1000 - (1000 * value) / most);
    return element('line', { x1: '0', x2: '1000', y1: y, y2: y });
  });
  const labels = [...scale].reverse().map((value) => shown(value, unit));
  const plot = axis(labels, 'y') + svg(grid.join('') + drawn.reverse().join(''));
  return element('div', { class: 'plot' }, plot) + axis(times, 'x') + legend(given);
}

const bound = (name: string): number => (name === '+Inf' ? Infinity : Number(name));

/** Returns a panel of type `heatmap`: buckets over time, from cumulative ones. */
export function heatmap({ lines, unit, times }: Plot): string {
  const sorted = [...lines].sort((a, b) => bound(a.name) - bound(b.name));
  const own = sorted.map(({ points }, i) =>
    points.map((point, j) => Math.max(0, (point ?? 0) - (i === 0 ? 0 : (sorted[i - 1].points[j] ?? 0)))),
  );
  const most = Math.max(1e-9, ...own.flat());
  const cells = own.flatMap((row, i) =>
    row.flatMap((count, j) => {
      if (count <= 0) return [];
      const [width, height] = [1000 / row.length, 1000 / own.length];
      const at = { x: (j * width).toFixed(1), y: (1000 - (i + 1) * height).toFixed(1) };
      const size = { width: (width * 0.94).toFixed(1), height: (height * 0.94).toFixed(1) };
      return [element('rect', { ...MARK, ...at, ...size, opacity: (0.1 + 0.9 * Math.sqrt(count / most)).toFixed(2) })];
    }),
  );
  const every = Math.max(1, Math.ceil(sorted.length / 5));
  const labels = sorted
    .filter((_, i) => i % every === 0)
    .map(({ name }) => (name === '+Inf' ? name : shown(Number(name), unit)))
    .reverse();
  return element('div', { class: 'plot' }, axis(labels, 'y') + svg(cells.join(''))) + axis(times, 'x');
}

/** Returns a panel of type `stat`: the last number, as big as the room allows, over the way to it. */
export function stat({ lines, unit }: Plot): string {
  return lines
    .map(({ points }) => {
      const last = points.at(-1) ?? null;
      if (last === null) return '';
      const values = numbers([{ name: '', points }]);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const room = high === low ? 1 : (high - low) * 1.4;
      const at = points.flatMap((point, i) =>
        point === null ? [] : [place(point - low + room * 0.1, i, points.length, room * 1.6)],
      );
      const area = element('polygon', { class: 'spark', points: `0,1000 ${at.join(' ')} 1000,1000` });
      return element('div', { class: 'stat' }, svg(area) + element('b', MARK, text(shown(last, unit))));
    })
    .join('');
}

interface Columns {
  readonly rows: string;
  readonly title: string;
  readonly units: readonly string[];
  readonly heads: readonly string[];
}

function columnsOf({ fieldConfig, transformations, targets = [] }: PanelJson): Columns {
  const { defaults, overrides } = fieldConfig as {
    readonly defaults: { readonly unit: string };
    readonly overrides: readonly {
      readonly matcher: { readonly options: string };
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
  const renamed = (
    transformations as readonly { readonly options: { readonly renameByName?: Readonly<Record<string, string>> } }[]
  ).flatMap(({ options }) => Object.entries(options.renameByName ?? {}));
  const [rows, title] = renamed.find(([name]) => !name.startsWith('Value #')) ?? ['', ''];
  const heads = targets.map(({ refId }) => renamed.find(([name]) => name === `Value #${refId}`)?.[1] ?? '');
  const unitOf = (head: string): string => {
    const own = overrides.filter(({ matcher }) => matcher.options === head).flatMap(({ properties }) => properties);
    return String(own.find(({ id }) => id === 'unit')?.value ?? defaults.unit);
  };
  return { rows, title, heads, units: heads.map(unitOf) };
}

/** Returns a panel of type `table`: a row for each value of a label, a column for each query. */
export function table(panel: PanelJson, answers: readonly Answer[]): string {
  const { rows, title, units, heads } = columnsOf(panel);
  const cells = new Map<string, string[]>();
  answers.forEach(({ labels = [], points = [] }, column) =>
    labels.forEach((set, i) => {
      const last = points[i].at(-1) ?? null;
      const row = cells.get(set[rows]) ?? heads.map(() => '');
      if (last !== null) row[column] = shown(last, units[column]);
      cells.set(set[rows], row);
    }),
  );
  const line = (kind: string, words: readonly string[], mark: object = {}): string =>
    element(
      'div',
      { class: `row ${kind}`, style: `grid-template-columns:repeat(${words.length},minmax(0,1fr))`, ...mark },
      words.map((word) => element('span', {}, text(word))).join(''),
    );
  const body = [...cells].map(([name, values]) => line('', [name, ...values], MARK));
  return line('head', [title, ...heads]) + body.join('');
}
