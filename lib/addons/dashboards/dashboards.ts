import { suggest, type Problem } from '../../model';
import type { ObservedMesh } from '../shared/observed-mesh';
import { dashboardJson, fits } from './build';
import { CONTROL_PLANE, PERFORMANCE, WASM, ZTUNNEL_BOARD } from './data/components.data';
import { GATEWAYS, MESH, SERVICE, WORKLOAD } from './data/traffic.data';
import type { DashboardJson } from './json';

const BOARDS = [MESH, SERVICE, WORKLOAD, GATEWAYS, CONTROL_PLANE, PERFORMANCE, ZTUNNEL_BOARD, WASM];

/** Names by which dashboards are chosen. */
export const DASHBOARD_NAMES = [
  'mesh',
  'service',
  'workload',
  'gateways',
  'control-plane',
  'performance',
  'ztunnel',
  'wasm',
] as const;
export type DashboardName = (typeof DASHBOARD_NAMES)[number];

/**
 * Returns the dashboards of a mesh: all that there is something to see on, or those that are named.
 *
 * Their uids do not change, so that links to them stay.
 */
export function istioDashboards(
  mesh: ObservedMesh,
  names: readonly DashboardName[] = DASHBOARD_NAMES,
): DashboardJson[] {
  const wanted = BOARDS.filter((board) => (names as readonly string[]).includes(board.name) && fits(board, mesh));
  return wanted.map((board) => dashboardJson(board, mesh));
}

/** Returns what is wrong with names of dashboards: one that there is not, or nothing to see on it in a mesh. */
export function dashboardNameProblems(names: readonly string[], mesh: ObservedMesh, path: string): Problem[] {
  return names.flatMap((name, i): Problem[] => {
    const board = BOARDS.find((each) => each.name === name);
    const place = { path: `${path}[${i}]`, found: name };
    if (board === undefined) {
      const message = 'there is no such dashboard';
      return [
        { severity: 'error', code: 'dashboards/unknown', ...place, message, fix: suggest(name, DASHBOARD_NAMES) },
      ];
    }
    if (fits(board, mesh)) return [];
    const message = `the mesh has no ${String(board.needs)}, and the dashboard nothing to show`;
    return [{ severity: 'warning', code: 'dashboards/empty', ...place, message, fix: 'leave it out' }];
  });
}

/** Dashboards that Kiali links to, with its variables for what it shows: as `external_services.grafana.dashboards`. */
const KIALI_LINKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'service': { service: 'var-service', datasource: 'var-datasource' },
  'workload': { namespace: 'var-namespace', workload: 'var-workload', datasource: 'var-datasource' },
  'mesh': { datasource: 'var-datasource' },
  'control-plane': { datasource: 'var-datasource' },
  'performance': { datasource: 'var-datasource' },
  'wasm': { datasource: 'var-datasource' },
};

/** Returns the links from Kiali to those of these dashboards that it has a place for. */
export function kialiDashboards(dashboards: readonly DashboardJson[]): object[] {
  return dashboards.flatMap(({ uid, title }) => {
    const variables = KIALI_LINKS[String(uid).replace(/^istio-/, '')];
    return variables === undefined ? [] : [{ name: title, variables }];
  });
}
