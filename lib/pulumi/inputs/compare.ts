import { preparedField } from '../../yaml/prepared';
import type { Path } from './found';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The smallest places where two values differ. A key that only one map has is such a place; of lists with different lengths the whole list is. */
export function differences(a: unknown, b: unknown, path: Path = []): Path[] {
  if (Object.is(a, b)) return [];
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length ? a.flatMap((item, i) => differences(item, b[i], [...path, i])) : [path];
  }
  if (!isTree(a) || !isTree(b)) return [path];
  // What a release never changes is not looked at: it would be made first.
  const fixed = preparedField(a)?.name;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => (key === fixed ? [] : differences(a[key], b[key], [...path, key])));
}

/** The value at a place; undefined where the place is not there. */
export const valueAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, step) => (inner as Tree | null | undefined)?.[step as string], value);

/** A copy with other values at some places. Other parts are shared with the original. */
export function replaceAt(value: unknown, replacements: readonly { readonly path: Path; readonly value: unknown }[], depth = 0): unknown {
  const here = replacements.find(({ path }) => path.length === depth);
  if (here) return here.value;
  if (replacements.length === 0) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Tree) }) as Tree;
  for (const step of new Set(replacements.map(({ path }) => path[depth]))) {
    copy[step as string] = replaceAt(copy[step as string], replacements.filter(({ path }) => path[depth] === step), depth + 1);
  }
  return copy;
}

/** Whether `outer` is `inner` or has it inside. */
export const contains = (outer: Path, inner: Path): boolean => outer.length <= inner.length && outer.every((step, i) => step === inner[i]);
