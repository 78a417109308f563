import { istioRules } from '../../../lib/addons/rules/rules';
import { metricLabels, ownLabels } from '../../../lib/addons/shared/metric-labels';
import type { ObservedMesh } from '../../../lib/addons/shared/observed-mesh';
import { isForSome, type TelemetryOf } from '../../../lib/addons/shared/telemetry-metrics';
import { TRAFFIC, TRAFFIC_METRICS } from '../../../lib/addons/shared/traffic-metrics';
import { parseQuery } from '../../support/promql';
import { readAnswers } from '../answers/read';
import { report } from '../../support/report';
import { NEWEST_PATCH } from '../../support/releases';

/** One metric in the filter with which a proxy counts, as istiod configures it. */
interface FilterMetric {
  readonly name: string;
  readonly drop?: boolean;
  readonly tagsToRemove?: readonly string[];
  readonly dimensions?: Readonly<Record<string, string>>;
}
type Filter = readonly FilterMetric[];

interface Case {
  readonly defaults: readonly string[];
  readonly objects: readonly { readonly namespace: string; readonly spec: object }[];
  /** The filters of each proxy, by side; none where it counts nothing there. */
  readonly filters: readonly { readonly CLIENT: readonly Filter[]; readonly SERVER: readonly Filter[] }[];
}
interface Answers {
  readonly providers: { readonly prometheus: readonly string[] };
  readonly cases: readonly Case[];
}

/** The labels of the series that a filter makes of a metric; undefined where it drops the metric. */
function labelsBy(filter: Filter, metric: string): string[] | undefined {
  const series = TRAFFIC[metric][0].replace(/^istio_/, '').replace(/_count$/, '');
  const {
    drop = false,
    tagsToRemove = [],
    dimensions = {},
  } = filter.find(({ name }) => name === series) ?? { name: '' };
  if (drop) return undefined;
  const labels = new Set([...ownLabels(metric), ...Object.keys(dimensions)]);
  return [...labels].filter((label) => !tagsToRemove.includes(label)).sort();
}

const union = (lists: readonly (readonly string[])[]): string[] | undefined =>
  lists.length === 0 ? undefined : [...new Set(lists.flat())].sort();
const common = ([first = [], ...others]: readonly (readonly string[])[]): string[] =>
  first.filter((label) => others.every((list) => list.includes(label)));

const meshOf = (prometheus: readonly string[], { defaults }: Case): ObservedMesh => ({
  version: NEWEST_PATCH,
  merged: true,
  metricProviders: { prometheus, defaults },
});

/** The Telemetry of a program, as rules take it. */
const telemetryOf = ({ objects }: Case): TelemetryOf[] =>
  objects.map(({ namespace, spec }) => ({
    namespace,
    spec,
    isMeshWide: namespace === 'istio-system' && !isForSome(spec),
  }));

/** The labels by which a rule adds up, without that of buckets. */
const keptBy = (expr: string): string[] =>
  [...expr.matchAll(/sum by \((.*?)\)/g)].flatMap(([, labels]) => labels.split(', ').filter((label) => label !== 'le'));

describe("labels beside istiod's own filters", () => {
  const { cases, providers } = readAnswers<Answers>('telemetry-1.31.json');

  test('of each metric some, servers and all servers have the labels that the proxies of a program have', () => {
    let compared = 0;
    const wrong: unknown[] = [];
    for (const [i, program] of cases.entries()) {
      const { filters } = program;
      const labels = metricLabels(meshOf(providers.prometheus, program), telemetryOf(program));
      for (const metric of TRAFFIC_METRICS) {
        const of = (some: readonly Filter[]) =>
          some.map((filter) => labelsBy(filter, metric)).filter((list) => list !== undefined);
        const servers = of(filters.flatMap(({ SERVER }) => SERVER));
        const all = [...of(filters.flatMap(({ CLIENT }) => CLIENT)), ...servers];
        const ours = [labels.ofSome(metric), labels.ofServers(metric), [...labels.ofAllServers(metric)].sort()];
        const theirs = [union(all), union(servers), common(servers)];
        compared++;
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) wrong.push({ case: i, metric, ours, theirs });
      }
    }
    report(
      `labels of metrics beside istiod: ${compared - wrong.length} of ${compared} alike, in ${cases.length} programs`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBe(2000);
  });

  test('no rule keeps or matches a label that no series of its metric has, and each is a query', () => {
    let rules = 0;
    const wrong: unknown[] = [];
    for (const [i, program] of cases.entries()) {
      const mesh = meshOf(providers.prometheus, program);
      const telemetry = telemetryOf(program);
      const labels = metricLabels(mesh, telemetry);
      for (const { expr } of istioRules(mesh, { telemetry }).flatMap((group) => group.rules)) {
        rules++;
        const { errors, asked } = parseQuery(expr);
        const of = asked.map(({ metric }) => TRAFFIC_METRICS.find((name) => TRAFFIC[name].includes(metric)));
        const there = of.flatMap((metric) => (metric === undefined ? [] : (labels.ofSome(metric) ?? [])));
        if (of.every((metric) => metric === undefined)) continue;
        const missing = [...keptBy(expr), ...asked.flatMap((one) => one.labels)].filter(
          (label) => label !== 'le' && !there.includes(label),
        );
        if (errors.length + missing.length > 0) wrong.push({ case: i, expr, errors, missing });
      }
    }
    report(`rules beside Telemetry: ${rules} in ${cases.length} programs, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
    expect(rules).toBeGreaterThan(3000);
  });
});
