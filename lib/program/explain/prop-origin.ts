import { DEFAULT_NAMESPACE, resolveChecked } from '../../mesh/resolve';
import { MeshProblems, type ResolvedMesh } from '../../model';
import type { MeshProps } from '../../props';
import { applyChanges, formatPath, type PathStep } from '../diff/fields';
import { plain } from '../diff/units';
import { scalarsOf } from './leaves';
import type { FieldLayer, FieldSource } from './types';
import { variantsOf } from './variants';

/** A prop, with the props that a mesh has where it is not given, or has another value. */
export interface PropUnit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly variants: readonly (() => ResolvedMesh | undefined)[];
  /** True for a prop that is not given. */
  readonly isDefault?: boolean;
}

/** Mark of what a mesh does not have at all, so that nothing can be said of its settings. */
export const ABSENT = Symbol('absent');

/** Defaults of props that no chart has a value for. */
const DEFAULTS = { namespace: DEFAULT_NAMESPACE };

const SETS: Readonly<Record<string, FieldLayer>> = {
  platform: 'platform',
  compatibilityVersion: 'compatibilityVersion',
  profile: 'profile',
};

/** Returns the layer that a prop belongs to. */
function layerOf(path: readonly PathStep[]): FieldLayer {
  if (path.includes('values')) return 'values';
  return (path.length === 1 && SETS[String(path[0])]) || 'prop';
}

/** Returns a prop as a source. */
export function propSource({ path, value, isDefault }: PropUnit): FieldSource {
  const layer = isDefault === true ? 'default' : layerOf(path);
  // Of a prop with many settings the name says enough.
  const isOne = typeof value !== 'object';
  return { layer, path: formatPath(path), ...(layer === 'profile' && { of: String(value) }), ...(isOne && { value }) };
}

function resolved(props: MeshProps): ResolvedMesh | undefined {
  try {
    return resolveChecked(props);
  } catch (reason) {
    // Without one of them the other props may make no sense.
    if (reason instanceof MeshProblems || reason instanceof TypeError) return undefined;
    throw reason;
  }
}

/** Remembers what a function returned. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Props of a mesh, one of which can be left out or changed at a time, to see what it decides. */
export class PropUnits {
  readonly props: Readonly<Record<string, unknown>>;
  readonly mesh: () => ResolvedMesh | undefined;
  private readonly roots: readonly PropUnit[];
  private readonly leaves = new Map<string, readonly PropUnit[]>();
  private readonly reduced = new Map<string, PropUnits>();

  constructor(props: MeshProps) {
    this.props = plain(props);
    this.mesh = once(() => resolved(this.props));
    const given = Object.entries(this.props)
      .filter(([name]) => name !== 'version' && name !== 'patches')
      .map(([name, value]) => this.unit([name], value, [undefined]));
    const absent = Object.entries(DEFAULTS)
      .filter(([name]) => this.props[name] === undefined)
      .map(([name, value]) => ({ ...this.unit([name], value, [`${value}-x`]), isDefault: true }));
    this.roots = [...given, ...absent];
  }

  private unit(path: PropUnit['path'], value: unknown, variants: readonly unknown[]): PropUnit {
    const variant = (after: unknown) =>
      once(() => resolved(applyChanges(this.props, [{ path, before: value, after }]) as MeshProps));
    return { path, value, variants: variants.map(variant) };
  }

  /** Returns each scalar in one of the props. */
  leavesOf({ path: [name], value, isDefault }: PropUnit): readonly PropUnit[] {
    if (isDefault === true) return [];
    const known = this.leaves.get(String(name));
    if (known !== undefined) return known;
    const units = scalarsOf(value, [name]).map((leaf) =>
      this.unit(leaf.path, leaf.value, variantsOf(leaf.value, false)),
    );
    this.leaves.set(String(name), units);
    return units;
  }

  /** Returns the same props without one. */
  without({ path, value }: PropUnit): PropUnits {
    const key = formatPath(path);
    const rest =
      this.reduced.get(key) ?? new PropUnits(applyChanges(this.props, [{ path, before: value }]) as MeshProps);
    this.reduced.set(key, rest);
    return rest;
  }

  /**
   * Returns the props on which a part of the resolved mesh depends: as deep as possible, each with the layer that it is
   * in. A prop that takes away all that the part is in is not among them.
   *
   * @param hidden returns whether the settings in a prop are tried though leaving out the whole changes nothing: two
   * that say the same hide each other
   */
  deciding(part: (mesh: ResolvedMesh) => unknown, hidden: (prop: string) => boolean = () => true): PropUnit[] {
    const mesh = this.mesh();
    const now = mesh === undefined ? undefined : JSON.stringify(part(mesh));
    const flips = (unit: PropUnit): boolean => {
      const others = unit.variants.flatMap((variant) => variant() ?? []).map(part);
      return others.some((other) => other !== ABSENT && JSON.stringify(other) !== now);
    };
    const deep = (root: PropUnit): PropUnit[] => {
      const inner = this.leavesOf(root).filter(flips);
      return inner.length > 0 ? inner : [root];
    };
    const found = this.roots.filter(flips).flatMap(deep);
    if (found.length > 0) return found;
    const others = this.roots.filter(({ path }) => hidden(String(path[0])));
    return others.flatMap((root) => this.leavesOf(root)).filter(flips);
  }

  /** Returns the props that may change something, for parts that are compared otherwise. */
  all(): readonly PropUnit[] {
    return this.roots;
  }
}
