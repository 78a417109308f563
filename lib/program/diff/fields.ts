import { isRecord } from '../../model';

/** Step of a path: the name of a field, the place in a list, or the name of an item where all items have one. */
export type PathStep = string | number | { readonly name: string };

/** One field that two values do not have alike. A value that is absent is undefined. */
export interface FieldChange {
  readonly path: readonly PathStep[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** Place of an item that was added to a list of named items. */
  readonly at?: number;
}

/** Returns the names of a list's items where each has one of its own; undefined for all other lists. */
export function namesOf(list: readonly unknown[]): string[] | undefined {
  const names = list.map((item) => (isRecord(item) && typeof item.name === 'string' ? item.name : undefined));
  if (names.some((name) => name === undefined) || new Set(names).size !== names.length) return undefined;
  return names as string[];
}

/** Returns whether the items that both lists have come in the same order. */
function inSameOrder(before: readonly string[], after: readonly string[]): boolean {
  const [kept, stays] = [before.filter((name) => after.includes(name)), after.filter((name) => before.includes(name))];
  return kept.every((name, i) => name === stays[i]);
}

/** Returns the changes of a list of named items; undefined where a list has none, or they were put in another order. */
function itemChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly PathStep[],
): FieldChange[] | undefined {
  const [left, right] = [namesOf(before), namesOf(after)];
  if (left === undefined || right === undefined || !inSameOrder(left, right)) return undefined;
  const removed = left.flatMap((name, i) =>
    right.includes(name) ? [] : [{ path: [...path, { name }], before: before[i] }],
  );
  const others = right.flatMap((name, i): FieldChange[] => {
    const from = left.indexOf(name);
    if (from < 0) return [{ path: [...path, { name }], after: after[i], at: i }];
    return fieldChanges(before[from], after[i], [...path, { name }]);
  });
  return [...removed, ...others];
}

/** Returns the fields in which two values differ: as deep as possible, and each once. */
export function fieldChanges(before: unknown, after: unknown, path: readonly PathStep[] = []): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => fieldChanges(before[name], after[name], [...path, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const named = itemChanges(before, after, path);
    if (named !== undefined) return named;
    if (before.length === after.length) return before.flatMap((item, i) => fieldChanges(item, after[i], [...path, i]));
    return [{ path, before, after }];
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

const placeOf = (list: readonly unknown[], name: string): number =>
  list.findIndex((item) => isRecord(item) && item.name === name);

function appliedToList(list: readonly unknown[], path: readonly PathStep[], change: FieldChange): unknown[] {
  const [step, ...rest] = path;
  const found = typeof step === 'object' ? placeOf(list, step.name) : Number(step);
  if (rest.length > 0 || found >= 0) {
    const item = applied(list[found], rest, change);
    return [...list.slice(0, found), ...(item === undefined ? [] : [item]), ...list.slice(found + 1)];
  }
  const at = change.at ?? list.length;
  return [...list.slice(0, at), change.after, ...list.slice(at)];
}

function applied(value: unknown, path: readonly PathStep[], change: FieldChange): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change.after;
  if (Array.isArray(value)) return appliedToList(value, path, change);
  const fields = isRecord(value) ? value : {};
  const inner = applied(fields[String(step)], rest, change);
  if (inner !== undefined) return { ...fields, [String(step)]: inner };
  const { [String(step)]: _removed, ...others } = fields;
  return others;
}

/** Returns a value with changes applied, in the order in which `fieldChanges` returns them. */
export function applyChanges(value: unknown, changes: readonly FieldChange[]): unknown {
  return changes.reduce((now, change) => applied(now, change.path, change), value);
}

const PLAIN = /^[A-Za-z_][\w-]*$/;

/** Formats a path: `spec.template.spec.containers[discovery].env[GOMAXPROCS]`, `metadata.labels["a.b/c"]`. */
export function formatPath(path: readonly PathStep[]): string {
  return path
    .map((step, i) => {
      if (typeof step === 'object') return `[${step.name}]`;
      if (typeof step === 'number') return `[${step}]`;
      if (!PLAIN.test(step)) return `[${JSON.stringify(step)}]`;
      return i === 0 ? step : `.${step}`;
    })
    .join('');
}
