import { textsOf, type Fields } from './read';

/** Namespaces in which an object is visible: `all` of them, or a set of names. */
export type Visibility = 'all' | ReadonlySet<string>;

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
