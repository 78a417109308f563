import type { Problem } from '../../model';
import type { ReferenceContext } from './context';

/**
 * Says that this object cannot stand in this place, and what can. Stands there itself, so that the place can be found.
 */
export function misplaced(what: string, place: string, from: ReferenceContext, fix: string): unknown {
  const mark = Object.freeze({ misplaced: what });
  from.report?.({
    severity: 'error',
    code: 'references/misplaced',
    path: place,
    found: mark,
    message: 'a reference to this has no meaning here',
    fix,
  });
  return mark;
}

/** Problems of misplaced references with their whole paths, which are looked up only when there are such problems. */
export function located(problems: readonly Problem[], spec: unknown): Problem[] {
  return problems.map((problem) => {
    const { found } = problem;
    return {
      ...problem,
      path: pathOf(found, spec, 'spec') ?? problem.path,
      found: (found as { misplaced?: string }).misplaced,
    };
  });
}

function pathOf(wanted: unknown, value: unknown, path: string): string | undefined {
  if (value === wanted) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = pathOf(wanted, item, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
