import { istioDashboards } from '../dashboards/dashboards';
import type { DashboardJson } from '../dashboards/json';
import type { GrafanaInput } from './input';

const known = new WeakMap<GrafanaInput, readonly DashboardJson[]>();

/** Istio's dashboards, for the release and the data plane of the mesh; of no mesh, those of one with istiod. */
function istioDashboardsOf(input: GrafanaInput): readonly DashboardJson[] {
  const { mesh, release, namespace } = input;
  let dashboards = known.get(input);
  if (dashboards === undefined) {
    dashboards = istioDashboards(mesh ?? { version: release.version, istiod: namespace, merged: true });
    known.set(input, dashboards);
  }
  return dashboards;
}

/** The dashboards of a Grafana: those that it is given, or Istio's. */
export function dashboardsOf(input: GrafanaInput): readonly DashboardJson[] {
  const { dashboards } = input.props;
  if (dashboards === false) return [];
  return dashboards === undefined || dashboards === true
    ? istioDashboardsOf(input)
    : (dashboards as unknown as readonly DashboardJson[]);
}
