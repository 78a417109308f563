/** Field that was written as YAML when the package was built. */
export interface PreparedField {
  readonly name: string;
  /** Lines of the field, its name included, with a newline at the end. */
  readonly text: string;
}

const prepared = new WeakMap<object, PreparedField>();

/** Returns the field of an object that is already written as YAML, if it has one. */
export function preparedField(object: object): PreparedField | undefined {
  return prepared.get(object);
}

/**
 * Returns `object` with one more field, as its last. The value of the field is computed at the first read; writing the
 * object uses the text.
 */
export function withPrepared<T extends object>(object: T, field: PreparedField, value: () => unknown): T {
  let made: unknown;
  Object.defineProperty(object, field.name, { enumerable: true, configurable: true, get: () => (made ??= value()) });
  prepared.set(object, field);
  return object;
}
