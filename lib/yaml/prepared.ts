/** A field that was written as YAML when the package was built. */
export interface PreparedField {
  readonly name: string;
  /** The lines of the field, its name included, with a newline at the end. */
  readonly text: string;
}

const prepared = new WeakMap<object, PreparedField>();

/** What is known to be written already of an object. */
export function preparedField(object: object): PreparedField | undefined {
  return prepared.get(object);
}

/**
 * `object` with one more field, as its last. The value is made when somebody reads it; who only writes the object takes
 * the text.
 */
export function withPrepared<T extends object>(object: T, field: PreparedField, value: () => unknown): T {
  let made: unknown;
  Object.defineProperty(object, field.name, { enumerable: true, configurable: true, get: () => (made ??= value()) });
  prepared.set(object, field);
  return object;
}
