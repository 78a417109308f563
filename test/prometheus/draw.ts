/**
 * `tsx test/prometheus/draw.ts ANSWERS.json OUT`: draws each dashboard with the answers that `run.ts --out` wrote, as a
 * page for a headless browser. It is not Grafana's look: it shows the layout, the titles, the units and the data.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { istioDashboards } from '../../lib/addons/dashboards/dashboards';
import type { DashboardJson, PanelJson } from '../../lib/addons/dashboards/json';

interface Answer {
  readonly dashboard: string;
  readonly panel: string;
  readonly count: number;
  readonly labels?: readonly Readonly<Record<string, string>>[];
  readonly points?: readonly (readonly number[])[];
}
type Line = { readonly name: string; readonly points: readonly number[] };

const COLORS = ['#5794f2', '#73bf69', '#f2cc0c', '#ff780a', '#b877d9', '#ff7383', '#8ab8ff', '#96d98d'];
const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A number with its unit, as short as a panel has room for. */
function shown(value: number, unit: string): string {
  const scaled = (steps: readonly string[], base: number, end = ''): string => {
    let [left, i] = [value, 0];
    while (Math.abs(left) >= base && i < steps.length - 1) [left, i] = [left / base, i + 1];
    return `${Number(left.toPrecision(3))}${steps[i]}${end}`;
  };
  switch (unit) {
    case 'percentunit':
      return `${Number((value * 100).toPrecision(4))}%`;
    case 'bytes':
      return scaled([' B', ' KiB', ' MiB', ' GiB'], 1024);
    case 'Bps':
      return scaled([' B/s', ' kB/s', ' MB/s', ' GB/s'], 1000);
    case 'ms':
      return `${Number(value.toPrecision(3))} ms`;
    case 's':
      return `${Number(value.toPrecision(3))} s`;
    case 'dtdurations':
      return `${Math.floor(value / 86400)} d`;
    case 'reqps':
      return scaled([' req/s', 'K req/s'], 1000);
    case 'cps':
    case 'ops':
      return scaled([` ${unit === 'cps' ? 'c' : 'ops'}/s`, `K ${unit}/s`], 1000);
    default:
      return `${scaled(['', 'K', 'M'], 1000)}${unit.startsWith('suffix:') ? unit.slice(7) : ''}`;
  }
}

interface Box {
  readonly w: number;
  readonly h: number;
}

function chart(lines: readonly Line[], unit: string, { w, h }: Box): string {
  const most = Math.max(1e-9, ...lines.flatMap(({ points }) => points)) * 1.1;
  const legend = 18;
  const [left, top, right, bottom] = [58, 8, w - 8, h - 26 - legend];
  const at = (value: number, i: number, n: number): string => {
    const x = left + ((right - left) * i) / Math.max(1, n - 1);
    return `${x.toFixed(1)},${(bottom - ((bottom - top) * value) / most).toFixed(1)}`;
  };
  const grid = [0, 0.5, 1].map((part) => {
    const y = bottom - (bottom - top) * part;
    return (
      `<line x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#2c3235"/>` +
      `<text x="${left - 5}" y="${y + 4}" text-anchor="end">${escaped(shown(most * part, unit))}</text>`
    );
  });
  const drawn = lines.map(
    ({ points }, i) =>
      `<polyline fill="none" stroke-width="1.5" stroke="${COLORS[i % COLORS.length]}" points="` +
      `${points.map((value, j) => at(value, j, points.length)).join(' ')}"/>`,
  );
  let x = 8;
  const names = lines.map(({ name }, i) => {
    const text = `<text x="${x}" y="${h - 12}" fill="${COLORS[i % COLORS.length]}">${escaped(name)}</text>`;
    x += name.length * 6.2 + 16;
    return text;
  });
  return `<svg width="${w}" height="${h}">${[...grid, ...drawn, ...names].join('')}</svg>`;
}

const legendOf = (format: string | undefined, labels: Readonly<Record<string, string>>): string =>
  (format ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => labels[name] ?? '');

