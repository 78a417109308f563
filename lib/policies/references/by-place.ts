import type { ReferenceContext } from './context';

/** Function that returns the reference to a subject in a field. */
export type ReferenceWriter<Subject> = (subject: Subject, place: string, from: ReferenceContext) => unknown;

/** Returns a table of writers by field name, from rows of fields that take the same reference. */
export const writersByPlace = <Subject>(
  rows: readonly (readonly [places: readonly string[], write: ReferenceWriter<Subject>])[],
): ReadonlyMap<string, ReferenceWriter<Subject>> =>
  new Map(rows.flatMap(([places, write]) => places.map((place) => [place, write] as const)));
