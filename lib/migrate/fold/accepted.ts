import { isRecord, MeshProblems, showValue, type Problem } from '../../model';
import { renderNodes } from '../../mesh/render';
import { resolveMesh } from '../../mesh/resolve';
import type { Notes } from '../noted';
import { at, pathNames, removedAt, type Tree } from '../tree';

type Step = string | number;

const MOST_REFUSALS = 50;

/**
 * Returns the props without fields that are refused, with a note on each. Where a rendered object is refused, the field
 * that makes it so is found by leaving out one after the other.
 */
export function accepted(given: Tree, notes: Notes): Tree {
  let props = given;
  for (let round = 0; round < MOST_REFUSALS; round++) {
    const problems = problemsOf(props);
    if (problems.length === 0) return props;
    const before = props;
    for (const problem of [...problems].reverse()) props = withoutCause(props, problem, notes);
    if (props === before) return props;
  }
  return props;
}

function problemsOf(props: Tree): readonly Problem[] {
  try {
    renderNodes(resolveMesh(props));
    return [];
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    return reason.problems.filter(({ severity }) => severity === 'error');
  }
}

function withoutCause(props: Tree, problem: Problem, notes: Notes): Tree {
  const named = operationOf(pathNames(problem.path));
  const isInProps = problem.object === undefined && valueAt(props, named) !== undefined && isCause(props, named);
  const cause = isInProps ? named : (causeOf(props, problem) ?? nearest(props, named));
  if (cause.length === 0) return props;
  const value = valueAt(props, cause);
  const where = namesInInput(props, isInProps ? pathNames(problem.path) : cause);
  const found = isInProps && 'found' in problem ? problem.found : setBy(value);
  const path = notes.locate(where, found) ?? ['props', ...cause];
  const { severity, fix } = problem;
  const message = isInProps ? problem.message : reasonOf(problem);
  notes.add({ severity, code: 'import/refused', path, value: found, message, fix: fix ?? 'correct it' });
  return withoutEmpty(removedAt(props, cause), cause.slice(0, -1));
}

/** Returns the reason why a field is the cause of a problem elsewhere. */
function reasonOf({ object, path, message, ...problem }: Problem): string {
  const place = [object, path].filter((part) => part !== undefined).join(' ');
  const got = 'found' in problem ? `${showValue(problem.found)} ` : '';
  return `with it ${place} is refused: ${got}${message}`;
}

/** Removes what a removed field has left empty: a map, or a patch without any change. */
function withoutEmpty(props: Tree, path: readonly Step[]): Tree {
  const left = valueAt(props, path);
  if (path.length === 0 || left === undefined) return props;
  const isPatch = path.length === 2 && path[0] === 'patches';
  const fields = isPatch && isRecord(left) ? [left.merge, left.json].filter((part) => part !== undefined) : left;
  const isEmpty = Array.isArray(fields) ? fields.length === 0 : isRecord(fields) && Object.keys(fields).length === 0;
  const isGateway = path.length <= 2 && /Gateways$/.test(String(path[0]));
  return isEmpty && !isGateway ? withoutEmpty(removedAt(props, path), path.slice(0, -1)) : props;
}

/** Returns the path of the whole operation, for a path inside an operation of a patch. */
const operationOf = (path: readonly Step[]): readonly Step[] =>
  path[0] === 'patches' && path[2] === 'json' ? path.slice(0, 4) : path;

const valueAt = (tree: Tree, path: readonly Step[]): unknown => at(tree, path.map(String));

/** Returns the value that an operation of a patch writes; of other fields, the field itself. */
const setBy = (value: unknown): unknown => (isRecord(value) && 'op' in value && 'value' in value ? value.value : value);

/** Returns the end of the path that a field of the props has in the input; that of an operation is its own path. */
function namesInInput(props: Tree, path: readonly Step[]): readonly Step[] {
  const [list, index, form, operation] = path;
  if (list !== 'patches' || form !== 'json') return path;
  const target = String(at(props, ['patches', String(index), 'json', String(operation), 'path']) ?? '');
  const names = target.split('/').slice(1);
  return [...names.map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~')), ...path.slice(5)];
}

/** Returns the field without which less is refused; those that the problem names are tried first. */
function causeOf(props: Tree, { path }: Problem): readonly Step[] | undefined {
  const names = pathNames(path).map(String).reverse();
  const far = (leaf: readonly Step[]): number => {
    const place = names.findIndex((name) => leaf.map(String).includes(name));
    return place === -1 ? names.length : place;
  };
  return settings(props)
    .sort((a, b) => far(a) - far(b))
    .find((leaf) => isCause(props, leaf));
}

/** Reports whether less is refused without a field. A problem names the nearest field, which may be another one. */
const isCause = (props: Tree, path: readonly Step[]): boolean =>
  problemsOf(removedAt(props, path)).length < problemsOf(props).length;

/** Returns the paths of the operations of patches, and of all other fields; the last ones first. */
function settings(tree: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  const isOperation = path.length === 4 && path[2] === 'json';
  if (Array.isArray(tree) && path.length <= 3)
    return tree.flatMap((item: unknown, i) => settings(item, [...path, i])).reverse();
  if (!isRecord(tree) || isOperation || Object.keys(tree).length === 0) return path.length === 0 ? [] : [path];
  return Object.entries(tree)
    .filter(([name]) => !(path[0] === 'patches' && path.length === 2 && name !== 'merge' && name !== 'json'))
    .flatMap(([name, item]) => settings(item, [...path, name]))
    .reverse();
}

/** Returns the path of the field, or of the nearest map above it that is there. */
function nearest(props: Tree, path: readonly Step[]): readonly Step[] {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (valueAt(props, part) !== undefined) return part;
  }
  return [];
}
