import { meshConfigProblems } from '../api/mesh-config';
import type { Notes } from './noted';
import { at, pathNames, pathText, removedAt } from './tree';

/** Removes the fields of a mesh config for which istiod would drop all of it, with a note on each field. */
export function withoutBadMeshConfig<T>(
  tree: T,
  place: readonly string[],
  { version, notes, prefix = '' }: { readonly version: string; readonly notes: Notes; readonly prefix?: string },
): T {
  const config = at(tree, place);
  if (config === undefined || config === null) return tree;
  const shown = [prefix, pathText(place)].filter((part) => part !== '').join('.');
  let result = tree;
  for (const problem of meshConfigProblems(config, { version }).reverse()) {
    const isError = problem.severity === 'error';
    const message = isError ? `${problem.message}: istiod would not read it, so it is left out` : problem.message;
    const fix = problem.fix ?? (isError ? 'correct it' : undefined);
    notes.problem({ ...problem, code: 'import/mesh-config', message, fix }, shown);
    if (isError) result = removedAt(result, [...place, ...pathNames(problem.path)]);
  }
  return result;
}
