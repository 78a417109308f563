import { isRecord } from '../../model';
import { charts as CHART_ROWS } from '../../mesh/charts/charts';
import type { Release } from '../../releases';
import { pathNames, type Tree } from '../tree';
import type { ProofChange } from './changes';
import { gatewayKey, isWrittenOut, type Candidate, type ImportedChart } from './chart';

type Leaf = readonly [path: readonly string[], usual: unknown];

/** Values that switch objects on or off, for objects that only one side has. */
export function switches(chart: ImportedChart, release: Release): Candidate[] {
  return leaves(defaultsOf(chart, release))
    .filter(([, usual]) => typeof usual === 'boolean')
    .map(([path, usual]) => ({ path, value: usual !== true }));
}

/**
 * Returns the values that may be the reason for fields of a chart's objects: those whose default is what the chart
 * writes there, with what is wanted instead; and those of the same name.
 */
export function inferred(
  chart: ImportedChart,
  fields: readonly ProofChange[],
  ids: ReadonlySet<string>,
  release: Release,
): Candidate[] {
  const all = leaves(defaultsOf(chart, release));
  return fields
    .filter(({ object }) => ids.has(object))
    .flatMap(({ path, ours, theirs }) => {
      const name = String(pathNames(path).at(-1));
      const sameName = all.filter(([steps]) => steps.at(-1) === name);
      const sameValue = all.filter(([, usual]) => isWrittenAs(usual, ours));
      return [
        ...sameName.map(([steps]): Candidate => ({ path: steps, value: theirs })),
        ...sameValue.map(([steps, usual]): Candidate => ({ path: steps, value: read(theirs, usual) })),
      ];
    })
    .filter(({ value }) => value !== undefined);
}

const defaultsOf = ({ chart }: ImportedChart, release: Release): Tree => {
  const all = CHART_ROWS[chart].defaults(release) as Tree;
  if (!isWrittenOut(chart)) return all;
  const { gateways, ...others } = all;
  const own = isRecord(gateways) ? gateways[gatewayKey(chart)] : undefined;
  return { ...others, gateways: { [gatewayKey(chart)]: own } };
};

function leaves(tree: unknown, path: readonly string[] = []): Leaf[] {
  if (!isRecord(tree) || Object.keys(tree).length === 0) return [[path, tree]];
  return Object.entries(tree).flatMap(([name, item]) => leaves(item, [...path, name]));
}

/** Reports whether a chart writes a value so: as it is, as text, or a list as text with commas. */
function isWrittenAs(value: unknown, written: unknown): boolean {
  if (typeof written !== 'string' && typeof written !== 'number' && typeof written !== 'boolean') return false;
  if (Array.isArray(value)) return value.length > 0 && value.join(',') === written;
  return value !== null && value !== '' && !isRecord(value) && String(value) === String(written);
}

/** Returns what a chart has written as a value of the same type as its default. */
function read(written: unknown, usual: unknown): unknown {
  if (typeof written !== 'string') return written;
  if (Array.isArray(usual)) return written.split(',');
  if (typeof usual === 'boolean') return written === 'true' ? true : written === 'false' ? false : undefined;
  return typeof usual === 'number' && written.trim() !== '' && !Number.isNaN(Number(written))
    ? Number(written)
    : written;
}
