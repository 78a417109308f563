import type { Manifest, Problem } from '../../model';
import { contains, differences } from './compare';
import { pathText } from './found';
import type { Open, Path } from './found';

/** What a pure core makes of props. */
export interface Rendered {
  readonly nodes: readonly { readonly id: string; readonly manifest: Manifest }[];
  readonly problems: readonly Problem[];
}

/** A place in an object that depends on Outputs. */
export interface Leaf {
  readonly path: Path;
  readonly on: ReadonlySet<Open>;
}

/** Two renderings that differ in the value of one Output only. */
export interface Pair<R extends Rendered> {
  readonly open: Open;
  readonly before: R;
  readonly after: R;
}

/** What an object is called: everything else may depend on Outputs. */
const IDENTITY: readonly Path[] = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];

const isIdentity = (path: Path): boolean => IDENTITY.some((fixed) => contains(path, fixed));

/** The name of a prop whose value is not known when the program runs. */
export const propOf = ({ paths }: Open): string => paths.map(pathText).join(', ');

/** Says that the value of a prop must be known when the program runs. */
export function mustBeKnown(open: Open, why: string): Problem {
  return { severity: 'error', code: 'pulumi/structural', path: propOf(open), found: 'an Output', message: `${why}, so its value must be known when the program runs`, fix: 'pass a plain value' };
}

/** All places that depend on Outputs, by the id of the object; and the Outputs that may not be Outputs. */
export function dependence<R extends Rendered>(pairs: readonly Pair<R>[]): { leaves: Map<string, Leaf[]>; problems: Problem[] } {
  const marks = new Map<string, { path: Path; open: Open }[]>();
  const problems = new Map<Open, Problem>();
  for (const { open, before, after } of pairs) {
    const other = new Map(after.nodes.map((node) => [node.id, node.manifest]));
    if (before.nodes.length !== after.nodes.length || before.nodes.some((node, i) => node.id !== after.nodes[i].id)) {
      problems.set(open, mustBeKnown(open, 'it decides which objects exist'));
      continue;
    }
    for (const { id, manifest } of before.nodes) {
      for (const path of differences(manifest, other.get(id))) {
        if (isIdentity(path)) problems.set(open, mustBeKnown(open, `it decides what ${manifest.kind} ${manifest.metadata.name} is called`));
        const known = marks.get(id);
        if (known) known.push({ path, open });
        else marks.set(id, [{ path, open }]);
      }
    }
  }
  return { leaves: new Map([...marks].map(([id, found]) => [id, outermost(found)])), problems: [...problems.values()] };
}

/** Each place once, with all Outputs that it or anything inside it depends on. */
function outermost(marks: readonly { path: Path; open: Open }[]): Leaf[] {
  const leaves: { path: Path; on: Set<Open> }[] = [];
  for (const { path, open } of [...marks].sort((a, b) => a.path.length - b.path.length)) {
    const outer = leaves.find((leaf) => contains(leaf.path, path));
    if (outer) outer.on.add(open);
    else leaves.push({ path, on: new Set([open]) });
  }
  return leaves;
}
