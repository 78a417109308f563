import { isRecord, type Problem } from '../../model';
import { unknownMetrics } from '../shared/metric-names';

/** Queries of the panels of a dashboard, those within rows too, each with its path. */
function queriesOf(panels: unknown, path: string): { readonly expr: string; readonly at: string }[] {
  const all = Array.isArray(panels) ? (panels as unknown[]) : [];
  return all.flatMap((panel, i) => {
    if (!isRecord(panel)) return [];
    const at = `${path}.panels[${i}]`;
    const targets = Array.isArray(panel.targets) ? (panel.targets as unknown[]) : [];
    const own = targets.flatMap((target, j) =>
      isRecord(target) && typeof target.expr === 'string'
        ? [{ expr: target.expr, at: `${at}.targets[${j}].expr` }]
        : [],
    );
    return [...own, ...queriesOf(panel.panels, at)];
  });
}

/**
 * Returns what is wrong with dashboards: two of one uid, of which Grafana would show one, and metrics that Istio does
 * not have, which leave a panel empty.
 */
export function dashboardProblems(dashboards: readonly unknown[], version: string, path = 'dashboards'): Problem[] {
  const uids = new Set<string>();
  return dashboards.flatMap((dashboard, i): Problem[] => {
    if (!isRecord(dashboard)) return [];
    const at = `${path}[${i}]`;
    const { uid, panels } = dashboard;
    const isSecond = typeof uid === 'string' && uids.has(uid);
    if (typeof uid === 'string') uids.add(uid);
    const unknown = queriesOf(panels, at).flatMap(({ expr, at: place }) => unknownMetrics(expr, version, place));
    if (!isSecond) return unknown;
    const message = `got a second dashboard with uid "${uid}"`;
    return [{ severity: 'error', code: 'dashboards/uid', path: at, message, fix: 'give it another uid' }, ...unknown];
  });
}
