import { createHash } from 'node:crypto';
import { isRecord, minorOf, type Manifest } from '../model';
import { TEMPLATE_MARKS } from '../releases/template-marks.data';
import { readYaml } from '../yaml/read-yaml';
import { changes, type ProofChange } from './fold/changes';
import { Target, index, isValuesMirror } from './fold/target';
import { isFromCluster, isMadeByCluster, withoutClusterFields, type Origin } from './manifests/cluster-fields';
import type { ImportNote } from './notes';
import type { ImportParameter } from './parameters';
import { RELEASE_LABEL } from './release-names';

export type { ProofChange } from './fold/changes';

/** Differences between the objects that props render and a reference. */
export interface Proof {
  /** True where no object is missing, extra or changed. */
  readonly equal: boolean;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly changed: readonly ProofChange[];
  /** Differences without an effect, with the reason. */
  readonly explained: readonly (ProofChange & { readonly reason: string })[];
}

/** Facts about an import that explain differences. */
export interface ProofContext {
  /** Values that no chart reads, which the ConfigMap of the injector repeats. */
  readonly unread?: readonly string[];
  readonly parameters?: readonly ImportParameter[];
  readonly notes?: readonly ImportNote[];
  /** Release of the props, whose official texts of templates are known. */
  readonly release?: string;
  /** Origin of a reference that runs: with defaults and labels of whatever applied it. */
  readonly origin?: Origin;
}

/** Compares objects field by field. Namespaces and resource definitions are left aside. */
export function prove(given: readonly Manifest[], reference: readonly Manifest[], context: ProofContext = {}): Proof {
  const origin = context.origin ?? (reference.some(isFromCluster) ? 'cluster' : undefined);
  const plainly = (objects: readonly Manifest[]): readonly Manifest[] =>
    origin ? objects.map((object) => withoutClusterFields(object, origin)) : objects;
  const wanted = plainly(origin ? reference.filter((object) => !isMadeByCluster(object)) : reference);
  const rendered = plainly(given);
  const filled = (context.parameters ?? []).reduce<readonly Manifest[]>(withSample, wanted);
  const [left, right] = [index(rendered), index(filled)];
  const plain = new Target([], [], [], origin);
  const changed: ProofChange[] = [];
  const explained: (ProofChange & { reason: string })[] = [];
  for (const [id, want] of right) {
    const have = left.get(id);
    if (!have) continue;
    const [ours, theirs] = [asData(have), asData(want)];
    const isMirror = isValuesMirror(want);
    const found = isMirror ? changes(id, ours, theirs) : changes(id, plain.comparable(ours), plain.comparable(theirs));
    for (const change of found) {
      const reason = isOfficialTemplate(change, context.release) ? SAME_TEMPLATE : reasonOf(change, want, context);
      if (reason === undefined) changed.push(change);
      else explained.push({ ...change, reason });
    }
    if (!isMirror) explained.push(...meaningless(changes(id, ours, theirs), found));
  }
  const missing = [...right.keys()].filter((id) => !left.has(id));
  const extra = [...left.keys()].filter((id) => !right.has(id));
  return { equal: missing.length + extra.length + changed.length === 0, missing, extra, changed, explained };
}

/**
 * Compares the objects of a program with others, field by field. Fields that a cluster or an engine writes, and those
 * at their defaults, are left aside, as are namespaces and resource definitions.
 */
export const compareObjects = (rendered: readonly Manifest[], reference: readonly Manifest[]): Proof =>
  prove(rendered, reference, { origin: 'cluster' });

