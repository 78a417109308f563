import {
  DASHBOARD_NAMES,
  dashboardNameProblems,
  istioDashboards,
  kialiDashboards,
} from '../../../lib/addons/dashboards/dashboards';
import type { DashboardJson } from '../../../lib/addons/dashboards/json';
import { codeFirst } from '../../support/problems';
import { NEWEST_VERSION } from '../../support/releases';

const SIDECAR = { version: NEWEST_VERSION, istiod: 'istio-system', merged: true };
const AMBIENT = { ...SIDECAR, ztunnel: 'istio-system', cni: 'istio-system' };
const byName = (mesh: typeof SIDECAR): [string, DashboardJson][] =>
  istioDashboards(mesh).map((dashboard) => [String(dashboard.uid), dashboard]);

describe.each([
  ['sidecar', SIDECAR],
  ['ambient', AMBIENT],
])('%s', (_, mesh) => {
  describe.each(byName(mesh))('%s', (__, { panels = [] }) => {
    test('no panel lies upon another, or beyond the edge', () => {
      const taken = new Map<string, unknown>();
      const wrong: string[] = [];
      for (const { title, gridPos } of panels) {
        const { x, y, w, h } = gridPos as { x: number; y: number; w: number; h: number };
        if (x < 0 || x + w > 24) wrong.push(`${title} is beyond the edge`);
        for (let i = x; i < x + w; i++)
          for (let j = y; j < y + h; j++) {
            const place = `${i},${j}`;
            if (taken.has(place)) wrong.push(`${title} lies upon ${String(taken.get(place))}`);
            taken.set(place, title);
          }
      }
      expect(wrong).toEqual([]);
    });

    test('lines of panels are filled from edge to edge', () => {
      const widths = new Map<number, number>();
      for (const { gridPos } of panels)
        widths.set(gridPos?.y ?? 0, (widths.get(gridPos?.y ?? 0) ?? 0) + (gridPos?.w ?? 0));
      expect([...widths].filter(([, width]) => width !== 24)).toEqual([]);
    });

    test('panels have ids of their own, a title and queries with names of their own', () => {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(panels.filter(({ title }) => (title ?? '') === '')).toEqual([]);
      const drawn = panels.filter(({ type }) => type !== 'row');
      for (const { title, targets = [] } of drawn) {
        expect([title, targets.length > 0]).toEqual([title, true]);
        expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
      }
    });
  });
});

test('uids and titles stay, since links lead to them', () => {
  expect(istioDashboards(AMBIENT).map(({ uid, title }) => `${uid}: ${title}`)).toEqual([
    'istio-mesh: Istio: mesh',
    'istio-service: Istio: service',
    'istio-workload: Istio: workload',
    'istio-gateways: Istio: gateways and waypoints',
    'istio-control-plane: Istio: control plane',
    'istio-performance: Istio: cost',
    'istio-ztunnel: Istio: ztunnel',
    'istio-wasm: Istio: Wasm extensions',
  ]);
});

test('a mesh has the dashboards on which there is something to see', () => {
  const names = (mesh: Parameters<typeof istioDashboards>[0]): string[] =>
    istioDashboards(mesh).map(({ uid }) => String(uid).slice('istio-'.length));
  expect(names(AMBIENT)).toEqual([...DASHBOARD_NAMES]);
  expect(names(SIDECAR)).toEqual(DASHBOARD_NAMES.filter((name) => name !== 'ztunnel'));
  expect(names({ version: NEWEST_VERSION, merged: true })).toEqual(
    DASHBOARD_NAMES.filter((name) => !['ztunnel', 'control-plane'].includes(name)),
  );
  expect(istioDashboards(SIDECAR, ['wasm', 'mesh']).map(({ uid }) => uid)).toEqual(['istio-mesh', 'istio-wasm']);
});

test('sections are those of what a mesh has', () => {
  const headings = (mesh: typeof SIDECAR, name: 'gateways' | 'performance'): unknown[] =>
    (istioDashboards(mesh, [name])[0].panels ?? []).filter(({ type }) => type === 'row').map(({ title }) => title);
  expect(headings(SIDECAR, 'gateways')).toEqual(['Gateways']);
  expect(headings(AMBIENT, 'gateways')).toEqual(['Gateways', 'Waypoints']);
  expect(headings(SIDECAR, 'performance')).toEqual(['Proxies', 'istiod']);
  expect(headings(AMBIENT, 'performance')).toEqual(['Proxies', 'Agents of nodes', 'istiod']);
});

test('names that there are not, and those with nothing to see', () => {
  expect(dashboardNameProblems(['mesh', 'servcie', 'ztunnel'], SIDECAR, 'dashboards').map(codeFirst)).toEqual([
    'error dashboards/unknown dashboards[1]: got "servcie"; there is no such dashboard; did you mean "service"?',
    'warning dashboards/empty dashboards[2]: got "ztunnel"; the mesh has no ztunnel, and the dashboard nothing to ' +
      'show; ' +
      'leave it out',
  ]);
  expect(dashboardNameProblems(['mesh', 'ztunnel'], AMBIENT, 'dashboards')).toEqual([]);
});

test('Kiali links to them with what it shows', () => {
  expect(kialiDashboards(istioDashboards(SIDECAR, ['mesh', 'service', 'workload', 'gateways']))).toEqual([
    { name: 'Istio: mesh', variables: { datasource: 'var-datasource' } },
    { name: 'Istio: service', variables: { service: 'var-service', datasource: 'var-datasource' } },
    {
      name: 'Istio: workload',
      variables: { namespace: 'var-namespace', workload: 'var-workload', datasource: 'var-datasource' },
    },
  ]);
});
