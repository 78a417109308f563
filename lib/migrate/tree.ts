import { isRecord } from '../model';

/** Tree of an imported document. */
export type Tree = Record<string, unknown>;

/** Returns the value at a path of names; undefined where a value on the way is no map. */
export function at(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)] as unknown;
    return isRecord(value) ? value[name] : undefined;
  }, tree);
}

/**
 * Returns the tree with a value at a path, creating the maps on the way. Where `null` is on the way nothing is written:
 * the operator writes into a map that it then drops.
 */
export function withValue(tree: Tree, path: readonly string[], value: unknown): Tree {
  const [name, ...rest] = path;
  if (rest.length === 0) return { ...tree, [name]: value };
  const below = name in tree ? tree[name] : {};
  if (Array.isArray(below)) {
    const items = below as unknown[];
    const [index, ...inside] = rest;
    const item = items[Number(index)];
    const next = inside.length === 0 ? value : withValue(isRecord(item) ? item : {}, inside, value);
    return { ...tree, [name]: items.map((other, i) => (i === Number(index) ? next : other)) };
  }
  return isRecord(below) ? { ...tree, [name]: withValue(below, rest, value) } : tree;
}

/** Returns the tree without the value at a path, and without maps that are empty by it. */
export function withoutValue(tree: Tree, path: readonly string[]): Tree {
  const [name, ...rest] = path;
  if (!(name in tree)) return tree;
  const { [name]: below, ...others } = tree;
  if (rest.length === 0) return others;
  if (!isRecord(below)) return tree;
  const left = withoutValue(below, rest);
  return Object.keys(left).length === 0 ? others : { ...tree, [name]: left };
}

/** Splits a path in dots and brackets into names: `spec.list[0].name`. Names that are no words are in brackets. */
export function pathNames(path: string): (string | number)[] {
  const names: (string | number)[] = [];
  for (const [, index, quoted, word] of path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)) {
    names.push(index !== undefined ? Number(index) : (quoted ?? word));
  }
  return names;
}

/** Formats a path for notes. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[\w$-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');
}

/** Returns a copy without the value at a path of names and indexes. */
export function removedAt<T>(tree: T, path: readonly (string | number)[]): T {
  const [step, ...rest] = path;
  if (Array.isArray(tree)) {
    const items = tree as unknown[];
    const index = Number(step);
    const left =
      rest.length === 0
        ? items.filter((_, i) => i !== index)
        : items.map((item, i) => (i === index ? removedAt(item, rest) : item));
    return left as T;
  }
  if (!isRecord(tree) || !(step in tree)) return tree;
  const { [String(step)]: below, ...others } = tree as Tree;
  if (rest.length === 0) return others as T;
  return Object.fromEntries(
    Object.entries(tree as Tree).map(([name, item]) => [name, name === String(step) ? removedAt(below, rest) : item]),
  ) as T;
}
