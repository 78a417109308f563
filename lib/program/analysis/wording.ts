import type { Manifest } from '../../model';
import type { PodFact, ProgramFacts, Visibility } from '../facts';
import type { Fields } from '../objects/read';

/** Formats an object's name as Istio's messages do: `shop/web`, or `web` where no namespace is written. */
export function fullName({ metadata: { name, namespace } }: Pick<Manifest, 'metadata'>): string {
  return namespace === undefined || namespace === '' ? String(name) : `${namespace}/${String(name)}`;
}

/** Formats a list as Istio's messages do: `[a b]`. */
export const listed = (items: readonly (string | number)[]): string => `[${items.join(' ')}]`;

/** Formats a selector as Kubernetes does: `app=web,version=v1`, sorted by key. */
export function selectorText(selector: Fields): string {
  return Object.keys(selector)
    .sort()
    .map((key) => `${key}=${String(selector[key])}`)
    .join(',');
}

/** Formats names for a sentence: `a, b and c`. */
export function enumerated(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** Formats the namespaces of a scope as a clause. */
export function scopeText(scope: Visibility): string {
  if (scope === 'all') return 'all namespaces';
  if (scope.size === 0) return 'no namespace';
  return `namespace${scope.size === 1 ? '' : 's'} ${enumerated([...scope])}`;
}

/** Returns the names of objects, sorted, without their namespaces. */
export const sortedNames = (objects: readonly Manifest[]): string[] =>
  objects.map(({ metadata }) => String(metadata.name)).sort();

/** Groups objects by a key; those without one are left out. */
export function groupedBy<Key>(
  objects: readonly Manifest[],
  keyOf: (object: Manifest) => Key | undefined,
): Map<Key, Manifest[]> {
  const groups = new Map<Key, Manifest[]>();
  for (const object of objects) {
    const key = keyOf(object);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [object]);
    else group.push(object);
  }
  return groups;
}

/** Returns the values that labels of known pods have for a key, to suggest the nearest to a misspelt one. */
export function labelValues(facts: ProgramFacts, key: string): Set<string> {
  return new Set(facts.pods.all.map(({ labels }) => labels[key]).filter((value) => typeof value === 'string'));
}

/** Returns selectors of known pods with the same keys, to suggest the nearest to a misspelt one. */
export function labelSuggestions(selector: Fields, pods: readonly PodFact[]): string[] {
  const keys = Object.keys(selector).sort();
  const complete = pods.filter(({ labels }) => keys.every((key) => labels[key] !== undefined));
  return [...new Set(complete.map(({ labels }) => keys.map((key) => `${key}=${String(labels[key])}`).join(',')))];
}

/** Formats an object for problems: `VirtualService shop/web`. */
export const objectText = (object: Manifest): string => `${object.kind} ${fullName(object)}`;