/** Differences that the comparison does not see, by the part of the path that says why they mean nothing. */
const MEANINGLESS: readonly (readonly [path: RegExp, reason: string])[] = [
  [
    /^webhooks\[\d+\]\.failurePolicy$/,
    'istiod turns Ignore into Fail when it runs, so a mesh fails closed from the start',
  ],
  [/\.env(?=\[|$)/, 'the order of variables that do not refer to each other means nothing'],
  [/^data\.mesh(?=\.|$)/, 'istiod reads both spellings alike'],
  [/labels(\.|\[)/, 'the label names the tool that installed the object'],
  [/metadata\.(labels|annotations)$/, 'it is empty'],
  [/^/, 'the API server writes this value where a manifest has none'],
];

/** Returns the differences that only the plain comparison finds, one entry for each list of variables. */
function meaningless(plain: readonly ProofChange[], found: readonly ProofChange[]): Proof['explained'] {
  const seen = new Set(found.map(({ path }) => path));
  return plain.flatMap((change) => {
    const [, reason] = MEANINGLESS.find(([part]) => part.test(change.path)) as (typeof MEANINGLESS)[number];
    const list = /^.*\.env(?=\[)/.exec(change.path)?.[0];
    const path = list ?? change.path;
    if (seen.has(path)) return [];
    seen.add(path);
    return [{ ...change, path, ...(list === undefined ? {} : { ours: undefined, theirs: undefined }), reason }];
  });
}

/** Replaces the text of a variable with its sample in all objects. */
export const withSample = (objects: readonly Manifest[], { sample, text }: ImportParameter): Manifest[] =>
  JSON.parse(JSON.stringify(objects).split(JSON.stringify(text).slice(1, -1)).join(sample)) as Manifest[];

/** Path of the one variable of istiod that injection templates read. */
const READ_BY_TEMPLATES = 'data.values.pilot.env.ENABLE_CLUSTER_TRUST_BUNDLE_API';

const CHANGED_FIELDS: ReadonlySet<string> = new Set([
  'import/old-metrics',
  'import/unknown-field',
  'import/wrong-type',
  'import/mesh-config',
]);

function reasonOf(
  { path }: ProofChange,
  want: Manifest,
  { unread = [], notes = [] }: ProofContext,
): string | undefined {
  if (isValuesMirror(want) && path.startsWith('data'))
    return 'it repeats the values of the chart, and nothing reads it';
  if (/labels\["(helm\.sh\/chart|app\.kubernetes\.io\/managed-by)"\]/.test(path))
    return 'the label names the tool that installed the object';
  if (RELEASE_LABEL.test(path) && notes.some(({ code }) => code === 'import/release-names'))
    return 'the label repeats the name of the Helm release';
  if (unread.some((value) => isWithin(path, `data.values.${value}`)))
    return 'no chart reads this value, and no injection template';
  if (path.startsWith('data.values.pilot.env.') && path !== READ_BY_TEMPLATES)
    return 'no injection template reads this variable of istiod';
  const names = path.split('.');
  const about = notes.find((note) => CHANGED_FIELDS.has(note.code) && names.includes(note.path.split('.').pop() ?? ''));
  if (about) return `the note on ${about.path} says why`;
  const isNewTarget = /\.target$/.test(path) && notes.some(({ code }) => code === 'import/old-metrics');
  return isNewTarget ? 'metrics of autoscaling/v2beta1 are written as those of v2' : undefined;
}

const SAME_TEMPLATE = 'it is the text of the release, which injects the same pods';

/** Reports whether a text in the ConfigMap of the injector is a built-in template as the release itself has it. */
function isOfficialTemplate({ path, theirs }: ProofChange, release: string | undefined): boolean {
  const [, name] = /^data\.config\.templates\.([\w-]+)$/.exec(path) ?? [];
  if (release === undefined || name === undefined || typeof theirs !== 'string') return false;
  const mark = createHash('sha256').update(theirs.trimEnd()).digest('base64url').slice(0, 12);
  return TEMPLATE_MARKS[minorOf(release)]?.[name] === mark;
}

const isWithin = (path: string, whole: string): boolean =>
  path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);

/** Parses the texts of ConfigMaps. */
function asData(object: Manifest): Manifest {
  if (object.kind !== 'ConfigMap' || !isRecord(object.data)) return object;
  const data = Object.entries(object.data).map(([key, text]) => [key, parsed(text)]);
  return { ...object, data: Object.fromEntries(data) };
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    const read = readYaml(text);
    return isRecord(read) || Array.isArray(read) ? read : text.replace(/\n+$/, '');
  } catch {
    return text.replace(/\n+$/, '');
  }
}
