import type { Problem } from '../model';
import type { Rendered } from './rendered';
import { contains, differences, valueAt } from './changed-paths';
import type { Open, Path } from './found';
import { mustBeKnown } from './open-problems';
import type { Pair } from './pairs';
import { errorTexts } from './problems';

/** A place in an object that depends on Outputs. */
export interface Leaf {
  readonly path: Path;
  readonly on: ReadonlySet<Open>;
  /** Some values leave it out. */
  readonly optional: boolean;
}

/**
 * A leaf; or a wider place, which a value that stands for none changes as a whole, while others change the leaves
 * inside only.
 */
export interface Place extends Leaf {
  readonly inside?: readonly Leaf[];
}

/** A difference between two renderings. */
interface Mark {
  readonly path: Path;
  readonly open: Open;
  readonly optional: boolean;
}

/** Fields that identify an object: everything else may depend on Outputs. */
const IDENTITY: readonly Path[] = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];

const isIdentity = (path: Path): boolean => IDENTITY.some((fixed) => contains(path, fixed));

/** All places that depend on Outputs, by the id of the object; and the Outputs that may not be Outputs. */
export function dependence(pairs: Iterable<Pair<Rendered>>): { places: Map<string, Place[]>; problems: Problem[] } {
  const [marks, emptyMarks] = [new Map<string, Mark[]>(), new Map<string, Mark[]>()];
  const problems = new Map<Open, Problem>();
  for (const pair of pairs) {
    const found = changes(pair);
    if ('problem' in found) {
      if (!pair.isEmpty) problems.set(pair.open, found.problem);
      continue;
    }
    const all = pair.isEmpty ? emptyMarks : marks;
    for (const [id, more] of found.marks) all.set(id, [...(all.get(id) ?? []), ...more]);
  }
  const ids = new Set([...marks.keys(), ...emptyMarks.keys()]);
  return {
    places: new Map([...ids].map((id) => [id, placesOf(marks.get(id) ?? [], emptyMarks.get(id) ?? [])])),
    problems: [...problems.values()],
  };
}

/** Returns the places that one Output changes, by the id of the object; or why it may not change them. */
function changes({
  open,
  before,
  after,
  isEmpty,
}: Pair<Rendered>): { marks: Map<string, Mark[]> } | { problem: Problem } {
  // An empty value that is refused says nothing about others; nor does a sample with which nothing can be rendered.
  const isRefused = isEmpty && !errorTexts(after).every((text) => errorTexts(before).includes(text));
  if (isRefused || failed(before) || failed(after)) return { marks: new Map() };
  if (before.nodes.length !== after.nodes.length || before.nodes.some((node, i) => node.id !== after.nodes[i].id)) {
    return { problem: mustBeKnown(open, 'it decides which objects exist') };
  }
  const marks = new Map<string, Mark[]>();
  for (const [i, { id, manifest }] of before.nodes.entries()) {
    const other = after.nodes[i].manifest;
    const paths = differences(manifest, other);
    if (paths.some(isIdentity))
      return { problem: mustBeKnown(open, `it decides what ${manifest.kind} ${manifest.metadata.name} is called`) };
    if (paths.length > 0)
      marks.set(
        id,
        paths.map((path) => ({
          path,
          open,
          optional: valueAt(manifest, path) === undefined || valueAt(other, path) === undefined,
        })),
      );
  }
  return { marks };
}

const failed = (rendered: Rendered): boolean => rendered.nodes.length === 0 && errorTexts(rendered).length > 0;

/** `marks` are what values change that stand for something, `emptyMarks` what those change that stand for none. */
function placesOf(marks: readonly Mark[], emptyMarks: readonly Mark[]): Place[] {
  const leaves = outermost(marks);
  const leafOf = ({ path }: Mark) => leaves.find((leaf) => contains(leaf.path, path));
  // A leaf that depends on the Output anyway is no wider for it, but may be left out by it.
  const own = emptyMarks.filter((mark) => leafOf(mark)?.on.has(mark.open));
  const narrow = leaves.map((leaf) => ({
    ...leaf,
    optional: leaf.optional || own.some((mark) => mark.optional && isSame(mark.path, leaf.path)),
  }));
  const others = emptyMarks
    .filter((mark) => !own.includes(mark))
    .map((mark) => ({ ...mark, path: leafOf(mark)?.path ?? mark.path }));
  const wide = outermost(others).map((place): Place => {
    const inside = narrow.filter((leaf) => contains(place.path, leaf.path));
    return inside.length === 0
      ? place
      : { ...place, inside, on: new Set([...place.on, ...inside.flatMap((leaf) => [...leaf.on])]) };
  });
  return [...narrow.filter((leaf) => !wide.some((place) => contains(place.path, leaf.path))), ...wide];
}

const isSame = (a: Path, b: Path): boolean => a.length === b.length && contains(a, b);

/** Each place once, with all Outputs that it or anything inside it depends on. */
function outermost(marks: readonly Mark[]): Leaf[] {
  const leaves: { path: Path; on: Set<Open>; optional: boolean }[] = [];
  for (const { path, open, optional } of [...marks].sort((a, b) => a.path.length - b.path.length)) {
    const outer = leaves.find((leaf) => contains(leaf.path, path));
    if (!outer) leaves.push({ path, on: new Set([open]), optional });
    else {
      outer.on.add(open);
      outer.optional ||= optional && isSame(outer.path, path);
    }
  }
  return leaves;
}
