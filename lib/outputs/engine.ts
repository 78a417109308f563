/** A value that is known later, as an engine has it. */
export interface Later<T> {
  /** Returns what follows from the value, once it is known: a value, or the promise of one. */
  apply<U>(change: (value: T) => U | Promise<U>): Later<U>;
}

/** Says whether a value is known later: no plain data have such a method. */
export const isLater = (value: unknown): value is Later<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Later<unknown>>).apply === 'function';

/** The answers of an engine about values that are not known when the program runs: Outputs. */
export interface OutputEngine {
  /** Says whether a value is not known when the program runs. */
  readonly isOutput: (value: unknown) => boolean;
  /** Says whether a value is a resource, inside which no Outputs are looked for. */
  readonly isResource: (value: object) => boolean;
  /** Returns a value as an Output, whether it is one already or not. */
  readonly output: (value: unknown) => Later<unknown>;
  /** Returns all values together, once all of them are known. */
  readonly all: (outputs: readonly Later<unknown>[]) => Later<readonly unknown[]>;
  /** Returns a value as an Output that is secret. */
  readonly secret: (value: unknown) => Later<unknown>;
  readonly isSecret: (output: Later<unknown>) => Promise<boolean>;
}
