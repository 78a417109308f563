import { MeshProblems, type Manifest, type MeshNode } from '../../model';
import type { MeshProps } from '../../props';
import { collectMesh } from '../../mesh/collect';
import { withTelemetry } from '../../mesh/render';
import { emit } from '../../yaml/emit';
import { formatPath } from './fields';
import { objectDifferences, type ObjectDifference } from './objects';
import { releaseOf, unitsBetween, type MixedMesh, type Unit } from './units';

/** Renders a mesh whose release may be a mixture; undefined where the mixture is refused. */
export function renderedMixed({ props, release }: MixedMesh): Manifest[] | undefined {
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
        : [[`${kind} ${object}`, after === undefined ? '' : emit(after)]],
    ),
  );
}

/** The causes of each change, by the object and path of it. */
export type Causes = ReadonlyMap<string, readonly string[]>;

/** Search for the causes of the changes between two meshes. */
class Search {
  private readonly found = new Map<string, Unit[]>();
  private readonly withoutOne = new Map<Unit, ReadonlyMap<string, string>>();
  private readonly wanted: ReadonlyMap<string, string>;

  constructor(
    private readonly units: readonly Unit[],
    private readonly changesOf: (units: readonly Unit[]) => ReadonlyMap<string, string>,
  ) {
    this.wanted = changesOf(units);
  }

  causes(): Causes {
    return new Map(
      [...this.wanted.keys()].map((key) => {
        const units = this.found.get(key);
        return [key, units === undefined ? ['several together'] : units.map(({ cause }) => cause)];
      }),
    );
  }

  /** Switches each unit on alone: a change that comes with it is caused by it. */
  aloneOf(units: readonly Unit[]): void {
    for (const unit of units) {
      const alone = this.changesOf([unit]);
      for (const [key, value] of this.wanted) if (alone.get(key) === value) this.add(key, unit);
    }
  }

  /** Switches each unit off alone, for changes that no unit makes alone: what goes with it is caused by it too. */
  together(): void {
    const open = [...this.wanted.keys()].filter((key) => !this.found.has(key));
    if (open.length > 0) this.needed(open, this.units);
  }

  /**
   * Adds the units that take back what the causes found so far do beside the changes, until the causes alone make the
   * second mesh of the first.
   */
  complete(): void {
    for (let left = this.missing(); left.length > 0;) {
      const got = this.changesOf(this.units.filter((unit) => !left.includes(unit)));
      const wrong = [...new Set([...this.wanted.keys(), ...got.keys()])].filter(
        (key) => got.get(key) !== this.wanted.get(key),
      );
      if (wrong.length === 0) return;
      this.needed(wrong, left);
      const still = this.missing();
      if (still.length === left.length) return left.forEach((unit) => this.add(wrong[0], unit));
      left = still;
    }
  }

  private missing(): Unit[] {
    const used = new Set([...this.found.values()].flat());
    return this.units.filter((unit) => !used.has(unit));
  }

  private needed(keys: readonly string[], units: readonly Unit[]): void {
    for (const unit of units) {
      const without = this.withoutOne.get(unit) ?? this.changesOf(this.units.filter((other) => other !== unit));
      this.withoutOne.set(unit, without);
      for (const key of keys) if (without.get(key) !== this.wanted.get(key)) this.add(key, unit);
    }
  }

  /** Adds a cause to a change; one that keeps a field as it is belongs to another change of the object, or to any. */
  private add(key: string, unit: Unit): void {
    const keys = [...this.wanted.keys()];
    const object = key.split(' ').slice(0, 2).join(' ');
    const at = this.wanted.has(key) ? key : (keys.find((other) => other.startsWith(`${object} `)) ?? keys[0]);
    const units = this.found.get(at) ?? [];
    if (!units.includes(unit)) this.found.set(at, [...units, unit]);
  }
}

/**
 * Finds the causes of the changes between two meshes: rendering is a pure function, so each thing that they do not have
 * alike is switched alone, on in the first mesh and off in the second; a change that flips with it is caused by it.
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
  const first = renderedMixed({ props: before, release: { ...release, facts } }) ?? [];
  const others = first.filter(({ kind }) => kind !== 'CustomResourceDefinition');
  const search = new Search(units, (some) => {
    const all = withUnits(start, some);
    const few = some.some(({ definitions }) => definitions)
      ? undefined
      : renderedMixed({ ...all, props: { ...all.props, crds: false } });
    const mixed = few ?? renderedMixed(all);
    return mixed === undefined
      ? new Map<string, string>()
      : changesIn(objectDifferences(few === undefined ? first : others, mixed));
  });
  // What the rendering does not ask for changes nothing alone.
  search.aloneOf(units.filter(({ fact }) => fact === undefined || read.has(fact)));
  search.together();
  search.complete();
  return search.causes();
}
