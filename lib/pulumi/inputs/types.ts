import type * as pulumi from '@pulumi/pulumi';
import type { Referable } from '../../policies/references/references';

type Scalar = string | number | boolean;

/** A text may be any Output of text: what it is, is checked when it is known. */
type ScalarInput<T> = [T] extends [never]
  ? never
  : pulumi.Input<T> | (T extends string ? pulumi.Output<string> : never);

type Container<T> = T extends undefined | null | Referable
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Inputs<Item>[]
    : T extends object
      ? { [K in keyof T]: Inputs<T[K]> }
      : T;

/**
 * `T` with an Output allowed in place of every text, number and boolean, at every depth. Lists and maps stay plain;
 * their items may be Outputs.
 *
 * What does not depend on an Output is known in a preview. A field that some values leave out is unknown, and left out
 * when the value turns out to be one of these. A list that only an empty text would shorten is previewed with its
 * items. A value is checked when it is known, with the problems of a plain one.
 *
 * Problems: `pulumi/structural` for an Output that decides which objects exist or what they are called;
 * `pulumi/whole-object` for a whole list or map; `pulumi/output-in-text` for one inside a template string;
 * `pulumi/no-value` for an Output of `undefined` or `null`, which does not stand for a prop that is left out;
 * `pulumi/changes-shape` for a value that adds or drops objects where others do not.
 */
export type Inputs<T> = unknown extends T ? T : ScalarInput<Extract<T, Scalar>> | Container<Exclude<T, Scalar>>;

/** `Inputs<T>` with the fields in `Plain` as they are: they decide which objects exist, or what they are called. */
export type InputsExcept<T, Plain extends string> = { [K in keyof T]: K extends Plain ? T[K] : Inputs<T[K]> };
