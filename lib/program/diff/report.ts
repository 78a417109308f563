import { fieldPath } from './definitions';
import { formatPath, formatValue, type FieldChange } from './fields';
import type { MeshChange } from './index';
import type { UpgradeNote } from './notes';

/** A report of a comparison: its changes, and the notes of an upgrade that apply to the program. */
export interface DiffReport {
  readonly title: string;
  readonly changes: readonly MeshChange[];
  readonly notes: readonly UpgradeNote[];
}

/** Counts the lines of a text, each as often as it stands there. */
function lineCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Returns how many lines of two texts differ, for texts that are too long to show. */
function linesChanged(before: string, after: string): string {
  const [left, right] = [lineCounts(before), lineCounts(after)];
  const beyond = (some: Map<string, number>, others: Map<string, number>): number =>
    [...some].reduce((sum, [line, count]) => sum + Math.max(0, count - (others.get(line) ?? 0)), 0);
  const [added, removed] = [beyond(right, left), beyond(left, right)];
  return added + removed === 0 ? 'lines in another order' : `${added} lines added, ${removed} removed`;
}

/** Formats a change of a field: `spec.replicas: 1 -> 2`. */
function fieldText({ path, before, after }: FieldChange): string {
  const at = formatPath(path);
  if (typeof before === 'string' && typeof after === 'string' && before.includes('\n'))
    return `${at}: ${linesChanged(before, after)}`;
  return `${at}: ${formatValue(before)} -> ${formatValue(after)}`;
}

/** A field of a resource whose definition changes. */
interface DefinedField {
  readonly leaf: string;
  readonly text: string;
  readonly verb: 'added' | 'removed' | 'changed';
}

/** Returns the field of the resource that a change of a definition is about; undefined outside of its schema. */
function definedField({ path, before, after }: FieldChange): DefinedField | undefined {
  const steps = fieldPath(path);
  if (steps === undefined) return undefined;
  const whole = path.at(-2) === 'properties' ? [before, after].findIndex((side) => side === undefined) : -1;
  return { leaf: formatPath(steps.slice(-1)), text: formatPath(steps), verb: VERBS[whole + 1] };
}

const VERBS = ['changed', 'added', 'removed'] as const;

/**
 * Formats the changes of a definition by the fields of the resource that they are about, which the schemas of all
 * versions repeat: `spec.tls.ecdhCurves: added`. A field that is in several places stands once, by its shortest path.
 */
function definitionLines(fields: readonly DefinedField[]): string[] {
  const groups = new Map<string, Set<string>>();
  for (const { leaf, text, verb } of fields) {
    const key = `${leaf} ${verb}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(text));
  }
  return [...groups].map(([key, places]) => {
    const [shortest, ...others] = [...places].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const more =
      others.length === 0 ? '' : `, and in ${others.length} more ${others.length === 1 ? 'place' : 'places'}`;
    return `${shortest}: ${key.split(' ')[1]}${more}`;
  });
}

const VERSION_LABELS = new Set(['app.kubernetes.io/version', 'helm.sh/chart']);

/** Returns whether a change only writes the new version into a label, as all objects of a release have it. */
const isVersionLabel = ({ path }: FieldChange): boolean => VERSION_LABELS.has(String(path.at(-1)));

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Lines of changes under the causes that they have together, in the order in which these are met. */
function byCause(changes: readonly MeshChange[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const add = (cause: string, line: string): void => {
    const lines = groups.get(cause) ?? [];
    if (!lines.includes(line)) groups.set(cause, [...lines, line]);
  };
  for (const { kind, object, fields, causes } of changes) {
    if (kind !== 'changed') add((causes[''] ?? []).join(' and '), `${object} is ${kind}`);
    for (const [cause, own] of groupedBy(fields, ({ path }) => (causes[formatPath(path)] ?? []).join(' and '))) {
      const defined = own.flatMap((field) => definedField(field) ?? []);
      for (const line of definitionLines(defined)) add(cause, `${object} ${line}`);
      for (const field of own.filter((each) => definedField(each) === undefined && !isVersionLabel(each)))
        add(cause, `${object} ${fieldText(field)}`);
    }
  }
  return groups;
}

/** Counts the objects by what became of them. */
function counted(changes: readonly MeshChange[]): string {
  const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  const added = of('added');
  return `${added} ${added === 1 ? 'object' : 'objects'} added, ${of('removed')} removed, ${of('changed')} changed`;
}

const TITLES = [
  ['immutable', 'Refused by the API server'],
  ['restart', 'Restarts'],
  ['data-plane', 'Sidecars and gateways'],
  ['mesh-config', 'Mesh config'],
  ['permission-added', 'Permissions added'],
  ['permission-dropped', 'Permissions dropped'],
  ['webhook', 'Webhooks'],
  ['definition', 'Definitions'],
  ['environment', 'Environment of containers'],
  ['image', 'Images'],
] as const;

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

function sectionsOf({ changes, notes }: DiffReport): Section[] {
  const effects = changes.flatMap((change) => change.effects);
  const labels = changes.filter(({ fields }) => fields.some(isVersionLabel)).length;
  const causes = [...byCause(changes)].map(([cause, lines]) => ({
    title: cause === '' ? 'Changes' : `Changed by ${cause}`,
    lines,
  }));
  return [
    { title: 'To check', lines: notes.map(({ text, keep }) => (keep === undefined ? text : `${text} ${keep}`)) },
    ...TITLES.map(([kind, title]) => ({
      title,
      lines: effects.filter((effect) => effect.kind === kind).map(({ text }) => text),
    })),
    ...causes,
    { title: 'Labels', lines: labels > 0 ? [`the version in the labels of ${labels} objects`] : [] },
  ].filter(({ lines }) => lines.length > 0);
}

/** Formats a report as plain text. */
export function formatText(report: DiffReport): string {
  if (report.changes.length === 0) return `${report.title}: no difference\n`;
  const sections = sectionsOf(report).map(({ title, lines }) =>
    [title, ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  return `${[`${report.title}: ${counted(report.changes)}`, ...sections].join('\n\n')}\n`;
}

/** Formats a report as Markdown, for the description of a pull request. */
export function formatMarkdown(report: DiffReport): string {
  if (report.changes.length === 0) return `## ${report.title}\n\nNo difference.\n`;
  const code = (line: string): string => line.replaceAll('`', "'").replaceAll('<', '&lt;');
  const sections = sectionsOf(report).map(({ title, lines }) =>
    [`### ${title}`, '', ...lines.map((line) => `- ${code(line)}`)].join('\n'),
  );
  return `${[`## ${report.title}`, `${counted(report.changes)}.`, ...sections].join('\n\n')}\n`;
}

/** Formats a report as JSON: changes, effects, causes and notes. */
export function formatJson({ title, changes, notes }: DiffReport): string {
  const plain = changes.map(({ kind, object, fields, effects, causes }) => ({
    kind,
    object,
    fields: fields.map(({ path, before, after }) => ({ path: formatPath(path), before, after })),
    effects,
    causes,
  }));
  return `${JSON.stringify({ title, changes: plain, notes }, undefined, 2)}\n`;
}
