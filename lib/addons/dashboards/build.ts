import { minorOf } from '../../model';
import type { ObservedMesh } from '../shared/observed-mesh';
import type { DashboardJson, PanelJson, TargetJson } from './json';
import { CLIENT, SERVER, type Board, type Needs, type Panel, type Query, type Unit, type Variable } from './vocabulary';

/** Every dashboard takes its data from the one that is chosen at its top. */
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };
const COLUMNS = 24;
const HEIGHTS: Readonly<Record<Panel['kind'], number>> = { stat: 4, lines: 8, heat: 8, table: 8 };
const UNITS: Readonly<Partial<Record<Unit, string>>> = { cores: 'suffix: cores' };
const unitOf = (unit: Unit): string => UNITS[unit] ?? unit;

const HAS: Readonly<Record<Needs, (mesh: ObservedMesh) => boolean>> = {
  istiod: (mesh) => mesh.istiod !== undefined,
  ztunnel: (mesh) => mesh.ztunnel !== undefined,
  cni: (mesh) => mesh.cni !== undefined,
  merged: (mesh) => mesh.merged,
};
/** Whether a mesh has what a part of a dashboard is about. */
export const fits = ({ needs }: { readonly needs?: Needs }, mesh: ObservedMesh): boolean =>
  needs === undefined || HAS[needs](mesh);

/** In an ambient mesh a waypoint reports requests, for the clients as for the servers. */
function reporters(expr: string, mesh: ObservedMesh): string {
  const of = (side: string): string =>
    mesh.ztunnel === undefined ? `reporter="${side}"` : `reporter=~"${side}|waypoint"`;
  return expr.replaceAll(CLIENT, of('source')).replaceAll(SERVER, of('destination'));
}

const REF_IDS = 'ABCDEFGH';

function target(panel: Panel, query: Query, index: number, mesh: ObservedMesh): TargetJson {
  const isTable = panel.kind === 'table';
  return {
    refId: REF_IDS[index],
    datasource: DATASOURCE,
    editorMode: 'code',
    expr: reporters(query.expr, mesh),
    ...(query.legend === '' ? {} : { legendFormat: query.legend }),
    ...(panel.kind === 'heat' ? { format: 'heatmap' } : {}),
    ...(isTable ? { format: 'table', instant: true, range: false } : { instant: false, range: true }),
  };
}

/** What draws a panel, by its kind. */
const DRAWN: Readonly<Record<Panel['kind'], (panel: Panel) => object>> = {
  stat: () => ({
    type: 'stat',
    options: {
      colorMode: 'none',
      graphMode: 'area',
      justifyMode: 'auto',
      orientation: 'auto',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      textMode: 'auto',
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: 'standard',
    },
  }),
  lines: () => ({
    type: 'timeseries',
    options: {
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  }),
  heat: ({ unit }) => ({
    type: 'heatmap',
    options: {
      calculate: false,
      cellGap: 1,
      color: {
        exponent: 0.5,
        fill: 'dark-blue',
        mode: 'scheme',
        reverse: false,
        scale: 'exponential',
        scheme: 'Blues',
        steps: 64,
      },
      exemplars: { color: 'rgba(255,0,255,0.7)' },
      legend: { show: true },
      showValue: 'never',
      rowsFrame: { layout: 'auto' },
      tooltip: { mode: 'single', showColorScale: false, yHistogram: false },
      yAxis: { axisPlacement: 'left', reverse: false, unit: unitOf(unit) },
    },
  }),
  table: (panel) => ({
    type: 'table',
    options: {
      cellHeight: 'sm',
      frameIndex: 0,
      showHeader: true,
      sortBy: [{ desc: true, displayName: panel.queries[0].legend }],
    },
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          indexByName: {},
          renameByName: Object.fromEntries([
            ...(panel.rows === undefined ? [] : [[panel.rows.label, panel.rows.title]]),
            ...panel.queries.map(({ legend }, i) => [`Value #${REF_IDS[i]}`, legend]),
          ]),
        },
      },
    ],
  }),
};

const override = (name: string, id: string, value: unknown): object => ({
  matcher: { id: 'byName', options: name },
  properties: [{ id, value }],
});

