import { formatPath, formatValue, type FieldChange } from './fields';
import type { MeshChange } from './index';
import type { UpgradeNote } from './notes';

/** A report of a comparison: its changes, and the notes of an upgrade that apply to the program. */
export interface DiffReport {
  readonly title: string;
  readonly changes: readonly MeshChange[];
  readonly notes: readonly UpgradeNote[];
}

/** Returns how many lines of two texts differ, for texts that are too long to show. */
function linesChanged(before: string, after: string): string {
  const [left, right] = [before.split('\n'), after.split('\n')];
  const [gone, come] = [new Set(right), new Set(left)];
  const removed = left.filter((line) => !gone.has(line)).length;
  const added = right.filter((line) => !come.has(line)).length;
  return `${added} lines added, ${removed} removed`;
}

/** Formats a change of a field: `spec.replicas: 1 -> 2`. */
function fieldText({ path, before, after }: FieldChange): string {
  const at = formatPath(path);
  if (typeof before === 'string' && typeof after === 'string' && before.includes('\n'))
    return `${at}: ${linesChanged(before, after)}`;
  return `${at}: ${formatValue(before)} -> ${formatValue(after)}`;
}

/** Words of a schema between the names of fields. */
const SCHEMA_WORDS = new Set<unknown>(['properties', 'items', 'additionalProperties']);

/**
 * Formats a change of a custom resource definition by the field of the resource that it is about, which the schemas of
 * all versions repeat: `spec.tls.ecdhCurves: added`.
 */
function definitionText({ path, before, after }: FieldChange): string | undefined {
  const schema = path.indexOf('openAPIV3Schema');
  if (schema < 0) return undefined;
  const steps = path.slice(schema + 1);
  const field = formatPath(steps.filter((step) => !SCHEMA_WORDS.has(step)));
  if (steps.at(-2) !== 'properties') return `${field}: changed`;
  if (before === undefined) return `${field}: added`;
  return `${field}: ${after === undefined ? 'removed' : 'changed'}`;
}

const VERSION_LABELS = new Set(['app.kubernetes.io/version', 'helm.sh/chart']);

/** Returns whether a change only writes the new version into a label, as all objects of a release have it. */
const isVersionLabel = ({ path }: FieldChange): boolean => VERSION_LABELS.has(String(path.at(-1)));

/** Lines of changes under the causes that they have together, in the order in which these are met. */
function byCause(changes: readonly MeshChange[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const add = (causes: readonly string[] | undefined, line: string): void => {
    const cause = causes === undefined || causes.length === 0 ? '' : causes.join(' and ');
    const lines = groups.get(cause) ?? [];
    if (!lines.includes(line)) groups.set(cause, [...lines, line]);
  };
  for (const { kind, object, fields, causes } of changes) {
    if (kind !== 'changed') add(causes[''], `${object} is ${kind}`);
    for (const field of fields.filter((each) => !isVersionLabel(each)))
      add(causes[formatPath(field.path)], `${object} ${definitionText(field) ?? fieldText(field)}`);
  }
  return groups;
}

/** Counts the objects by what became of them. */
function counted(changes: readonly MeshChange[]): string {
  const of = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  return `${of('added')} objects added, ${of('removed')} removed, ${of('changed')} changed`;
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
