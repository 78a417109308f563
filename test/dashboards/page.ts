import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DashboardJson, PanelJson } from '../../lib/addons/dashboards/json';
import type { Answer } from '../prometheus/judge';
import { CHOICES } from '../prometheus/queries';
import { element, text } from './html';
import { heatmap, stat, table, timeseries, type Line } from './plots';

/** A dashboard, and for each panel that asks for something the answers to its queries, in the order of its panels. */
export interface Answered {
  readonly dashboard: DashboardJson;
  readonly answers: readonly (readonly Answer[])[];
}

/** The grid of Grafana: columns, and in pixels the height of a cell, the room between cells and that at the sides. */
const [COLUMNS, CELL, GAP, SIDE] = [24, 30, 8, 16];
/** What stands over the panels: title and variables. */
const TOP = 96;
const TIMES = ['22:33', '22:43', '22:53', '23:03', '23:13', '23:23', '23:33'];
/** Every second time has room in a panel of a third of a row or less. */
const timesOf = ({ gridPos }: PanelJson): readonly string[] =>
  (gridPos?.w ?? 0) > COLUMNS / 3 ? TIMES : TIMES.filter((_, i) => i % 2 === 0);

const legendOf = (format: string | undefined, labels: Readonly<Record<string, string>>): string =>
  format === undefined ? JSON.stringify(labels) : format.replace(/\{\{(\w+)\}\}/g, (_, name) => labels[name] ?? '');

/** The series of a panel in the order of its queries, with the names that its legend gives them. */
const linesOf = ({ targets = [] }: PanelJson, answers: readonly Answer[]): Line[] =>
  answers.flatMap(({ labels = [], points = [] }, i) =>
    points.map((own, j) => ({ name: legendOf(targets[i].legendFormat, labels[j]), points: own })),
  );

/** What is in a panel, by its type. */
function inner(panel: PanelJson, answers: readonly Answer[]): string {
  const { defaults } = panel.fieldConfig as {
    readonly defaults: { readonly unit: string; readonly custom?: { readonly stacking?: { readonly mode: string } } };
  };
  const plot = { lines: linesOf(panel, answers), unit: defaults.unit, times: timesOf(panel) };
  switch (panel.type) {
    case 'stat':
      return stat(plot);
    case 'timeseries':
      return timeseries(plot, defaults.custom?.stacking?.mode === 'normal');
    case 'heatmap':
      return heatmap({ ...plot, unit: (panel.options as { readonly yAxis: { readonly unit: string } }).yAxis.unit });
    case 'table':
      return table(panel, answers);
    default:
      throw new Error(`no panel of such a type is drawn: ${panel.type}`);
  }
}

function boxOf({ gridPos = { x: 0, y: 0, w: 0, h: 0 } }: PanelJson, width: number): string {
  const column = (width - 2 * SIDE - GAP * (COLUMNS - 1)) / COLUMNS;
  const { x, y, w, h } = gridPos;
  const [left, top] = [SIDE + x * (column + GAP), TOP + y * (CELL + GAP)];
  const size = `width:${w * column + (w - 1) * GAP}px;height:${h * CELL + (h - 1) * GAP}px`;
  return `left:${left}px;top:${top}px;${size}`;
}

interface Variable {
  readonly name: string;
  readonly label: string;
}

/** The title of a dashboard, and its variables with what is chosen for them. */
function top({ title, templating }: DashboardJson): string {
  const { list } = templating as { readonly list: readonly Variable[] };
  const choices = list.map(({ name, label }) => {
    const choice = element('em', {}, text(CHOICES[name] ?? 'Prometheus'));
    return element('span', {}, element('label', {}, text(label)) + choice);
  });
  const heading = element('h1', {}, text(String(title)));
  return element('header', { 'data-box': 'top' }, heading + element('div', {}, choices.join('')));
}

/** Returns how high a dashboard is, in pixels. */
export function heightOf({ panels = [] }: DashboardJson): number {
  const rows = Math.max(...panels.map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)));
  return TOP + rows * (CELL + GAP) + SIDE;
}

function section({ dashboard, answers }: Answered, width: number): string {
  const { panels = [], uid } = dashboard;
  const rest = [...answers];
  const drawn = panels.map((panel) => {
    const title = String(panel.title);
    const box = { 'data-box': title, 'style': boxOf(panel, width) };
    if (panel.type === 'row') return element('h2', box, text(title));
    const body = element('div', { class: `body ${panel.type}` }, inner(panel, rest.shift() ?? []));
    return element('div', { ...box, 'class': 'panel', 'data-panel': '' }, element('h3', {}, text(title)) + body);
  });
  const size = `width:${width}px;height:${heightOf(dashboard)}px`;
  return element('section', { 'data-dashboard': String(uid), 'style': size }, top(dashboard) + drawn.join(''));
}

const STYLE = readFileSync(join(__dirname, 'page.css'), 'utf8');
const MEASURE = readFileSync(join(__dirname, 'measure.js'), 'utf8');

/** Returns a page with dashboards one under the other, that measures itself: what it finds stands in `#found`. */
export function page(dashboards: readonly Answered[], width: number): string {
  const head = `<!doctype html><html><head><meta charset="utf-8"><style>${STYLE}</style></head>`;
  const sections = dashboards.map((each) => section(each, width)).join('');
  return `${head}<body>${sections}<script>${MEASURE}</script></body></html>\n`;
}
