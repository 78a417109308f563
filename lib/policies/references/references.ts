import type { Manifest } from '../../model';
import { REFERENCE, type Referable, type ReferenceContext } from './context';
import { kubernetesReference, isKubernetesObject, type KubernetesObject } from './kubernetes-reference';

export { REFERENCE, type Referable, type ReferenceContext } from './context';
export { hostReference, qualified, selectorReference, serviceHost } from './places';
export type { KubernetesObject } from './kubernetes-reference';
export { located, misplaced } from './misplaced';

/** Values that a field accepts in place of a name. */
export type Reference = Referable | KubernetesObject;

const isReferable = (value: object): value is Referable => REFERENCE in value;

/** Fields whose API type is comma-separated text, which may be given as lists. */
const TEXT_LISTS: ReadonlySet<string> = new Set(['retryOn']);

/** Fields whose content is not Istio's, and is passed on unchanged. */
const OPAQUE: ReadonlySet<string> = new Set(['pluginConfig', 'value']);

/**
 * Replaces every reference in data with the name, selector or object that its field takes. Data without references is
 * returned as it is.
 */
export function resolveReferences(value: unknown, from: ReferenceContext, place = ''): unknown {
  if (typeof value !== 'object' || value === null || OPAQUE.has(place)) return value;
  if (Array.isArray(value)) return TEXT_LISTS.has(place) ? value.join(',') : resolvedList(value, from, place);
  if (isReferable(value)) return value[REFERENCE](place, from);
  if (isKubernetesObject(value)) return kubernetesReference(value, place, from);
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    const resolved = resolveReferences(item, from, key);
    if (resolved !== item) (changed ??= { ...(value as Record<string, unknown>) })[key] = resolved;
  }
  return changed ?? value;
}

function resolvedList(list: readonly unknown[], from: ReferenceContext, place: string): unknown {
  let changed: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const resolved = resolveReferences(list[i], from, place);
    if (resolved !== list[i]) (changed ??= [...list])[i] = resolved;
  }
  return changed ?? list;
}

/** Returns the manifest with its references resolved. */
export function resolvedManifest(manifest: Manifest, trustDomain?: string): Manifest {
  const from = { kind: manifest.kind, namespace: manifest.metadata.namespace, trustDomain };
  return { ...manifest, spec: resolveReferences(manifest.spec, from) };
}