function table(panel: PanelJson, answers: readonly Answer[], row: string): string {
  const { fieldConfig } = panel as unknown as {
    fieldConfig: {
      defaults: { unit: string };
      overrides: { matcher: { options: string }; properties: { id: string; value: unknown }[] }[];
    };
  };
  const rows = new Map<string, string[]>();
  answers.forEach(({ labels = [], points = [] }, column) => {
    const name = String(panel.targets?.[column].legendFormat);
    const own = fieldConfig.overrides
      .find(({ matcher }) => matcher.options === name)
      ?.properties.find(({ id }) => id === 'unit');
    labels.forEach((set, i) => {
      const cells = rows.get(set[row]) ?? [];
      cells[column] = shown(points[i].at(-1) ?? 0, String(own?.value ?? fieldConfig.defaults.unit));
      rows.set(set[row], cells);
    });
  });
  const head = ['Service', ...(panel.targets ?? []).map(({ legendFormat }) => String(legendFormat))];
  const body = [...rows].map(
    ([name, cells]) => `<tr><td class="n">${escaped(name)}</td>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`,
  );
  return `<table><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr>${body.join('')}</table>`;
}

function body(panel: PanelJson, answers: readonly Answer[], box: Box): string {
  const { unit } = (panel.fieldConfig as { defaults: { unit: string } }).defaults;
  const lines = answers.flatMap(({ labels = [], points = [] }, i) =>
    points.map((values, j) => ({ name: legendOf(panel.targets?.[i].legendFormat, labels[j]), points: values })),
  );
  if (lines.length === 0) return '<b class="empty">No data</b>';
  if (panel.type === 'stat') return `<div class="stat">${escaped(shown(lines[0].points.at(-1) ?? 0, unit))}</div>`;
  if (panel.type === 'table') return table(panel, answers, 'destination_service');
  return chart(lines, panel.type === 'heatmap' ? 'short' : unit, box);
}

const [WIDTH, CELL] = [Number(process.env.WIDTH ?? 1280), 34];

function page({ title, uid, panels = [] }: DashboardJson, answers: readonly Answer[]): string {
  const drawn = panels.map((panel) => {
    const { x, y, w, h } = panel.gridPos ?? { x: 0, y: 0, w: 0, h: 0 };
    const box = { w: (WIDTH * w) / 24 - 10, h: h * CELL - 8 };
    const style = `left:${(WIDTH * x) / 24 + 4}px;top:${y * CELL + 44}px;width:${box.w}px;height:${box.h}px`;
    if (panel.type === 'row') return `<h2 style="${style}">${escaped(String(panel.title))}</h2>`;
    const own = answers.filter((answer) => answer.dashboard === uid && answer.panel === panel.title);
    // A title may stand in two sections: queries of a panel are as many as its targets.
    const used = own.splice(0, panel.targets?.length ?? 0);
    answers = answers.filter((answer) => !used.includes(answer));
    const inner = body(panel, used, { w: box.w - 8, h: box.h - 26 });
    return `<div class="p" style="${style}"><h3>${escaped(String(panel.title))}</h3>${inner}</div>`;
  });
  const style =
    'body{background:#111217;color:#ccccdc;font:12px ' +
    'sans-serif;margin:0;overflow:hidden}h1{font-size:18px;margin:10px}' +
    'svg text{fill:currentColor;font:10px sans-serif}svg text[fill]{fill:attr(fill)}' +
    '.p{position:absolute;background:#181b1f;border:1px solid #25272e;overflow:hidden}h2,h3{margin:4px ' +
    '8px;font-size:13px}' +
    'h2{position:absolute;font-size:15px}.stat{font-size:28px;padding:14px;color:#73bf69}' +
    'table{width:100%;border-spacing:0}td,th{text-align:right;padding:4px 10px;border-bottom:1px solid #25272e}' +
    '.n,th:first-child{text-align:left;color:#6e9fff}.empty{color:#f2495c;padding:20px;display:block}';
  const names = COLORS.map((color) => `svg text[fill="${color}"]{fill:${color}}`).join('');
  const head = `<!doctype html><meta charset="utf-8"><style>${style}${names}</style>`;
  return `${head}<h1>${escaped(String(title))}</h1>${drawn.join('')}`;
}

const [file, out] = process.argv.slice(2);
const [, version, plane] = /([\d.]+)-(sidecar|ambient)\.json$/.exec(basename(file)) ?? [];
const mesh = { version, istiod: 'istio-system', merged: true };
const ambient = { ...mesh, ztunnel: 'istio-system', cni: 'istio-system' };
const answers = JSON.parse(readFileSync(file, 'utf8')) as Answer[];
mkdirSync(out, { recursive: true });
for (const dashboard of istioDashboards(plane === 'ambient' ? ambient : mesh)) {
  const bottom = Math.max(...(dashboard.panels ?? []).map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)));
  writeFileSync(join(out, `${dashboard.uid}.html`), page(dashboard, answers));
  console.log(`${dashboard.uid} ${WIDTH} ${bottom * CELL + 52}`);
}
