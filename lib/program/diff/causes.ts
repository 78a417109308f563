import { MeshProblems, type Manifest, type MeshNode } from '../../model';
import type { MeshProps } from '../../props';
import { collectMesh } from '../../mesh/collect';
import { withTelemetry } from '../../mesh/render';
import { formatPath } from './fields';
import { objectDifferences, type ObjectDifference } from './objects';
import { releaseOf, unitsBetween, type MixedMesh, type Unit } from './units';

/** Renders a mesh whose release may be a mixture; undefined where the mixture is refused. */
function rendered({ props, release }: MixedMesh): Manifest[] | undefined {
  try {
    const { mesh, nodes, problems } = collectMesh(props, release);
    if (problems.some(({ severity }) => severity === 'error')) return undefined;
    return withTelemetry(mesh, nodes as MeshNode[]).map(({ manifest }) => manifest);
  } catch (reason) {
    // Templates of one release may need functions that the other lacks.
    if (reason instanceof MeshProblems) return undefined;
    throw reason;
  }
}

const withUnits = (mesh: MixedMesh, units: readonly Unit[]): MixedMesh =>
  units.reduce((mixed, unit) => unit.apply(mixed), mesh);

/** Returns the single changes of differences by a key that says where each is and what it ends with. */
function changesIn(differences: readonly ObjectDifference[]): Map<string, string> {
  return new Map(
    differences.flatMap(({ kind, object, fields, after }): [string, string][] =>
      kind === 'changed'
        ? fields.map(({ path, after: value }) => [`${object} ${formatPath(path)}`, JSON.stringify(value) ?? ''])
        : [[`${kind} ${object}`, kind === 'added' ? '' : String(after === undefined)]],
    ),
  );
}

/** The causes of each change, by the object and path of it. */
export type Causes = ReadonlyMap<string, readonly string[]>;

/**
 * Finds the causes of the changes between two meshes: rendering is a pure function, so each thing that they do not have
 * alike is switched alone, on in the first mesh and off in the second; a change that flips with it is caused by it.
 * A change that no single switch flips is caused by several together.
 */
export function causesBetween(before: MeshProps, after: MeshProps): Causes {
  const units = unitsBetween(before, after);
  const release = releaseOf(before);
  const start: MixedMesh = { props: before, release };
  const read = new Set<string>();
  const facts = new Proxy(release.facts, {
    get: (all, name) => {
      read.add(String(name));
      return all[name as keyof typeof all];
    },
  });
  const first = rendered({ props: before, release: { ...release, facts } }) ?? [];
  const changesOf = (some: readonly Unit[]): Map<string, string> => {
    const mixed = rendered(withUnits(start, some));
    return mixed === undefined ? new Map<string, string>() : changesIn(objectDifferences(first, mixed));
  };
  const wanted = changesOf(units);
  const causes = new Map<string, string[]>();
  const add = (key: string, cause: string): number => causes.set(key, [...(causes.get(key) ?? []), cause]).size;
  // What the rendering does not ask for changes nothing alone.
  for (const unit of units.filter(({ fact }) => fact === undefined || read.has(fact))) {
    const alone = changesOf([unit]);
    for (const [key, value] of wanted) if (alone.get(key) === value) add(key, unit.cause);
  }
  const open = [...wanted.keys()].filter((key) => !causes.has(key));
  if (open.length === 0) return causes;
  for (const unit of units) {
    const without = changesOf(units.filter((other) => other !== unit));
    for (const key of open) if (without.get(key) !== wanted.get(key)) add(key, unit.cause);
  }
  for (const key of open) if (!causes.has(key)) add(key, 'several together');
  return causes;
}
