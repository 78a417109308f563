/** Annotation of the namespaces in which a Service is visible. */
export const EXPORT_TO = 'networking.istio.io/exportTo';

const ALL = '*';
const OWN = '.';

/** The namespaces in which an object is visible; undefined for all of them, empty for none. */
export type Scope = ReadonlySet<string> | undefined;

/** Returns the namespaces of an `exportTo` list. Without a list the mesh's default applies, which is all of them. */
export function scopeOf(exportTo: readonly string[], namespace: string, meshDefault: readonly string[] = [ALL]): Scope {
  const list = exportTo.length > 0 ? exportTo : meshDefault;
  if (list.includes(ALL)) return undefined;
  return new Set(list.filter((entry) => entry !== '~').map((entry) => (entry === OWN ? namespace : entry)));
}

/** Returns the items of the `exportTo` annotation of a Service. */
export function exportToOfAnnotation(annotation: unknown): string[] {
  if (typeof annotation !== 'string') return [];
  return annotation
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export const isVisibleIn = (scope: Scope, namespace: string): boolean => scope === undefined || scope.has(namespace);

/** Reports whether objects of both scopes are visible together in some namespace. */
export function scopesMeet(one: Scope, other: Scope): boolean {
  if (one === undefined) return other === undefined || other.size > 0;
  if (other === undefined) return one.size > 0;
  return [...one].some((namespace) => other.has(namespace));
}
