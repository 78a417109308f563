import { isRecord, type Manifest } from '../../model';
import { readYaml } from '../../yaml/read-yaml';
import { identity, type Rendered } from './target';

/** Text that stands for a value: a valid name, label and path. */
export const MARK = 'probe-mark';
/** Number that stands for a value. */
export const NUMBER = 4747;

/** Reports whether a value can be found again where a chart writes it. */
export const isMarked = (value: unknown): boolean => JSON.stringify(value)?.includes(MARK) || value === NUMBER;

/** Objects of a chart with its values, with a mark in place of one of them, and as they should be. */
export interface Marked {
  readonly base: Rendered;
  readonly marked: Rendered;
  readonly wanted: Rendered;
}

/** One place in all three. */
interface Place {
  readonly base: unknown;
  readonly marked: unknown;
  readonly wanted: unknown;
}

/** Returns the values that the wanted objects have where the chart writes the given one. */
export function readBack(value: unknown, { base, marked, wanted }: Marked): unknown[] {
  const isShown = [...wanted.keys()].some((id) => !base.has(id) && marked.has(id));
  const isHidden = [...base.keys()].some((id) => !marked.has(id) && !wanted.has(id));
  if (!isMarked(value) && (isShown || isHidden)) return [value];
  const places = [...wanted].map(([id, object]): Place => ({
    base: base.get(id),
    marked: marked.get(id),
    wanted: object,
  }));
  const inFields = places
    .filter((place) => place.base !== undefined && place.marked !== undefined)
    .flatMap((place) => fields(place, value));
  return isMarked(value) ? [...inFields, ...inNames(value, { base, marked, wanted })] : inFields;
}

/** Reads a value off the names of objects that have the mark in theirs. */
function inNames(value: unknown, { base, marked, wanted }: Marked): unknown[] {
  const missing = [...wanted.values()].filter((object) => !base.has(identity(object)));
  const named = [...marked.values()].filter(({ metadata }) => String(metadata.name).includes(MARK));
  const ofKind = (kind: string): Manifest[] => missing.filter((object) => object.kind === kind);
  return named.flatMap(({ kind, metadata }) =>
    ofKind(kind).flatMap((object) => inText(String(metadata.name), String(object.metadata.name), value)),
  );
}

function fields(place: Place, value: unknown): unknown[] {
  const { base, marked, wanted } = place;
  if (same(base, marked) || same(base, wanted) || wanted === undefined || wanted === null) return [];
  if (isMarked(value)) return same(marked, value) ? [wanted] : inPart(place, value);
  return same(marked, wanted) ? [value] : below(place, value);
}

/** Reads a value off a place that has the mark somewhere inside. */
function inPart(place: Place, value: unknown): unknown[] {
  const { base, marked, wanted } = place;
  if (isRecord(value) && isRecord(marked) && marked[MARK] === MARK) return entries(base, wanted);
  if (Array.isArray(marked)) return Array.isArray(wanted) ? inList(place, value) : [];
  return isText(marked) && isText(wanted) ? inText(marked, wanted, value) : below(place, value);
}

/** Returns the entries of a map that the chart does not write by itself. */
function entries(base: unknown, wanted: unknown): unknown[] {
  if (!isRecord(wanted)) return [];
  const own = isRecord(base) ? base : {};
  return [Object.fromEntries(Object.entries(wanted).filter(([name, item]) => !same(own[name], item)))];
}

const isText = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function inList(place: Place, value: unknown): unknown[] {
  const [base, marked, wanted] = [place.base, place.marked, place.wanted].map((list) =>
    Array.isArray(list) ? list : [],
  );
  const added = wanted.filter((item) => !base.some((other) => same(item, other)));
  if (isRecord(value) && marked.some((item) => isRecord(item) && item.name === MARK && item.value === MARK)) {
    const variables = added.filter((item) => isRecord(item) && 'value' in item).map((item) => [item.name, item.value]);
    return variables.length > 0 ? [Object.fromEntries(variables) as unknown] : [];
  }
  const items = Array.isArray(value) ? value : [];
  const isAdded = items.length > 0 && items.every((item) => marked.some((other) => same(item, other)));
  return isAdded && added.length > 0 ? [added] : below(place, value);
}

/** Goes into the fields of a map and the items of a list: those with a name are found by it. */
function below({ base, marked, wanted }: Place, value: unknown): unknown[] {
  const steps = isRecord(marked) ? Object.keys(marked) : Array.isArray(marked) ? [...marked.keys()] : [];
  return steps.flatMap((step) => {
    const item = child(marked, step);
    const name = Array.isArray(marked) && isRecord(item) && isText(item.name) ? item.name : undefined;
    const [own, want] = [base, wanted].map((list) =>
      name !== undefined && Array.isArray(list)
        ? (list.find((other: unknown) => isRecord(other) && other.name === name) as unknown)
        : child(list, step),
    );
    return fields({ base: own, marked: item, wanted: want }, value);
  });
}

const child = (tree: unknown, step: string | number): unknown =>
  isRecord(tree) ? tree[step] : Array.isArray(tree) ? (tree[Number(step)] as unknown) : undefined;

/** Reads a value off a text that has the mark in it; lists are written with commas, other values as YAML. */
function inText(marked: string | number, wanted: string | number, value: unknown): unknown[] {
  const [sign] = Array.isArray(value) && isText(value[0]) ? (value as (string | number)[]) : [value];
  if (!isText(sign)) return same(parsed(marked), value) ? [parsed(wanted)] : [];
  const [before, after, ...more] = String(marked).split(String(sign));
  const text = String(wanted);
  const isFitting = text.startsWith(before) && text.endsWith(after) && text.length >= before.length + after.length;
  if (after === undefined || more.length > 0 || !isFitting) return [];
  const inner = text.slice(before.length, text.length - after.length);
  if (Array.isArray(value)) return [inner === '' ? [] : inner.split(',')];
  return [sign === NUMBER && /^\d+$/.test(inner) ? Number(inner) : inner];
}

function parsed(text: string | number): unknown {
  try {
    return typeof text === 'string' ? readYaml(text) : text;
  } catch {
    return undefined;
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
