import { isRecord, type JsonPatchOperation, type Manifest, type MeshPatch } from '../../model';
import { mergePatch } from '../../mesh/patch';
import type { Tree } from '../tree';
import type { Rendered, Target } from './target';

/** Returns patches that make the rendered objects those of the target, as far as both have the object. */
export function patchesFor(target: Target, rendered: Rendered): MeshPatch[] {
  return target.differing(rendered).flatMap((id) => {
    const want = target.objects.get(id);
    if (want && isInjectorConfig(want)) return [];
    const ours = rendered.get(id) ?? (want && moved(want, rendered, target));
    return want && ours ? [patchFor(ours, target.wantedBeside(want, ours), rendered)] : [];
  });
}

/** ConfigMap of the injector: its texts are made from the values, and would fill a program. */
const isInjectorConfig = ({ kind, data }: Manifest): boolean =>
  kind === 'ConfigMap' && isRecord(data) && 'config' in data && 'values' in data;

/** The object of the same kind and name in another namespace, or the only one of its kind under another name. */
function moved(want: Manifest, rendered: Rendered, target: Target): Manifest | undefined {
  const free = [...rendered].filter(([id, { kind }]) => kind === want.kind && !target.objects.has(id));
  const missing = [...target.objects].filter(([id, { kind }]) => kind === want.kind && !rendered.has(id));
  const isNamed = ([, { metadata }]: (typeof free)[number]): boolean => metadata.name === want.metadata.name;
  return (free.find(isNamed) ?? (free.length === 1 && missing.length === 1 ? free[0] : undefined))?.[1];
}

function patchFor(ours: Manifest, want: Manifest, rendered: Rendered): MeshPatch {
  const { merge, json } = difference(ours, want);
  const isAlone =
    [...rendered.values()].filter(({ kind, metadata }) => kind === ours.kind && metadata.name === ours.metadata.name)
      .length === 1;
  return {
    kind: ours.kind,
    name: ours.metadata.name ?? '',
    ...(!isAlone && ours.metadata.namespace !== undefined && { namespace: ours.metadata.namespace }),
    ...(merge !== undefined && { merge }),
    ...(json.length > 0 && { json }),
  };
}

interface Difference {
  readonly merge?: Tree;
  readonly json: readonly JsonPatchOperation[];
}

/**
 * Maps by a merge patch; single items of lists by operations, so that the rest of a list stays what the charts make of
 * it.
 */
function difference(ours: Tree, want: Tree): Difference {
  const json: JsonPatchOperation[] = [];
  const merge = mergeFor(ours, want, '', json);
  return { ...(merge !== undefined && { merge }), json };
}

function mergeFor(ours: Tree, want: Tree, at: string, json: JsonPatchOperation[]): Tree | undefined {
  const merge: Tree = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(want)])) {
    const [from, to] = [ours[key], want[key] ?? undefined];
    const here = `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (same(from ?? undefined, to)) continue;
    if (to === undefined) merge[key] = null;
    else if (isRecord(from) && isRecord(to)) {
      const below = mergeFor(from, to, here, json);
      if (below !== undefined) merge[key] = below;
    } else if (!(Array.isArray(from) && Array.isArray(to) && itemOperations(from, to, here, json)))
      merge[key] = withoutNulls(to);
  }
  return Object.keys(merge).length > 0 ? merge : undefined;
}

/** Writes operations for lists that differ in few items; false where the list is better written whole. */
function itemOperations(ours: unknown[], want: unknown[], at: string, json: JsonPatchOperation[]): boolean {
  if (ours.length === want.length && ours.every((item, i) => isRecord(item) === isRecord(want[i]))) {
    ours.forEach((item, i) => {
      if (same(item, want[i])) return;
      if (isRecord(item) && isRecord(want[i])) fieldOperations(item, want[i], `${at}/${i}`, json);
      else json.push({ op: 'replace', path: `${at}/${i}`, value: want[i] });
    });
    return true;
  }
  const added = additions(ours, want);
  if (!added) return false;
  for (const i of added)
    json.push({ op: 'add', path: `${at}/${i === want.length - 1 && i >= ours.length ? '-' : i}`, value: want[i] });
  return true;
}

function fieldOperations(ours: Tree, want: Tree, at: string, json: JsonPatchOperation[]): void {
  for (const key of new Set([...Object.keys(ours), ...Object.keys(want)])) {
    const [from, to] = [ours[key], want[key] ?? undefined];
    const path = `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (same(from ?? undefined, to)) continue;
    if (to === undefined) json.push({ op: 'remove', path });
    else if (from === undefined) json.push({ op: 'add', path, value: to });
    else if (isRecord(from) && isRecord(to)) fieldOperations(from, to, path, json);
    else if (!(Array.isArray(from) && Array.isArray(to) && itemOperations(from, to, path, json)))
      json.push({ op: 'replace', path, value: to });
  }
}

/** Indexes of items that the wanted list has in addition, where the others stand in their order. */
function additions(ours: unknown[], want: unknown[]): number[] | undefined {
  const added: number[] = [];
  let at = 0;
  want.forEach((item, i) => {
    if (at < ours.length && same(ours[at], item)) at++;
    else added.push(i);
  });
  return at === ours.length && ours.length > 0 ? added : undefined;
}

/** A merge patch would take null for "remove". */
const withoutNulls = (value: unknown): unknown => (isRecord(value) ? mergePatch({}, value) : value);

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    isRecord(item)
      ? Object.fromEntries(
          Object.entries(item)
            .filter(([, x]) => x !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  ) ?? '';
