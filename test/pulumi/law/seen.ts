import * as pulumi from '@pulumi/pulumi';
import { MeshProblems, type Problem } from '../../../lib/model';
import { at, text, type Path, type Tree } from './tree';

/** What the SDK keeps of an Output. */
interface Inside {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
  allResources(): Promise<Set<pulumi.Resource>>;
}

/** Objects as the engine would see them: their values, and where they are secret or unknown. */
export interface Seen {
  readonly value: unknown;
  readonly secrets: readonly string[];
  readonly unknowns: readonly string[];
}

/** What is inside Outputs and promises, without the fields that have no value. */
export async function seen(value: unknown): Promise<Seen> {
  const leaves: { path: Path; leaf: unknown }[] = [];
  const root: Tree = { value: copy(value, ['value'], leaves) };
  const found = { secrets: [] as string[], unknowns: [] as string[] };
  for (const { path, leaf } of leaves) await fill(root, path, leaf, found);
  return { value: root.value, ...found };
}

async function fill(
  root: Tree,
  path: Path,
  leaf: unknown,
  found: { secrets: string[]; unknowns: string[] },
): Promise<void> {
  const settled = leaf instanceof Promise ? ((await leaf) as unknown) : leaf;
  const holder = at(root, path.slice(0, -1)) as Tree;
  const key = path[path.length - 1];
  if (!pulumi.Output.isInstance(settled)) {
    const inner: { path: Path; leaf: unknown }[] = [];
    const plain = copy(settled, path, inner);
    if (plain === undefined) delete holder[key];
    else holder[key] = plain;
    for (const one of inner) await fill(root, one.path, one.leaf, found);
    return;
  }
  const output = settled as unknown as Inside;
  const its = await output.promise();
  if (its === undefined) delete holder[key];
  else holder[key] = copy(its, path, []);
  if (await output.isSecret) found.secrets.push(text(path.slice(1)));
  if (!(await output.isKnown)) found.unknowns.push(text(path.slice(1)));
}

function copy(value: unknown, path: Path, leaves: { path: Path; leaf: unknown }[]): unknown {
  return copyInside(value, [...path], leaves);
}

/** `path` is where the walk is, and changes with it: whole objects are copied for each value of each prop. */
function copyInside(value: unknown, path: (string | number)[], leaves: { path: Path; leaf: unknown }[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Promise || pulumi.Output.isInstance(value)) {
    if (value instanceof Promise)
      value.catch((reason: unknown) => {
        rejected.add(reason);
      });
    leaves.push({ path: [...path], leaf: value });
    return null;
  }
  const inside = (item: unknown, step: string | number): unknown => {
    if (typeof item !== 'object' || item === null) return item;
    path.push(step);
    const copied = copyInside(item, path, leaves);
    path.pop();
    return copied;
  };
  if (Array.isArray(value)) return value.map(inside);
  const copied: Tree = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copied[key] = inside(item, key);
  return copied;
}

/** The same data without fields that are undefined. */
export const plainCopy = (value: unknown): unknown => copy(value, [], []);

let rejected = new Set<unknown>();

/** Takes the rejections of all Outputs from now on: in a program they would end it. */
export function takeRejections(): void {
  const kind = Object.getPrototypeOf(pulumi.output(0)) as { apply: (this: unknown, ...args: unknown[]) => Inside };
  const apply = kind.apply;
  kind.apply = function (...args) {
    const output = apply.apply(this, args);
    for (const part of [output.promise(), output.isKnown, output.isSecret, output.allResources()])
      part.catch((reason: unknown) => {
        rejected.add(reason);
      });
    return output;
  };
}

/** The problems with which Outputs were rejected since this was last asked; whatever else went wrong is thrown. */
export async function rejections(): Promise<Problem[]> {
  await new Promise((resolve) => setImmediate(resolve));
  const all = [...rejected];
  rejected = new Set();
  return all.flatMap((reason) => {
    if (reason instanceof MeshProblems) return [...reason.problems];
    throw reason;
  });
}

const UNKNOWN_VALUE = Promise.resolve(undefined);

/** An Output that a preview does not know. */
export function unknownOutput(): pulumi.Output<unknown> {
  const Kind = pulumi.Output as unknown as new (...parts: unknown[]) => pulumi.Output<unknown>;
  return new Kind(new Set(), UNKNOWN_VALUE, Promise.resolve(false), Promise.resolve(false), Promise.resolve(new Set()));
}
