import { slug } from '../dashboards/delivery';
import type { DashboardJson } from '../dashboards/json';
import type { GrafanaInput } from './input';
import { dashboardsOf } from './istio-dashboards';

/** A folder of dashboards: a ConfigMap, which may hold at most a megabyte. */
export interface DashboardFolder {
  readonly name: string;
  readonly configMap: string;
  readonly dashboards: readonly DashboardJson[];
}

/** Those about traffic are apart from those about components, as in the samples. */
const OF_TRAFFIC = /mesh|service|workload|gateway|wasm/;

/** The folders of dashboards of one Grafana. */
export function foldersOf(input: GrafanaInput): DashboardFolder[] {
  const dashboards = dashboardsOf(input);
  const part = (ofTraffic: boolean): readonly DashboardJson[] =>
    dashboards.filter((dashboard) => OF_TRAFFIC.test(slug(dashboard)) === ofTraffic);
  const prefix = input.name === 'grafana' ? '' : `${input.name}-`;
  return [
    { name: 'istio', configMap: `${prefix}istio-grafana-dashboards`, dashboards: part(false) },
    { name: 'istio-services', configMap: `${prefix}istio-services-grafana-dashboards`, dashboards: part(true) },
  ].filter((folder) => folder.dashboards.length > 0);
}
