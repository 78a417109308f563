import { isRecord, suggest, type Manifest, type MeshNode, type Problem } from '../model';
import type {
  AdditionalScrapeConfigsProps,
  GrafanaDashboardsProps,
  IstioMonitorsProps,
  IstioRulesProps,
} from '../props';
import { WATCHER_SHAPES, type WatcherKind } from '../props/watchers';
import { walk } from '../schema/walker';
import { dashboardNameProblems, DASHBOARD_NAMES, istioDashboards } from './dashboards/dashboards';
import { dashboardConfigMaps, grafanaDashboards } from './dashboards/delivery';
import type { DashboardJson } from './dashboards/json';
import { dashboardProblems } from './dashboards/problems';
import { alertProblems } from './rules/alerts';
import type { RuleGroup } from './rules/rule-group';
import { istioRules, prometheusRule } from './rules/rules';
import { additionalScrapeConfigs } from './scraping/jobs';
import { podMonitors, serviceMonitors } from './scraping/monitors';
import { scrapeProblems, type Scraper } from './scraping/problems';
import type { ObservedMesh } from './shared/observed-mesh';
import { isForSome, isTelemetry, type TelemetryOf } from './shared/telemetry-metrics';

export { WATCHER_SHAPES };

/** The props of each kind of objects with which a mesh is watched. */
export interface WatcherProps {
  readonly 'monitors': IstioMonitorsProps;
  readonly 'scrape-configs': AdditionalScrapeConfigsProps;
  readonly 'rules': IstioRulesProps;
  readonly 'dashboards': GrafanaDashboardsProps;
}

/** What is to be watched, and by objects of which name. */
export interface Watched {
  readonly mesh: ObservedMesh;
  /** The namespace whose Telemetry is for the whole mesh. */
  readonly rootNamespace: string;
  /** The id of the construct, or the name of the component. */
  readonly id: string;
  /** Where objects are unless props say otherwise. */
  readonly namespace: string;
  /** Objects of the program, as far as they are known. @default - none */
  readonly program?: readonly Manifest[];
}

const INTERVAL = /^(\d+(ms|[smhdwy]))+$/;

function intervalProblems({ interval }: { readonly interval?: unknown }): Problem[] {
  if (typeof interval !== 'string' || INTERVAL.test(interval)) return [];
  const message = 'a duration of Prometheus is needed';
  const fix = 'write a number with its unit, for example 15s or 1m';
  return [{ severity: 'error', code: 'scraping/interval', path: 'interval', found: interval, message, fix }];
}

function namespaceProblems(props: { readonly namespace?: unknown }, code: string): Problem[] {
  if (props.namespace !== undefined && props.namespace !== '') return [];
  const message = 'the namespace of what reads the objects is needed';
  return [{ severity: 'error', code, path: 'namespace', message, fix: 'set namespace' }];
}

/** The dashboards that are asked for: those of Istio by name, and others as they are. */
function wantedDashboards({ dashboards }: GrafanaDashboardsProps, mesh: ObservedMesh): DashboardJson[] {
  if (dashboards === undefined) return istioDashboards(mesh);
  return dashboards.flatMap((dashboard) =>
    typeof dashboard === 'string' ? istioDashboards(mesh, [dashboard]) : [dashboard],
  );
}

function dashboardsProblems(props: GrafanaDashboardsProps, mesh: ObservedMesh): Problem[] {
  const { dashboards = DASHBOARD_NAMES } = props;
  const named = dashboards.map((dashboard) => (typeof dashboard === 'string' ? dashboard : 'mesh'));
  const names = props.dashboards === undefined ? [] : dashboardNameProblems(named, mesh, 'dashboards');
  const given = dashboards.map((dashboard) =>
    isRecord(dashboard) ? dashboard : { uid: `istio-${String(dashboard)}` },
  );
  const ways = ['sidecar', 'operator'];
  const isWay = ways.includes(props.for);
  const place = { severity: 'error', code: 'dashboards/for', path: 'for', found: props.for } as const;
  const selector = props.for === 'operator' ? undefined : props.instanceSelector;
  const chosen = { severity: 'error', code: 'dashboards/selector', path: 'instanceSelector', found: selector } as const;
  const message = 'only the Grafana Operator chooses Grafanas by their labels';
  return [
    ...(selector === undefined || !isWay
      ? []
      : [{ ...chosen, message, fix: 'leave it out, or set `for: "operator"`' }]),
    ...(isWay ? [] : [{ ...place, message: 'must be sidecar or operator', fix: suggest(String(props.for), ways) }]),
    ...namespaceProblems(props, 'dashboards/no-namespace'),
    ...names,
    ...dashboardProblems(given, mesh.version),
  ];
}

type Watcher<Props> = {
  readonly problems: (props: Props, watched: Watched) => Problem[];
  readonly manifests: (props: Props, watched: Watched) => Manifest[];
};

