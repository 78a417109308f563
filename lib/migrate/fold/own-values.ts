import { isRecord, overlay } from '../../model';
import { valuesProblems } from '../../api/values';
import { charts } from '../../mesh/charts/charts';
import type { Release } from '../../releases';
import { pathNames, pathText, removedAt, withoutValue, type Tree } from '../tree';
import type { ImportedChart } from './chart';

/** Values that a chart reads, and those that it does not. */
export interface OwnValues {
  readonly values: Tree;
  /** Fields that the chart does not know, as paths of the given values. */
  readonly unknown: readonly string[];
  /** Fields of a type that the chart cannot read, with the reason. */
  readonly wrong: readonly {
    readonly path: string;
    readonly message: string;
    readonly value: unknown;
    readonly fix?: string;
  }[];
}

/** Values that have props: mesh config, and the values that choose value sets. */
const ELSEWHERE: readonly (readonly string[])[] = [
  ['meshConfig'],
  ['profile'],
  ['platform'],
  ['compatibilityVersion'],
  ['global', 'istioNamespace'],
];

/** Returns the values that a chart reads from the given ones, without a section around them. */
export function ownValues({ chart, values }: ImportedChart, release: Release): OwnValues {
  const { section } = charts[chart].schema;
  const own = section === undefined ? undefined : values[section];
  const rest = section === undefined || !isRecord(own) ? values : withoutSection(values, section);
  const parts = [
    { prefix: '', tree: ELSEWHERE.reduce<Tree>(withoutValue, rest) },
    ...(isRecord(own) && section !== undefined ? [{ prefix: section, tree: own }] : []),
  ];
  const unknown: string[] = [];
  const wrong: { path: string; message: string; value: unknown; fix?: string }[] = [];
  const read = parts.map(({ prefix, tree }) => {
    const at = (path: string): string => (prefix === '' ? path : `${prefix}.${path}`);
    let left = tree;
    for (const problem of valuesProblems(charts[chart].schema, tree, { version: release.version }).reverse()) {
      if (problem.severity !== 'error') continue;
      left = removedAt(left, pathNames(problem.path));
      if (problem.code === 'schema/unknown-field') unknown.push(at(problem.path));
      else wrong.push({ path: at(problem.path), message: problem.message, value: problem.found, fix: problem.fix });
    }
    return left;
  });
  return { values: read.reduce<Tree>(overlay, {}), unknown: unknown.reverse(), wrong: wrong.reverse() };
}

function withoutSection(values: Tree, section: string): Tree {
  const { [section]: _, ...rest } = values;
  return rest;
}

/** Groups of the operator's values that each belong to one chart. */
const GROUPS = /^(pilot|cni|ztunnel|gateways(\.istio-(in|e)gressgateway)?)(\.(enabled|cni\.enabled|name|labels))?$/;

/** Returns the fields that no chart of an input reads. */
export function unreadBy(all: readonly OwnValues[]): string[] {
  const sets = all.map(({ unknown }) => new Set(unknown));
  const covers = (set: ReadonlySet<string>, path: string): boolean => {
    const names = pathNames(path);
    return names.some((_, i) => set.has(pathText(names.slice(0, i + 1))));
  };
  const candidates = new Set(all.flatMap(({ unknown }) => unknown));
  return [...candidates].filter((path) => !GROUPS.test(path) && sets.every((set) => covers(set, path)));
}
