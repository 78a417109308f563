import { readReference } from './reference';

/** A node of a parsed query: what is needed of it, since the types of the parser are those of its ES module. */
interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  cursor(): { iterate(enter: (node: Node) => void): void };
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
const { parser } = require('@prometheus-io/lezer-promql') as {
  readonly parser: { parse(text: string): { readonly topNode: Node } };
};

/** What a query asks for: each selector with the labels that it matches, and with those that are kept around it. */
export interface Asked {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** A query with the variables of Grafana replaced, as Prometheus gets it. */
export const withoutVariables = (query: string): string =>
  query.replaceAll('$__rate_interval', '5m').replace(/\$\{?\w+(:\w+)?\}?/g, 'x');

function children(node: Node): Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
}
const below = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...children(node).flatMap((child) => below(child, name)),
];

/** Parses a query; syntax errors come with the text at which they are. */
export function parseQuery(query: string): { readonly errors: string[]; readonly asked: Asked[] } {
  const text = withoutVariables(query);
  const of = (node: Node): string => text.slice(node.from, node.to);
  const { topNode } = parser.parse(text);
  const errors: string[] = [];
  topNode.cursor().iterate((node) => {
    if (node.type.isError) errors.push(`${node.from}: ${text.slice(node.from, node.from + 20)}`);
  });
  const asked: Asked[] = [];
  const visit = (node: Node, kept: readonly string[]): void => {
    if (node.name === 'VectorSelector') {
      const matchers = below(node, 'UnquotedLabelMatcher').map((matcher) => {
        const [label, , value] = children(matcher);
        return { label: of(label), value: of(value) };
      });
      const named = matchers
        .find(({ label }) => label === '__name__')
        ?.value.slice(1, -1)
        .split('|');
      const [identifier] = children(node).filter(({ name }) => name === 'Identifier');
      const metrics = named ?? [of(identifier)];
      const labels = [...matchers.map(({ label }) => label).filter((label) => label !== '__name__'), ...kept];
      asked.push(...metrics.map((metric) => ({ metric, labels })));
      return;
    }
    const grouping = node.name === 'AggregateExpr' ? below(node, 'GroupingLabels')[0] : undefined;
    const modifier = children(node).find(({ name }) => name === 'AggregateModifier');
    const isBy = modifier !== undefined && below(modifier, 'By').length > 0;
    const inner = grouping !== undefined && isBy ? below(grouping, 'LabelName').map(of) : kept;
    for (const child of children(node)) visit(child, inner);
  };
  visit(topNode, []);
  return { errors, asked };
}

interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly releases: readonly string[];
  readonly component: string;
}
/** All metrics of the reference data. */
export const metrics = (): Readonly<Record<string, Metric>> =>
  readReference<{ metrics: Record<string, Metric> }>('addons', 'metrics.json').metrics;

/** Labels that scraping adds to every series. */
const OF_TARGETS = ['namespace', 'pod', 'app', 'job', 'instance'];

/** Series of a release by name, each with its labels. */
export function seriesOf(release: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(metrics())
      .filter(([, { releases }]) => releases.includes(release))
      .flatMap(([name, { type, labels }]) => {
        const own = [...labels, ...OF_TARGETS];
        const part = (end: string, more: readonly string[] = []): [string, Set<string>] => [
          `${name}${end}`,
          new Set([...own, ...more]),
        ];
        return type === 'histogram' ? [part('_bucket', ['le']), part('_sum'), part('_count')] : [part('')];
      }),
  );
}

/** What is wrong with a query by the metrics of a release: syntax, names, labels. */
export function queryProblems(query: string, series: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const { errors, asked } = parseQuery(query);
  if (errors.length > 0) return errors.map((error) => `${query}: syntax at ${error}`);
  if (asked.length === 0) return [`${query}: asks for nothing`];
  return asked.flatMap(({ metric, labels }) => {
    const known = series.get(metric);
    if (known === undefined) return [`${query}: no series ${metric}`];
    return labels.filter((label) => !known.has(label)).map((label) => `${query}: ${metric} has no label ${label}`);
  });
}
