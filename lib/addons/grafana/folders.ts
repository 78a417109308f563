import { dashboardFolders, dashboardsOf, type DashboardFolder } from './dashboards';
import type { GrafanaInput } from './input';
import { istioDashboardsOf } from './istio-dashboards';

/** The folders of dashboards of one Grafana. */
export const foldersOf = (input: GrafanaInput): DashboardFolder[] =>
  dashboardFolders(
    input.name,
    dashboardsOf(input, () => istioDashboardsOf(input)),
  );
