import { isRecord, type ValueTree } from '../../model';
import { sorted } from '../../model/sorted';
import { pathText } from '../../schema/wording';

/** Path into a value: names of fields and indices of lists. */
export type Path = readonly (string | number)[];

interface Spot {
  readonly path: Path;
  readonly value: unknown;
}

const STEP = /([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;
/** Props with checks of their own, whose problems name their place already. */
const ELSEWHERE: ReadonlySet<string> = new Set(['patches', 'meshConfig', 'meshNetworks']);

/** Parses a path in the notation of problems: `spec.ports[0].name`, `metadata.labels["a/b"]`. */
export function readPath(text: string): Path {
  return [...text.matchAll(STEP)].map(([, name, index, quoted]) => {
    if (name !== undefined) return name;
    return index === undefined ? (JSON.parse(quoted) as string) : Number(index);
  });
}

/** Returns every field and item of a tree, with its path. */
function spots(value: unknown, path: Path, found: Spot[]): Spot[] {
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(isRecord(value) ? value : {});
  for (const [step, part] of parts) {
    if (path.length === 0 && ELSEWHERE.has(String(step))) continue;
    found.push({ path: [...path, step], value: part });
    spots(part, [...path, step], found);
  }
  return found;
}

const names = (path: Path): string[] => path.filter((step) => typeof step === 'string');

/** Returns how many names at the end of two paths are the same. */
function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

const canonical = (value: unknown): string => JSON.stringify(sorted(value));

/** Reports whether a written and a rendered value are the same: charts render some numbers and booleans as text. */
function isSame(written: unknown, found: unknown): boolean {
  if (typeof written === 'object' || typeof found === 'object') return canonical(written) === canonical(found);
  return written !== undefined && String(written) === String(found);
}

/** Value of a rendered object that is invalid. */
export interface Found {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Rates how well a written value explains an invalid one: the more names of the path are the same, the higher. 0 means
 * not at all.
 */
function similarity(spot: Spot, fault: Found): number {
  const [wanted, own] = [names(fault.path), names(spot.path)];
  // A list of names in place of a list of objects with names: `imagePullSecrets: ['key']`.
  if (isSame(spot.value, fault.value)) {
    return Math.max(commonEnd(own, wanted), Math.min(0.9, commonEnd(own, wanted.slice(0, -1))));
  }
  // The key of a map in place of a named item: `env: { 'A=B': 'c' }`.
  const isKey = typeof fault.value === 'string' && own[own.length - 1] === fault.value;
  return isKey ? 1 + commonEnd(own.slice(0, -1), wanted.slice(0, -1)) : 0;
}

const isUnder = (path: Path, prefix: string): boolean => {
  const text = pathText(path);
  return prefix === '' || text === prefix || text.startsWith(`${prefix}.`) || text.startsWith(`${prefix}[`);
};

/** Returns the value with the highest rating; the props of the component itself are preferred. */
function best(all: readonly Spot[], own: readonly string[], score: (spot: Spot) => number): Spot | undefined {
  let found: Spot | undefined;
  let most = 0;
  for (const spot of all) {
    const likely = score(spot);
    const points = likely === 0 ? 0 : 2 * likely + Number(own.some((prefix) => isUnder(spot.path, prefix)));
    if (points > most) [found, most] = [spot, points];
  }
  return found;
}

/**
 * Returns the place where the user wrote the invalid value of a rendered object. `own` are the props of the component
 * that rendered it. For a value from a default, the place is that of a sibling field (`beside`), or the nearest map of
 * the same name in the props that the user wrote.
 */
export function writtenAt(
  given: ValueTree,
  own: readonly string[],
  fault: Found,
  beside: readonly Found[] = [],
): string | undefined {
  const all = spots(given, [], []);
  const exact = best(all, own, (spot) => similarity(spot, fault));
  if (exact !== undefined) return pathText(exact.path);
  const neighbour = beside
    .map((other) => best(all, own, (spot) => similarity(spot, other)))
    .find((spot) => spot !== undefined);
  if (neighbour !== undefined) return pathText(neighbour.path);
  const ownSpots = all.filter(({ path }) => own.some((prefix) => isUnder(path, prefix)));
  const renamed = ownSpots.filter(({ value }) => typeof value !== 'object' && isSame(value, fault.value));
  if (renamed.length === 1) return pathText(renamed[0].path);
  for (let end = fault.path.length - 1; end > 0; end -= 1) {
    const wanted = names(fault.path.slice(0, end));
    const around = best(ownSpots, own, (spot) => (isRecord(spot.value) ? commonEnd(names(spot.path), wanted) : 0));
    if (around !== undefined) return pathText(around.path);
  }
  return undefined;
}
