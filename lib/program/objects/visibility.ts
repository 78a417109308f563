import { textsOf, type Fields } from './read';

/** Namespaces in which an object is visible: `all` of them, or a set of names. */
export type Visibility = 'all' | ReadonlySet<string>;

/** Annotation of the namespaces in which a Service is visible. */
export const EXPORT_TO = 'networking.istio.io/exportTo';

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * Parses `exportTo`: `*` is everywhere, `~` is nowhere, `.` is the own namespace. An empty one is the mesh's default.
 */
export function visibilityOf(
  exportTo: readonly string[],
  namespace: string,
  otherwise: readonly string[] = ['*'],
): Visibility {
  const places = exportTo.length > 0 ? exportTo : otherwise;
  if (places.includes('*')) return 'all';
  if (places.includes('~')) return NOWHERE;
  return new Set(places.map((place) => (place === '.' ? namespace : place)));
}

/** Returns the mesh config's default `exportTo` for objects without their own. */
export function defaultExport(meshConfig: Fields, field: string): readonly string[] {
  const given = textsOf(meshConfig, field);
  return given.length > 0 ? given : ['*'];
}

export const isVisibleIn = (visibility: Visibility, namespace: string): boolean =>
  visibility === 'all' || visibility.has(namespace);

/** Reports whether objects of both visibilities are visible together in some namespace. */
export function areVisibleTogether(one: Visibility, other: Visibility): boolean {
  if (one === 'all') return other === 'all' || other.size > 0;
  if (other === 'all') return one.size > 0;
  return [...one].some((namespace) => other.has(namespace));
}

/** Returns the items of the `exportTo` annotation of a Service. */
export function exportToOfAnnotation(annotation: unknown): string[] {
  if (typeof annotation !== 'string') return [];
  return annotation
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
