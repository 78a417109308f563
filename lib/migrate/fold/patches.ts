import { isRecord, type JsonPatchOperation, type Manifest, type MeshPatch } from '../../model';
import { mergePatch } from '../../mesh/patch';
import type { Tree } from '../tree';
import type { Rendered, Target } from './target';

/** Returns patches that turn the rendered objects into those of the target, for objects that both have. */
export function patchesFor(target: Target, rendered: Rendered): MeshPatch[] {
  return target.differing(rendered).flatMap((id) => {
    const wanted = target.objects.get(id);
    if (wanted && isInjectorConfig(wanted)) return [];
    const rendering = rendered.get(id) ?? (wanted && moved(wanted, rendered, target));
    if (!wanted || !rendering) return [];
    const own = target.own(rendering);
    return [patchFor(own, target.wantedBeside(wanted, own), rendered)];
  });
}

/**
 * Reports whether an object is the ConfigMap of the injector: its texts follow from the values, and would fill a
 * program.
 */
const isInjectorConfig = ({ kind, data }: Manifest): boolean =>
  kind === 'ConfigMap' && isRecord(data) && 'config' in data && 'values' in data;

/**
 * Returns the object of the same kind and name in another namespace, or the only one of its kind under another name.
 */
function moved(wanted: Manifest, rendered: Rendered, target: Target): Manifest | undefined {
  const free = [...rendered].filter(([id, { kind }]) => kind === wanted.kind && !target.objects.has(id));
  const missing = [...target.objects].filter(([id, { kind }]) => kind === wanted.kind && !rendered.has(id));
  const isNamed = ([, { metadata }]: (typeof free)[number]): boolean => metadata.name === wanted.metadata.name;
  return (free.find(isNamed) ?? (free.length === 1 && missing.length === 1 ? free[0] : undefined))?.[1];
}

function patchFor(rendering: Manifest, wanted: Manifest, rendered: Rendered): MeshPatch {
  const { merge, json } = difference(rendering, wanted);
  const isAlone =
    [...rendered.values()].filter(
      ({ kind, metadata }) => kind === rendering.kind && metadata.name === rendering.metadata.name,
    ).length === 1;
  return {
    kind: rendering.kind,
    name: rendering.metadata.name ?? '',
    ...(!isAlone && rendering.metadata.namespace !== undefined && { namespace: rendering.metadata.namespace }),
    ...(merge !== undefined && { merge }),
    ...(json.length > 0 && { json }),
  };
}

interface Difference {
  readonly merge?: Tree;
  readonly json: readonly JsonPatchOperation[];
}

/**
 * Returns the difference of two maps as a merge patch, with operations for single items of lists, so that other items
 * follow the charts.
 */
function difference(rendering: Tree, wanted: Tree): Difference {
  const json: JsonPatchOperation[] = [];
  const merge = mergeFor(rendering, wanted, '', json);
  return { ...(merge !== undefined && { merge }), json };
}

function mergeFor(rendering: Tree, wanted: Tree, at: string, json: JsonPatchOperation[]): Tree | undefined {
  const merge: Tree = {};
  for (const key of new Set([...Object.keys(rendering), ...Object.keys(wanted)])) {
    const [from, to] = [rendering[key], wanted[key] ?? undefined];
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

/** Writes operations for lists that differ in few items; returns false where the list is better written whole. */
function itemOperations(rendering: unknown[], wanted: unknown[], at: string, json: JsonPatchOperation[]): boolean {
  if (rendering.length === wanted.length && rendering.every((item, i) => isRecord(item) === isRecord(wanted[i]))) {
    rendering.forEach((item, i) => {
      if (same(item, wanted[i])) return;
      if (isRecord(item) && isRecord(wanted[i])) fieldOperations(item, wanted[i], `${at}/${i}`, json);
      else json.push({ op: 'replace', path: `${at}/${i}`, value: wanted[i] });
    });
    return true;
  }
  const added = additions(rendering, wanted);
  if (!added) return false;
  for (const i of added)
    json.push({
      op: 'add',
      path: `${at}/${i === wanted.length - 1 && i >= rendering.length ? '-' : i}`,
      value: wanted[i],
    });
  return true;
}

function fieldOperations(rendering: Tree, wanted: Tree, at: string, json: JsonPatchOperation[]): void {
  for (const key of new Set([...Object.keys(rendering), ...Object.keys(wanted)])) {
    const [from, to] = [rendering[key], wanted[key] ?? undefined];
    const path = `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (same(from ?? undefined, to)) continue;
    if (to === undefined) json.push({ op: 'remove', path });
    else if (from === undefined) json.push({ op: 'add', path, value: to });
    else if (isRecord(from) && isRecord(to)) fieldOperations(from, to, path, json);
    else if (!(Array.isArray(from) && Array.isArray(to) && itemOperations(from, to, path, json)))
      json.push({ op: 'replace', path, value: to });
  }
}

/** Returns the indexes of items that the wanted list adds, where the others keep their order; otherwise undefined. */
function additions(rendering: unknown[], wanted: unknown[]): number[] | undefined {
  const added: number[] = [];
  let at = 0;
  wanted.forEach((item, i) => {
    if (at < rendering.length && same(rendering[at], item)) at++;
    else added.push(i);
  });
  return at === rendering.length && rendering.length > 0 ? added : undefined;
}

/** Removes null fields: a merge patch reads null as "remove". */
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
