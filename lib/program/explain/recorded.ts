import { copyValues } from '../../model';

/**
 * Returns a copy of values that records the path of each one that is read, or whose name is looked at. Rendering is a
 * pure function: what it does not read for an object changes nothing in it.
 */
export function recorded<T extends object>(values: T, read: Set<string>): T {
  return watched(copyValues(values), read, '');
}

function watched<T extends object>(values: T, read: Set<string>, path: string): T {
  const at = (key: string | symbol): string => `${path}.${String(key)}`;
  return new Proxy(values, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      read.add(at(key));
      return typeof value === 'object' && value !== null && typeof key === 'string'
        ? watched(value, read, at(key))
        : value;
    },
    has(target, key) {
      read.add(at(key));
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      for (const key of Reflect.ownKeys(target)) read.add(at(key));
      return Reflect.ownKeys(target);
    },
  });
}

/** Returns a path as it is recorded. */
export const recordedPath = (path: readonly unknown[]): string => path.map((step) => `.${String(step)}`).join('');
