import { isRecord } from '../model';
import { preparedField } from '../yaml/prepared';
import type { Path } from './found';

type Tree = Record<string, unknown>;

/**
 * The smallest places where two values differ. A key that only one map has is such a place; of lists with different
 * lengths the whole list is.
 */
export function differences(a: unknown, b: unknown, path: Path = []): Path[] {
  const found: Path[] = [];
  compare(a, b, [...path], found);
  return found;
}

/** Adds the places to `found`. `path` is where the two are; it is changed on the way, and left as it was. */
function compare(a: unknown, b: unknown, path: (string | number)[], found: Path[]): void {
  if (Object.is(a, b)) return;
  const within = (step: string | number, inA: unknown, inB: unknown): void => {
    path.push(step);
    compare(inA, inB, path, found);
    path.pop();
  };
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) a.forEach((item, i) => within(i, item, b[i]));
  else if (isRecord(a) && isRecord(b)) {
    // What a release never changes is not looked at: it would be made first.
    const fixed = preparedField(a)?.name;
    for (const key of Object.keys(a)) if (key !== fixed) within(key, a[key], b[key]);
    for (const key of Object.keys(b)) if (key !== fixed && !Object.hasOwn(a, key)) within(key, undefined, b[key]);
  } else found.push([...path]);
}

/** The value at a place; undefined where the place is not there. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Tree | null | undefined)?.[step as string], value);

/** A copy with other values at some places. Other parts are shared with the original. */
export function replaceAt(
  value: unknown,
  replacements: readonly { readonly path: Path; readonly value: unknown }[],
  depth = 0,
): unknown {
  const here = replacements.find(({ path }) => path.length === depth);
  if (here) return here.value;
  if (replacements.length === 0) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Tree) }) as Tree;
  for (const step of new Set(replacements.map(({ path }) => path[depth]))) {
    copy[step as string] = replaceAt(
      copy[step as string],
      replacements.filter(({ path }) => path[depth] === step),
      depth + 1,
    );
  }
  return copy;
}

/** Says whether `outer` is `inner` or has it inside. */
export const contains = (outer: Path, inner: Path): boolean =>
  outer.length <= inner.length && outer.every((step, i) => step === inner[i]);
