export type Path = readonly (string | number)[];
export type Tree = Record<string | number, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (isTree(inner) ? inner[step] : undefined), value);

/** `a.b[0].c`, as resources on the wire are looked at. */
export const text = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('');

/**
 * The smallest places where two objects differ: a field that one of them lacks is one; lists of different lengths are
 * one as a whole.
 */
export function differing(a: unknown, b: unknown, path: Path = []): Path[] {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length ? a.flatMap((item, i) => differing(item, b[i], [...path, i])) : [path];
  if (isTree(a) && isTree(b) && !Array.isArray(a) && !Array.isArray(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differing(a[key], b[key], [...path, key]),
    );
  }
  return Object.is(a, b) ? [] : [path];
}
