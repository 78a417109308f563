import type { GrafanaInput } from './input';

/** A dashboard, with the name of its file. */
export interface NamedDashboard {
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Folders of dashboards: each is a ConfigMap, which may hold at most a megabyte. */
export interface DashboardFolder {
  readonly name: string;
  readonly configMap: string;
  readonly dashboards: readonly NamedDashboard[];
}

const slug = (title: unknown, i: number): string =>
  typeof title === 'string'
    ? title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || `dashboard-${i}`
    : `dashboard-${i}`;

/** The dashboards of a Grafana: those that it is given, or Istio's. */
export function dashboardsOf(
  { props }: GrafanaInput,
  istio: () => readonly NamedDashboard[],
): readonly NamedDashboard[] {
  const { dashboards } = props;
  if (dashboards === false) return [];
  if (dashboards === undefined || dashboards === true) return istio();
  return dashboards.map((json, i) => {
    const named = json as { readonly name?: unknown; readonly json?: unknown };
    return typeof named.name === 'string' && typeof named.json === 'object'
      ? (json as unknown as NamedDashboard)
      : { name: slug(json.title, i), json };
  });
}

/** Those about single services and workloads are apart, as in the samples. */
const OF_SERVICES = /service|workload|wasm|extension|mesh/;

export function dashboardFolders(name: string, dashboards: readonly NamedDashboard[]): DashboardFolder[] {
  const part = (ofServices: boolean): readonly NamedDashboard[] =>
    dashboards.filter((dashboard) => OF_SERVICES.test(dashboard.name) === ofServices);
  const prefix = name === 'grafana' ? '' : `${name}-`;
  return [
    { name: 'istio', configMap: `${prefix}istio-grafana-dashboards`, dashboards: part(false) },
    { name: 'istio-services', configMap: `${prefix}istio-services-grafana-dashboards`, dashboards: part(true) },
  ].filter((folder) => folder.dashboards.length > 0);
}
