import type { Manifest, Problem } from '../model';
import type { Facts } from '../schema/notation';
import type { Rendered } from './rendered';
import { pathText, type Path } from './found';

/** Shapes and names of the places in props. */
export interface Places {
  readonly shapeAt: (path: Path) => Facts | undefined;
  readonly isStructural: (path: Path) => boolean;
  /** Returns the name of a place in problems. @default - its path */
  readonly nameOf?: (path: Path) => string;
}

/** A pure rendering of props. */
export interface Core<P, R extends Rendered> extends Places {
  /** Collects problems and never throws them, so that samples can be rendered. */
  readonly render: (props: P) => R;
  /** The URN of the component, for problems. */
  readonly urn: string;
}

/** Joins what is known about the parts of an input, by the names of the parts. */
export function byPart(parts: Readonly<Record<string, Partial<Places>>>): Required<Places> {
  const partOf = (name: string | number) => parts[name] as Partial<Places> | undefined;
  return {
    shapeAt: ([name, ...path]) => partOf(name)?.shapeAt?.(path),
    isStructural: ([name, ...path]) => partOf(name)?.isStructural?.(path) ?? false,
    nameOf: ([name, ...path]) => (partOf(name)?.nameOf ?? pathText)(path),
  };
}

/** The trust domain of the meshes, as a part of an input. */
export const TRUST_DOMAIN: Partial<Places> = { nameOf: () => 'trustDomain of the mesh' };

/** Objects whose leaves are Outputs where they depend on Outputs. */
export interface Resolved<R extends Rendered> {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The rendering; where Outputs were given, with samples in their place. */
  readonly rendered: R;
  /** The rendering with other samples: what both have does not come from samples. */
  readonly other: R;
  /** Problems that are doubtful but not wrong, as far as they are known. */
  readonly warnings: readonly Problem[];
}
