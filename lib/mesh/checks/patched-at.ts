import { isRecord, type Manifest, type MeshPatch } from '../../model';
import { patchFits } from '../patch';
import { pathText } from '../../schema/wording';
import type { Path } from './written-at';

/** Number of steps of a path that a patch writes, and the place in the patch. */
interface Cover {
  readonly steps: number;
  readonly path: string;
}

function child(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Returns how many steps of the path exist in a tree. */
function coverOf(tree: unknown, path: Path): number {
  let steps = 0;
  for (let value = tree; steps < path.length; steps += 1) {
    value = child(value, path[steps]);
    if (value === undefined) break;
  }
  return steps;
}

const token = (text: string): string => text.replace(/~1/g, '/').replace(/~0/g, '~');

function coverOfOperation(
  operation: { readonly path: string; readonly value?: unknown },
  path: Path,
  at: string,
): Cover {
  const target = operation.path.split('/').slice(1).map(token);
  const fits = target.length <= path.length && target.every((step, i) => step === String(path[i]) || step === '-');
  if (!fits) return { steps: 0, path: at };
  const rest = path.slice(target.length);
  const inside = coverOf(operation.value, rest);
  const suffix = pathText(['value', ...rest.slice(0, inside)]);
  return { steps: target.length + inside, path: `${at}.${suffix}` };
}

function covers(patch: MeshPatch, at: string, path: Path): Cover[] {
  const steps = patch.merge === undefined ? 0 : coverOf(patch.merge, path);
  const merge = steps === 0 ? [] : [{ steps, path: pathText(['merge', ...path.slice(0, steps)]) }];
  return [
    ...merge.map((cover) => ({ ...cover, path: `${at}.${cover.path}` })),
    ...(patch.json ?? []).map((operation, i) => coverOfOperation(operation, path, `${at}.json[${i}]`)),
  ];
}

/**
 * Returns the place in the patches that wrote the value at a path of an object: the patch that has most steps of the
 * path. The last one wins.
 */
export function patchedAt(patches: readonly MeshPatch[], manifest: Manifest, path: Path): string | undefined {
  const all = patches.flatMap((patch, i) => (patchFits(patch, manifest) ? covers(patch, `patches[${i}]`, path) : []));
  const most = Math.max(0, ...all.map(({ steps }) => steps));
  return most === 0 ? undefined : all.filter(({ steps }) => steps === most).at(-1)?.path;
}