/** A Telemetry among the objects of a program. */
const telemetryOf = (rootNamespace: string, { spec = {}, metadata: { namespace } }: Manifest): TelemetryOf => ({
  spec,
  namespace,
  isMeshWide: namespace === rootNamespace && !isForSome(spec),
});

/** The rules for a mesh: of labels and metrics there are those that Telemetry leaves, in the program or besides. */
const rulesOf = (
  props: IstioRulesProps,
  { mesh, rootNamespace, program = [] }: Pick<Watched, 'mesh' | 'rootNamespace' | 'program'>,
): RuleGroup[] => {
  const found = program.filter(isTelemetry).map((object) => telemetryOf(rootNamespace, object));
  return istioRules(mesh, { ...props, telemetry: [...(props.telemetry ?? []), ...found] });
};

const WATCHERS: { readonly [Kind in WatcherKind]: Watcher<WatcherProps[Kind]> } = {
  'monitors': {
    problems: intervalProblems,
    manifests: (props, { mesh, namespace }) => {
      const options = { namespace, ...props };
      return [...podMonitors(mesh, options), ...serviceMonitors(mesh, options)];
    },
  },
  'scrape-configs': {
    problems: (props) => [...namespaceProblems(props, 'scraping/no-namespace'), ...intervalProblems(props)],
    manifests: (props, { mesh }) => [additionalScrapeConfigs(mesh, props)],
  },
  'rules': {
    problems: ({ alerts }) => (isRecord(alerts) ? alertProblems(alerts, 'alerts') : []),
    manifests: (props, { id, namespace, ...watched }) => [
      prometheusRule(rulesOf(props, watched), {
        name: props.name ?? id,
        namespace: props.namespace ?? namespace,
        labels: props.labels,
      }),
    ],
  },
  'dashboards': {
    problems: (props, { mesh }) => dashboardsProblems(props, mesh),
    manifests: (props, { mesh }) => {
      const dashboards = wantedDashboards(props, mesh);
      return props.for === 'operator' ? grafanaDashboards(dashboards, props) : dashboardConfigMaps(dashboards, props);
    },
  },
};

const kebab = (kind: string): string => kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** Objects with which a mesh is watched, and what is wrong with the props. */
export interface RenderedWatcher {
  readonly nodes: MeshNode[];
  readonly problems: Problem[];
}

/** Problems of props; one that a check reports is not reported by the shape of the prop too. */
function problemsOf<Kind extends WatcherKind>(kind: Kind, props: WatcherProps[Kind], watched: Watched): Problem[] {
  const misshapen = walk(WATCHER_SHAPES[kind], props);
  // What has not the type of a prop is not looked at any further.
  const isWrong = misshapen.some(({ code }) => code.endsWith('/type'));
  const own = isWrong ? [] : (WATCHERS[kind] as Watcher<WatcherProps[Kind]>).problems(props, watched);
  const known = new Set(own.map(({ path }) => path));
  return [...misshapen.filter(({ path }) => !known.has(path)), ...own];
}

/** Returns the ids of objects that depend on the whole program, and are written when that is known. */
export const lateObjects = (kind: WatcherKind, nodes: readonly MeshNode[]): string[] =>
  kind === 'rules' ? nodes.map(({ id }) => id) : [];

/** Renders the objects of one kind with which a mesh is watched; none where the props have errors. */
export function renderWatcher<Kind extends WatcherKind>(
  kind: Kind,
  props: WatcherProps[Kind],
  watched: Watched,
): RenderedWatcher {
  const watcher = WATCHERS[kind] as Watcher<WatcherProps[Kind]>;
  const problems = problemsOf(kind, props, watched);
  if (problems.some(({ severity }) => severity === 'error')) return { nodes: [], problems };
  const nodes = watcher.manifests(props, watched).map((manifest) => ({
    id: `${kebab(manifest.kind)}/${String(manifest.metadata.name)}`,
    component: kind,
    phase: 'config' as const,
    manifest,
  }));
  return { nodes, problems };
}

const SCRAPERS: Partial<Record<WatcherKind, Scraper['by']>> = { 'monitors': 'monitors', 'scrape-configs': 'jobs' };

/**
 * Returns a warning where a mesh is scraped by jobs and by monitors, both of which a Prometheus of the Prometheus
 * Operator reads. `scrapers` are those of the mesh so far, to which this one is added.
 */
export function scrapedTwice(kind: WatcherKind, name: string, scrapers: Scraper[]): Problem[] {
  const by = SCRAPERS[kind];
  if (by === undefined) return [];
  scrapers.push({ name, by });
  return scrapeProblems(scrapers, true)
    .filter(({ path }) => path === name)
    .map((problem) => ({ ...problem, path: 'mesh' }));
}
