import { stringMap } from './string-map';

/** One entry of a container's `env`. */
export type EnvEntry = Readonly<Record<string, unknown>>;

/** Returns environment variables from a map, in the order of the names. */
export function envFromMap(map: Readonly<Record<string, unknown>> | null | undefined): EnvEntry[] {
  return Object.entries(stringMap(map))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}

/** Returns an environment variable with a field of the pod as its value. */
export function envFromField(name: string, fieldPath: string, apiVersion?: string): EnvEntry {
  return { name, valueFrom: { fieldRef: apiVersion === undefined ? { fieldPath } : { apiVersion, fieldPath } } };
}

/** Returns an environment variable with a limit or request of the container as its value. */
export function envFromResource(name: string, resource: string): EnvEntry {
  return { name, valueFrom: { resourceFieldRef: { resource, divisor: '1' } } };
}
