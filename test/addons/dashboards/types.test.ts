import { join } from 'node:path';
import ts from 'typescript';
import { istioDashboards } from '../../../lib/addons/dashboards/dashboards';
import type { DashboardJson, PanelJson } from '../../../lib/addons/dashboards/json';
import { NEWEST_VERSION } from '../../support/releases';

const SDK = '@grafana/grafana-foundation-sdk';
const MESH = {
  version: NEWEST_VERSION,
  istiod: 'istio-system',
  ztunnel: 'istio-system',
  cni: 'istio-system',
  merged: true,
};

/** A value as source text. Texts fit any type, since enums of the types take no literals; all else is checked. */
function source(value: unknown): string {
  if (typeof value === 'string') return `(${JSON.stringify(value)} as never)`;
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}: ${source(item)}`)
    .join(', ')} }`;
}

/** The parts of a panel that its plugin has types for. */
function ofPlugin(panel: PanelJson): string[] {
  const custom = (panel.fieldConfig as { defaults: { custom?: unknown } } | undefined)?.defaults.custom;
  return [
    ...(panel.options === undefined ? [] : [`const _: ${panel.type}.Options = ${source(panel.options)};`]),
    ...(custom === undefined ? [] : [`const _: ${panel.type}.FieldConfig = ${source(custom)};`]),
    ...(panel.targets ?? []).map((target) => `const _: Query = ${source(target)};`),
  ].map((line) => `{ ${line} }`);
}

function program(dashboards: readonly DashboardJson[]): string {
  const plugins = ['heatmap', 'prometheus', 'stat', 'table', 'timeseries'];
  return [
    `import type { Dashboard } from '${SDK}/dashboard';`,
    ...plugins.map((plugin) => `import type * as ${plugin} from '${SDK}/${plugin}';`),
    // What is left out is of the library alone.
    "type Query = Omit<prometheus.Dataquery, '_implementsDataqueryVariant' | 'dataqueryName'>;",
    ...dashboards.map((dashboard) => `{ const _: Dashboard = ${source(withoutQueries(dashboard))}; }`),
    ...new Set(dashboards.flatMap(({ panels = [] }) => panels.flatMap(ofPlugin))),
  ].join('\n');
}

/** Queries are checked apart, by the type of the data source. */
const withoutQueries = (dashboard: DashboardJson): DashboardJson => ({
  ...dashboard,
  panels: dashboard.panels?.map(({ targets: _, ...panel }) => panel),
});

/** What the compiler finds. */
function errors(text: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
  };
  const file = join(__dirname, 'dashboards.generated.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(name, text, target) : getSourceFile.call(host, name, target);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  const compiled = ts.createProgram([file], options, host);
  const found = [...compiled.getSyntacticDiagnostics(), ...compiled.getSemanticDiagnostics()];
  return [...new Set(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')))];
}

test("dashboards are of Grafana's own types", () => {
  expect(errors(program(istioDashboards(MESH)))).toEqual([]);
});

test('and would not be with a field that Grafana does not have', () => {
  const [mesh] = istioDashboards(MESH, ['mesh']);
  const [heading, panel, ...rest] = mesh.panels ?? [];
  const wrong = { ...mesh, panels: [heading, { ...panel, fieldConfigg: {} }, ...rest] };
  expect(errors(program([wrong])).join('\n')).toContain(`'"fieldConfigg"' does not exist in type`);
});
