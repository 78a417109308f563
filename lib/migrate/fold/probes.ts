import { charts as CHART_ROWS } from '../../mesh/charts/charts';
import { prepareChart } from '../../mesh/charts/render-chart';
import { MeshProblems } from '../../model';
import type { Release } from '../../releases';
import { PLATFORMS } from '../../releases/names';
import type { Shape } from '../../schema/notation';
import { at, withValue, type Tree } from '../tree';
import type { Candidate, ImportedChart } from './chart';
import { isMarked, MARK, NUMBER, readBack } from './read-back';
import { index, type Rendered } from './target';

/** Texts with a meaning of their own, which the schemas of the charts take as any text. */
const WORDS: Readonly<Record<string, readonly string[]>> = { 'provider': ['multus'], 'global.platform': PLATFORMS };

/**
 * Returns the values that may be the reason why objects differ. Each value of the chart's schema is rendered once with
 * a mark; where the mark stands, the wanted object has the value that was meant.
 */
export function probed(chart: ImportedChart, values: Tree, wanted: Rendered, release: Release): Candidate[] {
  const base = renderedWith(chart, values, release);
  if (!base) return [];
  const found = probesOf(chart, release).flatMap((probe) => {
    const marked = renderedWith(chart, withValue(values, probe.path, probe.value), release);
    return marked ? readBack(probe.value, { base, marked, wanted }).map((value) => ({ path: probe.path, value })) : [];
  });
  // A platform stands for several values, and values that charts share stand for those of one chart.
  const rank = ({ path }: Candidate): number => (path.at(-1) === 'platform' ? 0 : path[0] === 'global' ? 2 : 1);
  const ordered = [...found].sort((a, b) => rank(a) - rank(b));
  return [...new Map(ordered.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

function renderedWith(chart: ImportedChart, values: Tree, release: Release): Rendered | undefined {
  try {
    const prepared = prepareChart(release, chart.chart, chart.release, chart.namespace, values);
    return index(prepared.render({ crds: false }).map(({ manifest }) => manifest));
  } catch (reason) {
    // A chart reads the fields of some values, which a mark does not have.
    if (reason instanceof TypeError || reason instanceof MeshProblems) return undefined;
    throw reason;
  }
}

/** Returns a mark for each value of a chart; of those with few possible values, each that is not the default. */
function probesOf({ chart }: ImportedChart, release: Release): Candidate[] {
  const defaults = CHART_ROWS[chart].defaults(release) as Tree;
  return leaves(CHART_ROWS[chart].schema.shape()).flatMap(([path, shape]) =>
    marksFor(shape, at(defaults, path), WORDS[path.join('.')]).map((value) => ({ path, value })),
  );
}

function leaves(shape: Shape, path: readonly string[] = []): (readonly [readonly string[], Shape])[] {
  const fields = Object.entries(shape.facts.fields ?? {});
  if (shape.facts.k8s === 'ResourceRequirements')
    return [
      [[...path, 'requests'], shape],
      [[...path, 'limits'], shape],
    ];
  return fields.length === 0 ? [[path, shape]] : fields.flatMap(([name, field]) => leaves(field, [...path, name]));
}

function marksFor({ facts }: Shape, usual: unknown, words: readonly string[] = []): unknown[] {
  if (facts.values) return [...facts.values.keys()].filter((value) => value !== usual && value !== '');
  switch (facts.type) {
    case 'boolean':
      return [usual !== true];
    case 'integer':
    case 'number':
    case 'int-or-string':
      return [NUMBER];
    case 'string':
      return [MARK, ...words];
    case 'either':
      return marksFor((facts.options ?? [])[0], usual);
    case 'list': {
      const [item] = facts.item ? marksFor(facts.item, undefined) : [];
      return [[isMarked(item) ? item : MARK]];
    }
    default:
      return [{ [MARK]: MARK }];
  }
}
