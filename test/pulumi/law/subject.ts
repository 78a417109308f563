import type { Rendered } from '../../../lib/pulumi/inputs/dependence';
import type { Core } from '../../../lib/pulumi/inputs/resolve-inputs';
import type { Prop } from './props';
import type { Path } from './tree';

/** Something that is rendered from props, and all its props that may be Outputs. */
export interface Subject {
  readonly name: string;
  readonly core: Core<unknown, Rendered>;
  readonly props: readonly Prop[];
  /** Props with a value at this place; the first of these that the core accepts is used. */
  readonly bases: readonly ((path: Path, value: unknown) => unknown)[];
}
