import type { Rendered } from '../../../lib/outputs/rendered';
import type { Core } from '../../../lib/outputs/core';
import type { Prop } from './props';
import type { Path } from './tree';

/** Something that is rendered from props, and all its props that may be Outputs. */
export interface Subject {
  readonly name: string;
  readonly core: Core<unknown, Rendered>;
  readonly props: readonly Prop[];
  /** Legal props; one of those for a place is legal with a value in it. */
  readonly bases: (path: Path) => readonly unknown[];
  /** The props with a value at a place. */
  readonly put: (props: unknown, path: Path, value: unknown) => unknown;
}
