import type { Manifest, Problem } from '../model';

/** The rendering of props by a pure core. */
export interface Rendered {
  readonly nodes: readonly { readonly id: string; readonly manifest: Manifest }[];
  readonly problems: readonly Problem[];
}

/** Objects as they would be, with either sample in place of Outputs. One list twice where there are no Outputs. */
export type Renderings = readonly [readonly Manifest[], readonly Manifest[]];

/** Returns the objects of either rendering: what is the same in both is there once. */
export const inAny = ([first, second]: Renderings): readonly Manifest[] =>
  first === second ? first : [...first, ...second];

/** The objects of both renderings. */
export function renderings(rendered: Rendered, other: Rendered): Renderings {
  const first = rendered.nodes.map(({ manifest }) => manifest);
  return [first, rendered === other ? first : other.nodes.map(({ manifest }) => manifest)];
}
