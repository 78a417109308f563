import * as pulumi from '@pulumi/pulumi';
import type { Core, Resolved } from '../../outputs/core';
import type { Rendered } from '../../outputs/rendered';
import type { Later, OutputEngine } from '../../outputs/engine';
import * as found from '../../outputs/found';
import * as resolving from '../../outputs/resolve-inputs';

/** Says whether a value is not known when the program runs. */
export const isOutput = (value: unknown): value is pulumi.Output<unknown> | Promise<unknown> =>
  pulumi.Output.isInstance(value) || value instanceof Promise;

/** The answers of Pulumi's SDK about Outputs. */
export const ENGINE: OutputEngine = {
  isOutput,
  isResource: (value) => pulumi.Resource.isInstance(value),
  output: (value) => pulumi.output(value) as Later<unknown>,
  all: (outputs) => pulumi.all(outputs as pulumi.Output<unknown>[]) as Later<readonly unknown[]>,
  secret: (value) => pulumi.secret(value) as Later<unknown>,
  isSecret: (output) => pulumi.isSecret(output as pulumi.Output<unknown>),
};

/** Returns all Outputs in the props, at any depth. */
export const findOutputs = (props: unknown): found.Found => found.findOutputs(ENGINE, props);

/**
 * Renders props that may have Outputs in them: see `resolveInputs` of `lib/outputs`.
 *
 * @throws MeshProblems with everything that is wrong and does not depend on an Output
 */
export const resolveInputs = <P, R extends Rendered>(core: Core<P, R>, props: P): Resolved<R> =>
  resolving.resolveInputs(ENGINE, core, props);

/** Returns what follows from a rendering, with Outputs in the leaves that depend on Outputs. */
export const resolveValue = <P, R extends Rendered, V extends object>(
  core: Core<P, R>,
  props: P,
  object: readonly [string, string],
  read: (rendered: R) => V,
): V => resolving.resolveValue(ENGINE, core, props, object, read);
