import { isRecord, suggest, type Manifest, type MeshNode, type Problem } from '../model';
import { dashboardNameProblems, DASHBOARD_NAMES, istioDashboards, type DashboardName } from './dashboards/dashboards';
import { dashboardConfigMaps, grafanaDashboards } from './dashboards/delivery';
import type { DashboardJson } from './dashboards/json';
import { dashboardProblems } from './dashboards/problems';
import { alertProblems, type AlertOptions } from './rules/alerts';
import { istioRules, prometheusRule } from './rules/rules';
import { additionalScrapeConfigs } from './scraping/jobs';
import { podMonitors, serviceMonitors } from './scraping/monitors';
import { scrapeProblems, type Scraper } from './scraping/problems';
import type { TelemetryOf } from './shared/metric-labels';
import type { ObservedMesh } from './shared/observed-mesh';

/** How metrics of a mesh are scraped. */
interface ScrapeProps {
  /**
   * Whether to ask the agent beside each proxy, which gives the metrics of its application too.
   * @default - as `meshConfig.enablePrometheusMerge` says
   */
  readonly merged?: boolean;
  /** How often, for example `15s`. @default - as often as Prometheus scrapes all else */
  readonly interval?: string;
}

/** Props of `IstioMonitors`. */
export interface IstioMonitorsProps extends ScrapeProps {
  /** The namespace of the monitors. @default - that of the mesh */
  readonly namespace?: string;
  /**
   * Labels by which a Prometheus picks monitors: that of kube-prometheus-stack takes those with its own `release` only.
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/** Props of `AdditionalScrapeConfigs`. */
export interface AdditionalScrapeConfigsProps extends ScrapeProps {
  /** The namespace of the Prometheus that reads it. */
  readonly namespace: string;
  /** The name of the Secret. @default 'additional-scrape-configs' */
  readonly name?: string;
  /** The key with the jobs. @default 'prometheus-additional.yaml' */
  readonly key?: string;
  /** @default - none */
  readonly labels?: Record<string, string>;
}

/** Props of `IstioRules`. */
export interface IstioRulesProps {
  /** The name of the PrometheusRule. @default - the construct's id */
  readonly name?: string;
  /** The namespace of the PrometheusRule. @default - that of the mesh */
  readonly namespace?: string;
  /** Labels by which a Prometheus picks rules. @default - none */
  readonly labels?: Record<string, string>;
  /** Record the traffic of whole workloads, to keep it long and to federate it. @default true */
  readonly recording?: boolean;
  /** Raise alerts, with limits of your own. @default true */
  readonly alerts?: boolean | AlertOptions;
  /** Telemetry that adds labels to metrics or takes them away: rules keep the labels that there are. @default - none */
  readonly telemetry?: readonly TelemetryOf[];
}

/** Props of `GrafanaDashboards`. */
export interface GrafanaDashboardsProps {
  /** What brings them to Grafana: the sidecar of its chart, or the Grafana Operator. */
  readonly for: 'sidecar' | 'operator';
  readonly namespace: string;
  /** Folder of the dashboards in Grafana. @default 'Istio' */
  readonly folder?: string;
  /** @default - for the sidecar `grafana_dashboard: '1'` */
  readonly labels?: Record<string, string>;
  /** For the operator: labels of the Grafana that shows them. @default - `dashboards: grafana` */
  readonly instanceSelector?: Record<string, string>;
  /** Names of dashboards of Istio, and dashboards of your own as JSON. @default - all there is something to see on */
  readonly dashboards?: readonly (DashboardName | DashboardJson)[];
}

/** The props of each kind of objects with which a mesh is watched. */
export interface WatcherProps {
  readonly 'monitors': IstioMonitorsProps;
  readonly 'scrape-configs': AdditionalScrapeConfigsProps;
  readonly 'rules': IstioRulesProps;
  readonly 'dashboards': GrafanaDashboardsProps;
}
export type WatcherKind = keyof WatcherProps;

/** What is to be watched, and by objects of which name. */
interface Watched {
  readonly mesh: ObservedMesh;
  /** The id of the construct, or the name of the component. */
  readonly id: string;
  /** Where objects are unless props say otherwise. */
  readonly namespace: string;
}

const INTERVAL = /^(\d+(ms|[smhdwy]))+$/;

function intervalProblems({ interval }: ScrapeProps): Problem[] {
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
  return [
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
    manifests: (props, { mesh, id, namespace }) => [
      prometheusRule(istioRules(mesh, props), {
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

/** Renders the objects of one kind with which a mesh is watched; none where the props have errors. */
export function renderWatcher<Kind extends WatcherKind>(
  kind: Kind,
  props: WatcherProps[Kind],
  watched: Watched,
): RenderedWatcher {
  const watcher = WATCHERS[kind] as Watcher<WatcherProps[Kind]>;
  const problems = watcher.problems(props, watched);
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
