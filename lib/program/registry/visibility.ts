import { textsOf, type Fields } from './read';

/** Namespaces in which an object may be seen: `all` of them, or those that are named. */
export type Visibility = 'all' | ReadonlySet<string>;

const NOWHERE: ReadonlySet<string> = new Set();

/**
 * Reads `exportTo`: `*` is everywhere, `~` is nowhere, `.` is the own namespace. An empty one is what the mesh config
 * says.
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

/** What the mesh config says of objects that say nothing themselves. */
export function defaultExport(meshConfig: Fields, field: string): readonly string[] {
  const given = textsOf(meshConfig, field);
  return given.length > 0 ? given : ['*'];
}

export const isVisibleIn = (visibility: Visibility, namespace: string): boolean =>
  visibility === 'all' || visibility.has(namespace);
