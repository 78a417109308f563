import type { ObservedMesh } from '../../../lib/addons/shared/observed-mesh';
import { istioDashboards } from '../../../lib/addons/dashboards/dashboards';
import type { DashboardJson } from '../../../lib/addons/dashboards/json';
import { alertingRules } from '../../../lib/addons/rules/alerts';
import { istioRules } from '../../../lib/addons/rules/rules';
import { metricNames } from '../../../lib/addons/shared/metric-names';
import { parseQuery, queryProblems, seriesOf } from '../../support/promql';
import { describeWithReference, RELEASES } from '../../support/reference';

const PLANES: Readonly<Record<string, Partial<ObservedMesh>>> = {
  sidecar: {},
  ambient: { ztunnel: 'istio-system', cni: 'istio-system' },
};

/** Queries of panels, and those for the values of variables. */
function queries({ panels = [], templating }: DashboardJson): string[] {
  const variables = (templating as { list: { type: string; query: string | { query: string } }[] }).list;
  const values = variables.flatMap(({ query }) => {
    const [, selector, label] =
      /^label_values\((.*), (\w+)\)$/.exec(typeof query === 'string' ? query : query.query) ?? [];
    return selector === undefined ? [] : [`count by (${label}) (${selector})`];
  });
  return [...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...values];
}

describe('the reader of queries', () => {
  test('finds metrics, and the labels that are matched and kept', () => {
    expect(parseQuery('sum by (a, le) (rate(m_bucket{b="x", c=~"$d"}[$__rate_interval])) / sum(n)')).toEqual({
      errors: [],
      asked: [
        { metric: 'm_bucket', labels: ['b', 'c', 'a', 'le'] },
        { metric: 'n', labels: [] },
      ],
    });
    expect(parseQuery('count by (x) ({__name__=~"m|n", y="z"})').asked).toEqual([
      { metric: 'm', labels: ['y', 'x'] },
      { metric: 'n', labels: ['y', 'x'] },
    ]);
  });

  test('finds what is no query', () => {
    expect(parseQuery('sum by (a (m)').errors).not.toEqual([]);
    expect(parseQuery('nosuch(m)').errors).not.toEqual([]);
  });

  test('finds names and labels that there are not', () => {
    const series = new Map([['m', new Set(['a'])]]);
    expect(queryProblems('sum by (a, b) (m{c="d"}) + n', series)).toEqual([
      'sum by (a, b) (m{c="d"}) + n: m has no label c',
      'sum by (a, b) (m{c="d"}) + n: m has no label b',
      'sum by (a, b) (m{c="d"}) + n: no series n',
    ]);
  });
});

describeWithReference('queries of dashboards and rules', () => {
  const cases = RELEASES.flatMap((release) => Object.keys(PLANES).map((plane) => [release, plane] as const));
  const counts: string[] = [];

  test.each(cases)('%s, %s: name series and labels that there are', (version, plane) => {
    const mesh: ObservedMesh = { version, istiod: 'istio-system', merged: true, ...PLANES[plane] };
    const series = seriesOf(version);
    const dashboards = istioDashboards(mesh);
    const panels = dashboards.flatMap(queries);
    const rules = istioRules(mesh).flatMap((group) => group.rules.map(({ expr }) => expr));
    counts.push(
      `${version} ${plane}: ${dashboards.length} dashboards, ${panels.length} queries, ${rules.length} rules`,
    );
    expect([...panels, ...rules].flatMap((query) => queryProblems(query, series))).toEqual([]);
  });

  test('are as many as there should be', () => {
    expect([...counts].sort()).toEqual([
      '1.29.6 ambient: 8 dashboards, 160 queries, 33 rules',
      '1.29.6 sidecar: 7 dashboards, 133 queries, 29 rules',
      '1.30.3 ambient: 8 dashboards, 160 queries, 33 rules',
      '1.30.3 sidecar: 7 dashboards, 133 queries, 29 rules',
      '1.31.0 ambient: 8 dashboards, 160 queries, 33 rules',
      '1.31.0 sidecar: 7 dashboards, 133 queries, 29 rules',
    ]);
  });

  test.each(RELEASES)('%s: names that are known are those of the reference', (version) => {
    const own = [...seriesOf(version).keys()].filter((name) => /^(istio|pilot|citadel|galley)_/.test(name));
    expect([...metricNames(version)].sort()).toEqual(own.sort());
  });

  test('a query of an ambient mesh counts what waypoints report', () => {
    const expr = (mesh: Partial<ObservedMesh>): unknown =>
      istioDashboards({ version: '1.31.0', merged: true, ...mesh })[0].panels?.[1].targets?.[0].expr;
    expect(expr({})).toBe('sum(rate(istio_requests_total{reporter="source"}[$__rate_interval]))');
    expect(expr(PLANES.ambient)).toBe('sum(rate(istio_requests_total{reporter=~"source|waypoint"}[$__rate_interval]))');
  });

  test('no alert asks for what a mesh does not have', () => {
    const names = (mesh: Partial<ObservedMesh>): string[] =>
      alertingRules({ version: '1.31.0', merged: false, ...mesh }).rules.map((rule) =>
        'alert' in rule ? rule.alert : '',
      );
    expect(names({})).toEqual(['IstioHighErrorRate', 'IstioHighLatency']);
    expect(names({ ztunnel: 'a', cni: 'b' })).toEqual([
      'IstioCniNotReady',
      'IstioZtunnelDisconnected',
      'IstioZtunnelWorkloadsWait',
      'IstioHighErrorRate',
      'IstioHighLatency',
    ]);
    expect(names({ merged: true })).toEqual(['IstioProxyCertificateExpires', 'IstioHighErrorRate', 'IstioHighLatency']);
  });
});
