import type { Problem } from '../../model';
import type { ReferenceContext } from './context';

/**
 * Reports a reference that the field cannot take, with what it can. The returned marker takes the place of the value,
 * so that the path can be found.
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

/** Completes the paths of misplaced references, which are searched only when there are such problems. */
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
