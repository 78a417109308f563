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
function namesOf(list: readonly unknown[]): string[] | undefined {
  const names = list.map((item) => (isRecord(item) && typeof item.name === 'string' ? item.name : undefined));
  if (names.some((name) => name === undefined) || new Set(names).size !== names.length) return undefined;
  return names as string[];
}

/** Returns whether the items that both lists have come in the same order. */
function inSameOrder(before: readonly string[], after: readonly string[]): boolean {
  const [kept, stays] = [before.filter((name) => after.includes(name)), after.filter((name) => before.includes(name))];
  return kept.every((name, i) => name === stays[i]);
}

/** Changes found so far, with the path at which the comparison is: copied for a change alone. */
class Comparison {
  readonly changes: FieldChange[] = [];
  private readonly path: PathStep[] = [];

  private add(change: Omit<FieldChange, 'path'>): void {
    const { before, after, at } = change;
    this.changes.push({
      path: [...this.path],
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(at !== undefined && { at }),
    });
  }

  private within(step: PathStep, work: () => void): void {
    this.path.push(step);
    work();
    this.path.pop();
  }

  compare(before: unknown, after: unknown): void {
    if (Object.is(before, after)) return;
    if (isRecord(before) && isRecord(after)) this.records(before, after);
    else if (Array.isArray(before) && Array.isArray(after)) this.lists(before, after);
    else this.add({ before, after });
  }

  private records(before: Record<string, unknown>, after: Record<string, unknown>): void {
    const added = Object.keys(after).filter((name) => !(name in before));
    for (const name of [...Object.keys(before), ...added])
      this.within(name, () => this.compare(before[name], after[name]));
  }

  private lists(before: readonly unknown[], after: readonly unknown[]): void {
    const [left, right] = [namesOf(before), namesOf(after)];
    if (left !== undefined && right !== undefined && inSameOrder(left, right)) {
      left.forEach((name, i) => {
        if (!right.includes(name)) this.within({ name }, () => this.add({ before: before[i] }));
      });
      right.forEach((name, i) => {
        const from = left.indexOf(name);
        this.within({ name }, () =>
          from < 0 ? this.add({ after: after[i], at: i }) : this.compare(before[from], after[i]),
        );
      });
    } else if (before.length === after.length)
      before.forEach((item, i) => this.within(i, () => this.compare(item, after[i])));
    else this.add({ before, after });
  }
}

/** Returns the fields in which two values differ: as deep as possible, and each once. */
export function fieldChanges(before: unknown, after: unknown): FieldChange[] {
  const comparison = new Comparison();
  comparison.compare(before, after);
  return comparison.changes;
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

/** Length from which values are cut. */
const LONGEST = 100;

/** Formats a value of a field on one line; long ones are cut. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}
