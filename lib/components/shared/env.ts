import { stringMap } from './string-map';

/** One entry of a container's `env`. */
export type EnvEntry = Readonly<Record<string, unknown>>;

/** Environment given as a map, in the order of the names. */
export function envFromMap(map: Readonly<Record<string, unknown>> | null | undefined): EnvEntry[] {
  return Object.entries(stringMap(map))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}

/** An environment variable that holds a field of the pod. */
export function envFromField(name: string, fieldPath: string, apiVersion?: string): EnvEntry {
  return { name, valueFrom: { fieldRef: apiVersion === undefined ? { fieldPath } : { apiVersion, fieldPath } } };
}

/** An environment variable that holds a limit or request of the container. */
export function envFromResource(name: string, resource: string): EnvEntry {
  return { name, valueFrom: { resourceFieldRef: { resource, divisor: '1' } } };
}
