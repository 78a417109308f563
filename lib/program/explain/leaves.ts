import { isRecord } from '../../model';
import { namesOf, type PathStep } from '../diff/fields';

/** A field of an object that holds no other fields: a scalar, or an empty map or list. */
export interface Leaf {
  readonly path: readonly PathStep[];
  readonly value: unknown;
}

/** A leaf of a setting. */
export interface Scalar {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Effect of a change of a setting on a leaf: another value, or the leaf is gone. */
export type LeafEffect = 'changed' | 'gone';

type Path = readonly PathStep[];
type Part = readonly [step: PathStep, value: unknown];

/** Returns the fields of a map, or the items of a list by their names where all have one; none for a leaf. */
export function partsOf(value: unknown): Part[] {
  if (Array.isArray(value)) {
    const names = namesOf(value);
    return value.map((item, i): Part => [names === undefined ? i : { name: names[i] }, item]);
  }
  return isRecord(value) ? Object.entries(value).filter(([, part]) => part !== undefined) : [];
}

/** Returns every leaf of a value, in order. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  const parts = partsOf(value);
  if (parts.length > 0) return parts.flatMap(([step, part]) => leavesOf(part, [...path, step]));
  return value === undefined ? [] : [{ path, value }];
}

/** Returns every leaf of a setting, with the indices of lists in its path. */
export function scalarsOf(value: unknown, path: readonly (string | number)[] = []): Scalar[] {
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(isRecord(value) ? value : {});
  return parts.length === 0 ? [{ path, value }] : parts.flatMap(([step, part]) => scalarsOf(part, [...path, step]));
}

/** Returns the place of each item in another list, or -1: items that are equal stay in order. */
function sameItems(before: readonly unknown[], after: readonly unknown[]): number[] {
  const [left, right] = [before, after].map((list) => list.map((item) => JSON.stringify(item)));
  // Lengths of the longest common parts of the ends of both lists.
  const ends = left.concat('').map(() => right.concat('').map(() => 0));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--)
      ends[i][j] = left[i] === right[j] ? ends[i + 1][j + 1] + 1 : Math.max(ends[i + 1][j], ends[i][j + 1]);
  }
  let j = 0;
  return left.map((item, i) => {
    while (j < right.length && item !== right[j] && ends[i][j + 1] === ends[i][j]) j++;
    return j < right.length && item === right[j] ? j++ : -1;
  });
}

/** Returns what became of each item of a list after one setting changed. */
function counterparts(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  if (before.length === after.length) return [...after];
  const [left, right] = [namesOf(before), namesOf(after)];
  if (left !== undefined && right !== undefined) return left.map((name) => after[right.indexOf(name)]);
  return sameItems(before, after).map((place) => after[place]);
}

/** Reports to `add` the leaves of a value that are others, or gone, after one setting changed. */
export function leafEffects(
  before: unknown,
  after: unknown,
  add: (path: Path, effect: LeafEffect) => void,
  path: Path = [],
): void {
  if (Object.is(before, after)) return;
  const parts = partsOf(before);
  if (after === undefined || parts.length === 0 || Array.isArray(before) !== Array.isArray(after) || !isTree(after)) {
    if (isTree(before) && isTree(after) && partsOf(after).length === 0 && parts.length === 0) return;
    const effect = after === undefined ? 'gone' : 'changed';
    for (const leaf of leavesOf(before, path)) add(leaf.path, effect);
    return;
  }
  const others = Array.isArray(before) ? counterparts(before, after as unknown[]) : undefined;
  parts.forEach(([step, part], i) => {
    const other = others === undefined ? (after as Record<string, unknown>)[String(step)] : others[i];
    leafEffects(part, other, add, [...path, step]);
  });
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
