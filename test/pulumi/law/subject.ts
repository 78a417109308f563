import type { Rendered } from '../../../lib/pulumi/inputs/dependence';
import type { Core } from '../../../lib/pulumi/inputs/resolve-inputs';
import type { Prop } from './props';
import type { Path } from './tree';

/** Something that is rendered from props, and all its props that may be Outputs. */
export interface Subject {
  readonly name: string;
  readonly core: Core<unknown, Rendered>;
  readonly props: readonly Prop[];
  /** Legal props with a value at this place. */
  readonly withValue: (path: Path, value: unknown) => unknown;
}
