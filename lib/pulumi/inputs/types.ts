import type * as pulumi from '@pulumi/pulumi';
import type { Referable } from '../../policies/references';

type Scalar = string | number | boolean;

/** A text may be any Output of text: what it is, is checked when it is known. */
type ScalarInput<T> = [T] extends [never] ? never : pulumi.Input<T> | (T extends string ? pulumi.Output<string> : never);

type Container<T> = T extends undefined | null | Referable ? T
  : T extends readonly (infer Item)[] ? readonly Inputs<Item>[]
    : T extends object ? { [K in keyof T]: Inputs<T[K]> } : T;

/** `T` with an Output allowed in place of every text, number and boolean, at every depth. Lists and maps stay plain; their items may be Outputs. */
export type Inputs<T> = unknown extends T ? T : ScalarInput<Extract<T, Scalar>> | Container<Exclude<T, Scalar>>;

/** `Inputs<T>` with the fields in `Plain` as they are: they decide which objects exist, or what they are called. */
export type InputsExcept<T, Plain extends string> = { [K in keyof T]: K extends Plain ? T[K] : Inputs<T[K]> };