/** Units and links of the columns of a table. */
function columns({ kind, queries, rows }: Panel): object[] {
  if (kind !== 'table') return [];
  const units = queries.flatMap(({ legend, unit }) =>
    unit === undefined ? [] : [override(legend, 'unit', unitOf(unit))],
  );
  if (rows?.dashboard === undefined) return units;
  const kept = '${datasource:queryparam}&${__url_time_range}';
  const url = `/d/istio-${rows.dashboard}?var-${rows.dashboard}=\${__value.text}&${kept}`;
  return [...units, override(rows.title, 'links', [{ title: 'Show', url }])];
}

function custom({ kind, isStacked = false }: Panel): object {
  if (kind !== 'lines') return {};
  const stacking = { group: 'A', mode: isStacked ? 'normal' : 'none' };
  return { custom: { fillOpacity: isStacked ? 30 : 5, lineWidth: 1, showPoints: 'never', spanNulls: false, stacking } };
}

interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

function panelJson(panel: Panel, { id, x, y }: Place, mesh: ObservedMesh): PanelJson {
  const { type, ...drawn } = DRAWN[panel.kind](panel) as { readonly type: string };
  const queries = panel.queries.filter((query) => fits(query, mesh));
  return {
    id,
    type,
    title: panel.title,
    ...(panel.about === undefined ? {} : { description: panel.about }),
    datasource: DATASOURCE,
    gridPos: { h: HEIGHTS[panel.kind], w: panel.width, x, y },
    fieldConfig: {
      defaults: {
        unit: unitOf(panel.unit),
        ...(panel.unit === 'percentunit' ? { max: 1, min: 0 } : {}),
        ...custom(panel),
      },
      overrides: columns(panel),
    },
    ...drawn,
    targets: queries.map((query, i) => target(panel, query, i, mesh)),
  };
}

/** Lays panels out from left to right and top to bottom, each section under its heading, so that none overlap. */
function panelsOf(board: Board, mesh: ObservedMesh): PanelJson[] {
  const all: PanelJson[] = [];
  let y = 0;
  for (const section of board.sections.filter((each) => fits(each, mesh))) {
    const heading = { id: all.length + 1, type: 'row', title: section.title, collapsed: false, panels: [] };
    all.push({ ...heading, gridPos: { h: 1, w: COLUMNS, x: 0, y } });
    y += 1;
    let x = 0;
    let height = 0;
    for (const panel of section.panels.filter((each) => fits(each, mesh))) {
      if (x + panel.width > COLUMNS) [x, y, height] = [0, y + height, 0];
      all.push(panelJson(panel, { id: all.length + 1, x, y }, mesh));
      x += panel.width;
      height = Math.max(height, HEIGHTS[panel.kind]);
    }
    y += height;
  }
  return all;
}

const choice = ({ name, label, query, isMany = false }: Variable): object => ({
  name,
  label,
  type: 'query',
  datasource: DATASOURCE,
  definition: query,
  query: { qryType: 1, query, refId: `Variable-${name}` },
  refresh: 2,
  sort: 1,
  multi: isMany,
  includeAll: isMany,
  ...(isMany ? { allValue: '.*', current: { text: ['All'], value: ['$__all'] } } : {}),
  options: [],
});

/** Returns a dashboard as Grafana stores it, right for the release and for the data plane of a mesh. */
export function dashboardJson(board: Board, mesh: ObservedMesh): DashboardJson {
  return {
    uid: `istio-${board.name}`,
    title: board.title,
    description: `${board.about} For Istio ${minorOf(mesh.version)}.`,
    tags: ['istio'],
    editable: false,
    annotations: { list: [] },
    graphTooltip: 1,
    links: [
      {
        asDropdown: true,
        icon: '',
        includeVars: false,
        keepTime: true,
        tags: ['istio'],
        targetBlank: false,
        title: 'Istio',
        tooltip: '',
        type: 'dashboards',
      },
    ],
    panels: panelsOf(board, mesh),
    refresh: '30s',
    schemaVersion: 41,
    templating: {
      list: [
        { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus', refresh: 1, options: [] },
        ...board.variables.map(choice),
      ],
    },
    time: { from: 'now-1h', to: 'now' },
    timezone: 'browser',
    version: 1,
  };
}
